"""Entries of the ledger as plain data."""

from uuid import UUID

from amends.app.plain.values import Plain, exact, instant
from amends.ledger.entries import Entry


def entry_to_plain(entry: Entry) -> Plain:
    """An entry."""
    gift = entry.gift
    return {
        "id": str(entry.id),
        "case": _id(gift.case),
        "policy": gift.policy,
        "remedy": gift.remedy,
        "kind": gift.kind,
        "amount": exact(gift.amount),
        "state": entry.state.value,
        "customer": _id(gift.subject.customer),
        "account": _id(gift.subject.account),
        "household": _id(gift.subject.household),
        "agent": _id(gift.subject.agent),
        "team": gift.subject.team,
        "approval": _id(gift.approval),
        "approved": entry.approved,
        "reason": entry.reason,
        "opening": entry.opening,
        "at": instant(entry.at),
        "changed": instant(entry.changed_at),
    }


def _id(id: UUID | None) -> str | None:
    return None if id is None else str(id)
