"""Giving, withholding, and what becomes of what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.giving import (
    Basis,
    RemedyGiven,
    RemedyReleased,
    RemedyReserved,
    RemedyReversed,
    RemedyUncertain,
    RemedyWithheld,
)
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import decided_remedy
from amends.cases.gate.rules.withholding import reasons_to_withhold
from amends.cases.parts import Gift, GiftState, ProposalState


@dataclass(frozen=True, slots=True)
class Give:
    """A remedy that the decision owes or leaves to discretion; without an amount, all that it gives."""

    remedy: str
    amount: Decimal | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Withhold:
    """A discretion that is not used, with its reason; like cases that got it were shown before."""

    remedy: str
    reason: str
    precedents_otherwise: int = 0


class Outcome(StrEnum):
    """What became of what was promised."""

    GIVEN = "given"
    RELEASED = "released"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Settle:
    """What became of what was promised, and why where it was not given."""

    entry: UUID
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reverse:
    """What was given by mistake is taken back."""

    entry: UUID
    why: str


class NoGiftError(GateError):
    """There is no such gift, or nothing is to be settled about it."""


class NotAgreedError(GateError):
    """The customer has not accepted it."""


class NoWhyError(GateError):
    """The reason is missing."""


def is_to_be_settled(attempt: Attempt[Settle]) -> None:
    """It was promised, and is not given or released yet."""
    gift = gift_of(attempt, attempt.request.entry)
    if not gift.is_open:
        raise NoGiftError(f"`{gift.remedy}` is {gift.state} already", "a mistake is reversed: `amends case reverse`")


def is_agreed(attempt: Attempt[Settle]) -> None:
    """What an approval has reserved is given when the customer has accepted it, not before; nor by another way."""
    gift = gift_of(attempt, attempt.request.entry)
    if gift.approval is None:
        return
    proposal = next(one for one in attempt.state.proposals if one.id == gift.approval)
    if proposal.state is not ProposalState.ACCEPTED:
        raise NotAgreedError(
            f"the customer has not accepted `{gift.remedy}` yet", "offer it, or withdraw the proposal to release it"
        )


def was_given(attempt: Attempt[Reverse]) -> None:
    """Only what was given can be taken back; what was only promised is released."""
    gift = gift_of(attempt, attempt.request.entry)
    if gift.state is not GiftState.GIVEN:
        raise NoGiftError(f"`{gift.remedy}` is {gift.state}, not given", "release it: `amends case settle`")


def says_why(attempt: Attempt[Settle | Reverse]) -> None:
    """Whatever is not simply given has a reason in words."""
    request = attempt.request
    if not request.why.strip() and not (isinstance(request, Settle) and request.outcome is Outcome.GIVEN):
        raise NoWhyError("the record has to say why", "say it with `--why`")


def gift_of(attempt: Attempt[object], entry: UUID) -> Gift:
    """A gift of the case.

    Raises:
        NoGiftError: it has none of that id.
    """
    gift = attempt.state.gifts.get(entry)
    if gift is None:
        raise NoGiftError(f"nothing with the number `{entry}` was given in this case", "see `amends case show`")
    return gift


def give(attempt: Attempt[Give]) -> Sequence[Event]:
    """It was promised; what awaits nothing is on its way at once."""
    decided = decided_remedy(attempt)
    amount = attempt.request.amount
    is_owed = decided.status == "owed"
    return [
        RemedyReserved(
            entry=attempt.around.new_id(),
            remedy=attempt.request.remedy,
            amount=(decided.value or Decimal(0)) if amount is None else amount,
            basis=Basis.ENTITLED if is_owed else Basis.DISCRETION,
            reason=None if is_owed else attempt.request.reason,
            awaits=decided.awaits,
        )
    ]


def withhold(attempt: Attempt[Withhold]) -> Sequence[Event]:
    """It was withheld, with the reason's sentence."""
    request = attempt.request
    return [
        RemedyWithheld(
            remedy=request.remedy,
            reason=request.reason,
            sentence_told=reasons_to_withhold(attempt)[request.reason],
            precedents_otherwise=request.precedents_otherwise,
        )
    ]


def settle(attempt: Attempt[Settle]) -> Sequence[Event]:
    """What became of it stands in the record."""
    entry, why = attempt.request.entry, attempt.request.why
    match attempt.request.outcome:
        case Outcome.GIVEN:
            return [RemedyGiven(entry=entry)]
        case Outcome.RELEASED:
            return [RemedyReleased(entry=entry, why=why)]
        case Outcome.UNCERTAIN:
            return [RemedyUncertain(entry=entry, why=why)]


def reverse(attempt: Attempt[Reverse]) -> Sequence[Event]:
    """It was taken back."""
    return [RemedyReversed(entry=attempt.request.entry, why=attempt.request.why)]
