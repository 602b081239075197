"""Settling and reversing: what became of what was promised, and taking back what was given by mistake."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from amends.cases.events.giving import Basis
from amends.cases.events.returns import Found
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.forbidding import case_now, check_not_forbidden
from amends.cases.gate.rules.saying import says_why
from amends.cases.parts import Gift, GiftState, ProposalState


class Outcome(StrEnum):
    """What became of what was promised."""

    GIVEN = "given"
    RELEASED = "released"
    UNCERTAIN = "uncertain"


class NamesGift(Protocol):
    """A request about something that was promised or given."""

    @property
    def entry(self) -> UUID:
        """Its id."""


class Settles(NamesGift, Protocol):
    """A request that says what became of it."""

    @property
    def outcome(self) -> Outcome:
        """What became of it."""

    @property
    def why(self) -> str:
        """How that is known."""


class NoGiftError(GateError):
    """There is no such gift, or nothing is to be settled about it."""


class NotAgreedError(GateError):
    """The customer has not accepted it."""


class ConditionError(GateError):
    """Nobody has said whether its condition has come true."""


class NotArrivedError(GateError):
    """What it awaits has not arrived."""


def gift_of(attempt: Attempt[NamesGift]) -> Gift:
    """The gift that is meant.

    Raises:
        NoGiftError: the case has none of that id.
    """
    entry = attempt.request.entry
    gift = attempt.state.gifts.get(entry)
    if gift is None:
        raise NoGiftError(f"nothing with the number `{entry}` was given in this case", "see `amends case show`")
    return gift


def is_to_be_settled(attempt: Attempt[Settles]) -> None:
    """It was promised and not given or released yet; what is uncertain doesn't become so again."""
    gift = gift_of(attempt)
    if not gift.is_open:
        raise NoGiftError(f"`{gift.remedy}` is {gift.state} already", "a mistake is reversed: `amends case reverse`")
    if gift.state is GiftState.UNCERTAIN and attempt.request.outcome is Outcome.UNCERTAIN:
        raise NoGiftError(f"`{gift.remedy}` is uncertain already", "find out whether the customer has it")


def is_agreed(attempt: Attempt[NamesGift]) -> None:
    """What an approval has reserved is given when the customer has accepted it, not before; nor by another way."""
    gift = gift_of(attempt)
    if gift.approval is None or gift.state is not GiftState.RESERVED:
        return
    proposal = next(one for one in attempt.state.proposals if one.id == gift.approval)
    if proposal.state is not ProposalState.ACCEPTED:
        raise NotAgreedError(
            f"the customer has not accepted `{gift.remedy}` yet", "offer it, or withdraw the proposal to release it"
        )


def nothing_forbids_giving_it(attempt: Attempt[Settles]) -> None:
    """What was promised is not given once it is forbidden; that it was given can always be recorded."""
    gift = gift_of(attempt)
    if attempt.request.outcome is Outcome.GIVEN and gift.state is GiftState.RESERVED:
        check_not_forbidden(attempt, gift.remedy)


def has_arrived(attempt: Attempt[Settles]) -> None:
    """What was promised by policy until something arrives is given when that is known; an exception says it itself."""
    gift = gift_of(attempt)
    is_waiting = gift.awaits and gift.basis is not Basis.EXCEPTION and gift.state is GiftState.RESERVED
    if not is_waiting or attempt.request.outcome is not Outcome.GIVEN:
        return
    sent = attempt.state.return_for(gift.id)
    if sent is not None and sent.found is Found.RIGHT:
        return
    case = case_now(attempt)
    awaited = case.tree.remedies[gift.remedy].awaits
    if awaited is not None and case.evaluation.truth(awaited) is not True:
        raise NotArrivedError(
            f"`{gift.remedy}` awaits `{awaited.text}`, which is not known to be so",
            "record it when it is: `amends case fact`",
        )


def condition_is_judged(attempt: Attempt[Settles]) -> None:
    """What was agreed under a condition is given when somebody says how that has come true."""
    gift = gift_of(attempt)
    if gift.hangs_on_condition and attempt.request.outcome is Outcome.GIVEN and not attempt.request.why.strip():
        raise ConditionError(
            f"`{gift.remedy}` has a condition: “{gift.condition}”",
            "where it has come true, say how with `--why`; where it has not, settle it as `released`",
        )


def says_what_happened(attempt: Attempt[Settles]) -> None:
    """Whatever is not simply given has a reason in words; so has how somebody found out what was uncertain."""
    if attempt.request.outcome is not Outcome.GIVEN or gift_of(attempt).state is GiftState.UNCERTAIN:
        says_why(attempt)


def was_given(attempt: Attempt[NamesGift]) -> None:
    """Only what was given can be taken back; what was only promised is released."""
    gift = gift_of(attempt)
    if gift.state is not GiftState.GIVEN:
        raise NoGiftError(f"`{gift.remedy}` is {gift.state}, not given", "release it: `amends case settle`")
