"""Giving, withholding, and what becomes of what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.giving import (
    Basis,
    RemedyDeclined,
    RemedyGiven,
    RemedyReleased,
    RemedyReserved,
    RemedyReversed,
    RemedyUncertain,
    RemedyWithheld,
)
from amends.cases.gate.acts.lapsing import lapse
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.giving import amount_given, decided_remedy
from amends.cases.gate.rules.settling import Outcome, gift_of
from amends.cases.gate.rules.withholding import reasons_to_withhold
from amends.cases.parts import Gift
from amends.cases.state import Stage


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


@dataclass(frozen=True, slots=True)
class Decline:
    """The customer was offered what is owed, and does not want it; `words` are theirs, where they said why."""

    remedy: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Settle:
    """What became of what was promised; why, where it was not given, or how its condition came true."""

    entry: UUID
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reverse:
    """What was given by mistake is taken back."""

    entry: UUID
    why: str


def give(attempt: Attempt[Give]) -> Sequence[Event]:
    """It was promised; what awaits nothing is on its way at once."""
    decided = decided_remedy(attempt)
    is_owed = decided.status == "owed"
    return [
        RemedyReserved(
            entry=attempt.around.new_id(),
            remedy=attempt.request.remedy,
            amount=amount_given(attempt),
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


def decline(attempt: Attempt[Decline]) -> Sequence[Event]:
    """Nobody has to give it, for now: it can be given as long as it is owed."""
    if attempt.request.remedy in attempt.state.declined:
        return []
    return [RemedyDeclined(remedy=attempt.request.remedy, words=attempt.request.words)]


def settle(attempt: Attempt[Settle]) -> Sequence[Event]:
    """What became of it stands in the record; where something agreed is not given, the agreement is no more."""
    entry, why = attempt.request.entry, attempt.request.why
    match attempt.request.outcome:
        case Outcome.GIVEN:
            return [RemedyGiven(entry=entry, why=why or None)]
        case Outcome.RELEASED:
            return [RemedyReleased(entry=entry, why=why), *lapsed_without(attempt, gift_of(attempt), why)]
        case Outcome.UNCERTAIN:
            return [RemedyUncertain(entry=entry, why=why)]


def reverse(attempt: Attempt[Reverse]) -> Sequence[Event]:
    """It was taken back; where it was agreed, the agreement is no more."""
    return [
        RemedyReversed(entry=attempt.request.entry, why=attempt.request.why),
        *lapsed_without(attempt, gift_of(attempt), attempt.request.why),
    ]


def lapsed_without(attempt: Attempt[object], gift: Gift, why: str) -> list[Event]:
    """An approval binds exact terms: without a part of them, the rest is proposed anew.

    That their condition has not come true is what was agreed.
    """
    proposal = attempt.state.proposal
    if gift.hangs_on_condition:
        return []
    if attempt.state.stage is not Stage.AGREED or proposal is None or gift.approval != proposal.id:
        return []
    return lapse(attempt, proposal, f"what was agreed is not given: {why}", without=[gift.id])
