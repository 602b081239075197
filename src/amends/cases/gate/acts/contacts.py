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
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.disclosing import UnknownMethodError
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.state import CaseState, Stage
from amends.lang.names import suggestion
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


class ContactGoesOnError(GateError):
    """Another contact goes on."""


class NoContactError(GateError):
    """Nobody is in contact with the customer."""


def no_contact_goes_on(attempt: Attempt[BeginContact]) -> None:
    """One contact at a time."""
    if attempt.state.contact is not None:
        raise ContactGoesOnError(
            f"a contact by {attempt.state.contact.channel} goes on", "end it first: `amends case end-contact`"
        )


def a_contact_goes_on(attempt: Attempt[object]) -> None:
    """Somebody speaks with the customer."""
    if attempt.state.contact is None:
        raise NoContactError("nobody is in contact with the customer", "begin a contact: `amends case contact`")


def method_is_known(attempt: Attempt[VerifyCaller]) -> None:
    """The client has settled for what the method is enough."""
    methods = attempt.around.house.verification
    if attempt.request.method not in methods:
        raise UnknownMethodError(
            f"`{attempt.request.method}` is no way of verifying a caller here",
            suggestion(attempt.request.method, methods) or "see the client's settings",
        )


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
    if state.stage in (Stage.RESOLVED, Stage.CLOSED):
        return events
    if not state.is_path_sent and attempt.around.policy.escalation:
        events.append(PathSent(steps=path_in_words(attempt.around.policy)))
    left = attempt.request.how is EndOfContact.HUNG_UP
    if state.call_back_due is None and ((left and attempt.around.house.calls_back) or _was_denied(state)):
        due = attempt.around.at + attempt.around.house.call_back_within
        why = "the customer hung up before the case was resolved" if left else "a wish was denied"
        events.append(CallBackPromised(due=due, why=why))
    return events


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
    who = step.to if step.outside else f"a {step.to.replace('_', ' ')}"
    within = f", who answers within {step.within.count} {step.within.unit}" if step.within is not None else ""
    after = f", after {step.after.count} {step.after.unit}" if step.after is not None else ""
    return f"{who}{within}{after}" + (" (outside the house)" if step.outside else "")
