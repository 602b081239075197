"""Calls that are owed: promising one, trying, agreeing on a time, putting it into other hands, and its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from amends.calendars.windows import CallTime, call_time
from amends.cases.call_backs import is_in_sample
from amends.cases.events.call_backs import (
    CallBackAgreed,
    CallBackAssigned,
    CallBackEnded,
    CallBackTried,
    CallOutcome,
    EndOfCallBack,
)
from amends.cases.events.contacts import CallBackPromised, ContactBegun
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Event
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.call_backs import owed
from amends.cases.gate.rules.ending import Resolves
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.state import CaseState
from amends.directory.settings import NeedsNotMet

BY_PHONE = "phone"
WAS_PROMISED = "somebody promised it"


@dataclass(frozen=True, slots=True)
class PromiseCallBack:
    """Somebody will call, and why; `is_said` is False where nobody promised it themselves."""

    why: str
    is_said: bool = True


@dataclass(frozen=True, slots=True)
class TryCallBack:
    """Somebody called."""

    outcome: CallOutcome


@dataclass(frozen=True, slots=True)
class AgreeCallBack:
    """The customer agreed on when."""

    opens: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class AssignCallBack:
    """Somebody else calls; whoever of the team comes to it, where nobody is named. `words` are for whoever calls."""

    user: UUID | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class EndCallBack:
    """The call is owed no longer, and why."""

    how: EndOfCallBack
    words: str


def promise(attempt: Attempt[PromiseCallBack]) -> Sequence[Event]:
    """A call is owed, within the customer's hours of the next business day."""
    if not attempt.request.is_said:
        return [promised(attempt, attempt.request.why)]
    return [replace(promised(attempt, WAS_PROMISED), is_said=True, words=attempt.request.why)]


def promised(attempt: Attempt[object], why: str) -> CallBackPromised:
    """The promise of a call, in as many business days as the client has settled, while the customer can be called."""
    time = _next_time(attempt, attempt.around.house.call_back_days)
    return CallBackPromised(opens=time.start, due=time.end, suits_customer=time.suits_customer, why=why)


def try_it(attempt: Attempt[TryCallBack]) -> Sequence[Event]:
    """Whoever is reached is in contact; else another time follows, until the customer was tried often enough."""
    outcome, around = attempt.request.outcome, attempt.around
    if outcome is CallOutcome.REACHED:
        return [CallBackTried(outcome=outcome), ContactBegun(contact=around.new_id(), channel=BY_PHONE)]
    if len(owed(attempt).attempts) + 1 >= around.house.call_back_attempts:
        return [CallBackTried(outcome=outcome), CallBackEnded(how=EndOfCallBack.TRIED_ENOUGH)]
    time = _next_time(attempt, days=1)
    return [CallBackTried(outcome=outcome, opens=time.start, due=time.end)]


def agree(attempt: Attempt[AgreeCallBack]) -> Sequence[Event]:
    """The customer's own time."""
    return [CallBackAgreed(opens=attempt.request.opens, due=attempt.request.due)]


def assign(attempt: Attempt[AssignCallBack]) -> Sequence[Event]:
    """It is in other hands."""
    return [CallBackAssigned(user=attempt.request.user, words=attempt.request.words)]


def end(attempt: Attempt[EndCallBack]) -> Sequence[Event]:
    """It is owed no longer."""
    return [CallBackEnded(how=attempt.request.how, words=attempt.request.words)]


def _next_time(attempt: Attempt[object], days: int) -> CallTime:
    around = attempt.around
    return call_time(around.calendar, around.window(), around.at, days=days)


def needs_were_not_met(attempt: Attempt[Resolves], *, is_called_already: bool) -> list[Event]:
    """What follows where needs were not met is the client's choice; after a denial without a last word it is a call."""
    unmet = attempt.request.needs_met in (NeedsMet.NO, NeedsMet.PARTLY)
    if not unmet or attempt.state.has_final_response or is_called_already:
        return []
    is_called = was_denied(attempt.state) or wants_call(attempt)
    return [promised(attempt, "the customer's needs were not met")] if is_called else []


def wants_call(attempt: Attempt[object]) -> bool:
    """Whether the client calls this customer back whose needs were not met: all of them, or a sample."""
    house = attempt.around.house
    if house.needs_not_met is NeedsNotMet.SAMPLE:
        return is_in_sample(attempt.state.id, house.sample_percent)
    return house.needs_not_met is NeedsNotMet.CALL_ALL


def was_denied(state: CaseState) -> bool:
    """A denial without the last word of the house is always followed by a call."""
    if state.has_final_response or state.decision is None:
        return False
    remedies = state.decision.decided.remedies
    return any(remedies[remedy].status in REFUSED or remedy in state.withheld for remedy in state.told)
