"""What the events of contacts make of a case."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from amends.cases.events.contacts import (
    BY_LINK,
    CallerVerified,
    CaseOpened,
    ContactBegun,
    ContactEnded,
    PathSent,
)
from amends.cases.parts import Contact, Proposal
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def opened(recorded: Recorded, event: CaseOpened) -> CaseState:
    """The case as it begins."""
    return CaseState(
        id=recorded.case,
        client=event.client,
        reference=event.reference,
        customer=event.customer,
        policy=event.policy,
        problem=event.problem,
        opened_at=recorded.at,
        changed_at=recorded.at,
        number=recorded.number,
        account=event.account,
        household=event.household,
        product=event.product,
        order=event.order,
        owner=recorded.by.user if recorded.by is not None else None,
        team=recorded.by.team if recorded.by is not None else None,
    )


def contact_begun(state: CaseState, recorded: Recorded, event: ContactBegun) -> CaseState:
    """Whoever spoke before has to be verified anew; a call that was owed is made, where somebody speaks."""
    owed = state.call_back
    is_met = owed is not None and event.channel != BY_LINK
    missed = owed.due if owed is not None and is_met and owed.due < recorded.at else None
    contact = Contact(event.contact, event.channel, recorded.at, missed_call=missed)
    return replace(state, contacts=(*state.contacts, contact), call_back=None if is_met else owed)


def caller_verified(state: CaseState, recorded: Recorded, event: CallerVerified) -> CaseState:
    """More may be disclosed in this contact."""
    contacts = tuple(
        replace(one, discloses=one.discloses | frozenset(event.discloses)) if one.id == recorded.contact else one
        for one in state.contacts
    )
    return replace(state, contacts=contacts)


def contact_ended(state: CaseState, recorded: Recorded, event: ContactEnded) -> CaseState:
    """Nobody is on the line any more, and an approval that outlasts the contact has an end."""
    return replace(
        state,
        contacts=_ended(state.contacts, event.contact, recorded),
        proposals=tuple(_outlasting(one, recorded.at, state.call_back_due) for one in state.proposals),
    )


def _outlasting(proposal: Proposal, end: datetime, call_due: datetime | None) -> Proposal:
    approval = proposal.approval
    if approval is None or approval.expires is not None:
        return proposal
    ended = replace(approval, expires=end + approval.lasts)
    return replace(proposal, approval=ended if call_due is None else ended.lasting_through(call_due, end))


def _ended(contacts: tuple[Contact, ...], contact: UUID, recorded: Recorded) -> tuple[Contact, ...]:
    return tuple(replace(one, ended_at=recorded.at) if one.id == contact else one for one in contacts)


def path_sent(state: CaseState, _recorded: Recorded, _event: PathSent) -> CaseState:
    """The customer has the path in writing."""
    return replace(state, is_path_sent=True)
