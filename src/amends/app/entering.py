"""From the events of a case into the ledger: what was promised, given, released and reversed."""

from collections.abc import Sequence
from datetime import datetime

from amends.cases.events.event import Event
from amends.cases.events.giving import (
    RemedyGiven,
    RemedyReleased,
    RemedyReserved,
    RemedyReversed,
    RemedyUncertain,
)
from amends.cases.recorded import By
from amends.cases.state import CaseState
from amends.lang.tree import PolicyTree
from amends.ledger import transitions
from amends.ledger.entries import Entry, EntryState, Gift
from amends.ledger.subject import Subject
from amends.store.ledger import StoredLedger


def enter(
    ledger: StoredLedger, events: Sequence[Event], case: CaseState, tree: PolicyTree, by: By, at: datetime
) -> None:
    """Makes the ledger follow the events of a case, in the same transaction; `case` stands as before them.

    Raises:
        LedgerError: what the events say does not fit what stands in the ledger.
        ChangedMeanwhileError: somebody else changed an entry first.
    """
    for event in events:
        match event:
            case RemedyReserved():
                ledger.enter(transitions.reserve(_gift(ledger, event, case, tree, by), event.entry, at))
            case RemedyGiven():
                entry = _entry(ledger, event)
                given = (
                    transitions.settle(entry, given=True, reason=event.why or "it was found to be given", at=at)
                    if entry.state is EntryState.UNCERTAIN
                    else transitions.give(entry, at)
                )
                ledger.change(entry, given)
            case RemedyReleased():
                entry = _entry(ledger, event)
                released = (
                    transitions.settle(entry, given=False, reason=event.why, at=at)
                    if entry.state is EntryState.UNCERTAIN
                    else transitions.release(entry, event.why, at)
                )
                ledger.change(entry, released)
            case RemedyUncertain():
                entry = _entry(ledger, event)
                ledger.change(entry, transitions.mark_uncertain(entry, event.why, at))
            case RemedyReversed():
                entry = _entry(ledger, event)
                ledger.change(entry, transitions.reverse(entry, event.why, at))
            case _:
                pass


def subject_of(case: CaseState, by: By) -> Subject:
    """For whom and by whom something is given in a case: by whoever proposed it, where it was proposed."""
    proposer = case.proposal.by if case.proposal is not None and case.is_exception_open else by
    return Subject(
        customer=case.customer,
        account=case.account,
        household=case.household,
        agent=proposer.user,
        team=proposer.team,
    )


def _gift(ledger: StoredLedger, event: RemedyReserved, case: CaseState, tree: PolicyTree, by: By) -> Gift:
    before = [
        entry
        for entry in ledger.of_case(case.id)
        if entry.gift.remedy == event.remedy and entry.gift.approval == event.approval
    ]
    return Gift(
        client=case.client,
        case=case.id,
        policy=tree.name,
        remedy=event.remedy,
        kind=tree.remedies[event.remedy].kind,
        amount=event.amount,
        subject=subject_of(case, by),
        approval=event.approval,
        round=len(before) + 1,
    )


def _entry(ledger: StoredLedger, event: RemedyGiven | RemedyReleased | RemedyUncertain | RemedyReversed) -> Entry:
    entry = ledger.entry(event.entry)
    if entry is None:
        raise LookupError(f"the ledger has no entry `{event.entry}`; `amends verify` says what differs")
    return entry
