"""Contacts: beginning and ending one, and verifying who is speaking."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.cases.events.call_backs import CallBackEnded, CallBackMet, EndOfCallBack
from amends.cases.events.contacts import (
    BY_LINK,
    CallerVerified,
    ContactBegun,
    ContactEnded,
    EndOfContact,
    PathSent,
)
from amends.cases.events.event import Event
from amends.cases.gate.acts.call_backs import WAS_PROMISED, promised, wants_call, was_denied
from amends.cases.gate.attempt import Attempt
from amends.cases.parts import Contact
from amends.cases.state import ON_THE_ROUTE, Stage
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
    """A contact began; a call that was owed is kept by it, or was missed, whoever has called whom."""
    channel, owed = attempt.request.channel, attempt.state.call_back
    begun = ContactBegun(contact=attempt.around.new_id(), channel=channel)
    if owed is None or channel == BY_LINK:
        return [begun]
    return [begun, CallBackMet(due=owed.due, is_missed=owed.due < attempt.around.at)]


def verify(attempt: Attempt[VerifyCaller]) -> Sequence[Event]:
    """The caller was verified, for what the method is enough."""
    discloses = tuple(attempt.around.house.verification[attempt.request.method])
    return [CallerVerified(method=attempt.request.method, discloses=discloses)]


def end(attempt: Attempt[EndContact]) -> Sequence[Event]:
    """The contact ended. Without a resolution, the path goes out in writing by itself, and a call may be owed."""
    state, contact = attempt.state, attempt.state.contact
    assert contact is not None, "the rule before has seen to it"
    events: list[Event] = [ContactEnded(contact=contact.id, how=attempt.request.how)]
    if state.stage in (Stage.RESOLVED, Stage.CLOSED) or (state.is_wish_met and not state.waiting_requests):
        return [*events, *_needs_no_call(attempt, contact)]
    events += path_in_writing(attempt)
    why = _why_a_call_is_owed(attempt)
    if why is not None and state.call_back is None:
        events.append(promised(attempt, why))
    return events


def _needs_no_call(attempt: Attempt[object], contact: Contact) -> list[Event]:
    """Who agrees on their own page is not called about what they have agreed to; a promise in person holds."""
    call = attempt.state.call_back
    is_over = attempt.state.stage is Stage.AGREED and contact.channel == BY_LINK
    if call is None or not is_over or call.why == WAS_PROMISED or call.promised_at > contact.begun_at:
        return []
    return [CallBackEnded(how=EndOfCallBack.REACHED_OTHERWISE, words="they agreed on their own page")]


def path_in_writing(attempt: Attempt[object]) -> list[Event]:
    """The path, if there is one and the customer has not got it since the last denial."""
    steps = path_in_words(attempt.around.policy)
    return [PathSent(steps=steps)] if steps and not attempt.state.is_path_sent else []


def _why_a_call_is_owed(attempt: Attempt[EndContact]) -> str | None:
    """Nobody waits on the line for an approver, or is left with a denial, without being called back."""
    if attempt.state.stage in ON_THE_ROUTE:
        return "Make It Right is not at its end"
    if was_denied(attempt.state):
        return "a wish was denied"
    if attempt.state.waiting_requests:
        return "a supervisor was asked for"
    if attempt.request.how is EndOfContact.HUNG_UP and wants_call(attempt):
        return "the customer hung up before the case was resolved"
    return None


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
