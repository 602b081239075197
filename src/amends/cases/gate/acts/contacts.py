"""Contacts: beginning and ending one, and verifying who is speaking."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.cases.events.contacts import (
    CallBackPromised,
    CallerVerified,
    ContactBegun,
    ContactEnded,
    EndOfContact,
    PathSent,
)
from amends.cases.events.event import Event
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.state import ON_THE_ROUTE, CaseState, Stage
from amends.cases.words import somebody_of
from amends.lang.times import CalendarSpan
from amends.lang.tree import EscalationStep, PolicyTree


@dataclass(frozen=True, slots=True)
class BeginContact:
    """A call, chat, mail or visit begins."""

    channel: str


@dataclass(frozen=True, slots=True)
class VerifyCaller:
    """Who is speaking was verified by one of the client's methods."""

    method: str


@dataclass(frozen=True, slots=True)
class EndContact:
    """The contact ended."""

    how: EndOfContact = EndOfContact.ENDED


def begin(attempt: Attempt[BeginContact]) -> Sequence[Event]:
    """A contact began."""
    return [ContactBegun(contact=attempt.around.new_id(), channel=attempt.request.channel)]


def verify(attempt: Attempt[VerifyCaller]) -> Sequence[Event]:
    """The caller was verified, for what the method is enough."""
    discloses = tuple(attempt.around.house.verification[attempt.request.method])
    return [CallerVerified(method=attempt.request.method, discloses=discloses)]


def end(attempt: Attempt[EndContact]) -> Sequence[Event]:
    """The contact ended. Without a resolution, the path goes out in writing by itself, and a call may be owed."""
    state, contact = attempt.state, attempt.state.contact
    assert contact is not None, "the rule before has seen to it"
    events: list[Event] = [ContactEnded(contact=contact.id, how=attempt.request.how)]
    if state.stage in (Stage.RESOLVED, Stage.CLOSED) or state.is_wish_met:
        return events
    events += path_in_writing(attempt)
    why = _why_a_call_is_owed(attempt)
    if why is not None:
        due = attempt.around.at + attempt.around.house.call_back_within
        events.append(CallBackPromised(due=due, why=why))
    return events


def path_in_writing(attempt: Attempt[object]) -> list[Event]:
    """The path, if there is one and the customer has not got it since the last denial."""
    steps = path_in_words(attempt.around.policy)
    return [PathSent(steps=steps)] if steps and not attempt.state.is_path_sent else []


def _why_a_call_is_owed(attempt: Attempt[EndContact]) -> str | None:
    """Nobody waits on the line for an approver, or is left with a denial, without being called back."""
    if attempt.state.stage in ON_THE_ROUTE:
        return "Make It Right is not at its end"
    if _was_denied(attempt.state):
        return "a wish was denied"
    if attempt.request.how is EndOfContact.HUNG_UP and attempt.around.house.calls_back:
        return "the customer hung up before the case was resolved"
    return None


def _was_denied(state: CaseState) -> bool:
    """A denial without the last word of the house is always followed by a call."""
    if state.has_final_response or state.decision is None:
        return False
    remedies = state.decision.decided.remedies
    return any(remedies[remedy].status in REFUSED or remedy in state.withheld for remedy in state.told)


def path_in_words(policy: PolicyTree) -> tuple[str, ...]:
    """Who can be asked next, and when they answer."""
    return tuple(_step(step) for step in policy.escalation)


def _step(step: EscalationStep) -> str:
    who = step.to if step.outside else somebody_of(step.to)
    within = f", who answers within {_span(step.within)}" if step.within is not None else ""
    after = f", after {_span(step.after)}" if step.after is not None else ""
    return f"{who}{within}{after}" + (" (outside the house)" if step.outside else "")


def _span(span: CalendarSpan) -> str:
    """`1 day`, `4 hours`."""
    return f"{span.count} {span.unit.removesuffix('s') if span.count == 1 else span.unit}"
