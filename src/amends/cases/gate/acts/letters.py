"""Letters to the customer: that one was sent, did not arrive, was posted by somebody, or is to go out again."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.letters import LetterAskedAgain, LetterFailed, LetterFault, LetterKind, LetterSent, LetterWay
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.letters import letter_meant


@dataclass(frozen=True, slots=True)
class RecordLetterSent:
    """A mail server took a letter in."""

    letter: UUID
    number: int
    kind: LetterKind
    language: str
    asked_language: str | None
    sending: int
    through: int


@dataclass(frozen=True, slots=True)
class RecordLetterFailed:
    """A letter does not reach the customer."""

    letter: UUID
    number: int
    kind: LetterKind
    sending: int
    through: int
    fault: LetterFault
    status: str | None = None


@dataclass(frozen=True, slots=True)
class SendLetterAgain:
    """A letter goes out once more, as it was written."""

    letter: UUID


@dataclass(frozen=True, slots=True)
class PostLetter:
    """Somebody has printed a letter and posted it, in the language that it was printed in."""

    letter: UUID
    language: str
    asked_language: str | None = None


def record_sent(attempt: Attempt[RecordLetterSent]) -> Sequence[Event]:
    """It is on its way."""
    request = attempt.request
    return [
        LetterSent(
            letter=request.letter,
            number=request.number,
            kind=request.kind,
            way=LetterWay.MAIL,
            language=request.language,
            asked_language=request.asked_language,
            sending=request.sending,
            through=request.through,
        )
    ]


def record_failed(attempt: Attempt[RecordLetterFailed]) -> Sequence[Event]:
    """It did not arrive."""
    request = attempt.request
    return [
        LetterFailed(
            letter=request.letter,
            number=request.number,
            kind=request.kind,
            sending=request.sending,
            through=request.through,
            fault=request.fault,
            status=request.status,
        )
    ]


def send_again(attempt: Attempt[SendLetterAgain]) -> Sequence[Event]:
    """It goes out once more."""
    letter = letter_meant(attempt)
    return [LetterAskedAgain(letter=letter.id, number=letter.number, kind=letter.kind, sending=letter.sending + 1)]


def post(attempt: Attempt[PostLetter]) -> Sequence[Event]:
    """It goes by post."""
    letter, request = letter_meant(attempt), attempt.request
    return [
        LetterSent(
            letter=letter.id,
            number=letter.number,
            kind=letter.kind,
            way=LetterWay.POST,
            language=request.language,
            asked_language=request.asked_language,
            sending=letter.sending + 1,
            through=letter.through,
        )
    ]
