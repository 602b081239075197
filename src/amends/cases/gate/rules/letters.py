"""Letters: what is recorded of them is recorded once, and only what still holds is sent again."""

from typing import Protocol
from uuid import UUID

from amends.cases.events.letters import LetterKind
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.parts import CaseLetter, LetterState
from amends.cases.state import Stage


class NoLetterError(GateError):
    """No such letter was sent in this case, nor failed to be."""


class LetterIsRecordedError(GateError):
    """What became of the letter is in the record already."""


class LetterOnItsWayError(GateError):
    """The letter is about to be sent."""


class NothingToSendError(GateError):
    """What the letter says does not hold any more."""


class NamesLetter(Protocol):
    """A request about a letter."""

    @property
    def letter(self) -> UUID:
        """Which one."""


class NamesSending(NamesLetter, Protocol):
    """A request about one sending of a letter."""

    @property
    def sending(self) -> int:
        """The how manieth."""


def letter_meant(attempt: Attempt[NamesLetter]) -> CaseLetter:
    """The letter that is meant.

    Raises:
        NoLetterError: the case has none of that id.
    """
    letter = attempt.state.letters.get(attempt.request.letter)
    if letter is None:
        raise NoLetterError(
            "no such letter was sent in this case, nor failed to be", "see which there are: `amends case letters`"
        )
    return letter


def is_a_letter(attempt: Attempt[NamesLetter]) -> None:
    """Only what was written can be sent again or posted."""
    letter_meant(attempt)


def is_not_on_its_way(attempt: Attempt[NamesLetter]) -> None:
    """What is about to be sent is not sent twice."""
    if letter_meant(attempt).state is LetterState.ASKED:
        raise LetterOnItsWayError("the letter is about to be sent", "wait for it, and look again")


def still_holds(attempt: Attempt[NamesLetter]) -> None:
    """An offer that does not stand any more is not put to anybody again."""
    if letter_meant(attempt).kind is LetterKind.OFFER and attempt.state.stage is not Stage.OFFERED:
        raise NothingToSendError(
            "the offer in that letter does not stand any more", "the customer is told what holds now"
        )


def is_not_recorded(attempt: Attempt[NamesSending]) -> None:
    """One sending is sent once, however often somebody comes to say so."""
    letter = attempt.state.letters.get(attempt.request.letter)
    if letter is not None and letter.sending >= attempt.request.sending and letter.state is not LetterState.ASKED:
        raise LetterIsRecordedError("what became of that letter is recorded already", "see `amends case letters`")


def has_not_failed(attempt: Attempt[NamesSending]) -> None:
    """One sending fails once; that an earlier one came back says nothing of the one after it."""
    letter = attempt.state.letters.get(attempt.request.letter)
    if letter is None:
        return
    is_earlier = letter.sending > attempt.request.sending
    if is_earlier or (letter.state is LetterState.FAILED and letter.sending == attempt.request.sending):
        raise LetterIsRecordedError(
            "that letter was sent again since" if is_earlier else "that the letter failed is recorded already",
            "see `amends case letters`",
        )
