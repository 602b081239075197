"""Entries of the ledger as rows, and back."""

from sqlalchemy import Row

from amends.ledger.entries import Entry, EntryState, Gift
from amends.ledger.subject import Subject

Values = dict[str, object]


def row_of(entry: Entry) -> Values:
    """The columns of an entry."""
    gift, subject = entry.gift, entry.gift.subject
    return {
        "id": entry.id,
        "client": gift.client,
        "key": entry.key,
        "case": gift.case,
        "policy": gift.policy,
        "remedy": gift.remedy,
        "kind": gift.kind,
        "amount": gift.amount,
        "customer": subject.customer,
        "account": subject.account,
        "household": subject.household,
        "agent": subject.agent,
        "team": subject.team,
        "approval": gift.approval,
        "round": gift.round,
        "approved": entry.approved,
        "state": entry.state.value,
        "at": entry.at,
        "changed_at": entry.changed_at,
        "reason": entry.reason,
        "opening": entry.opening,
    }


def entry_of(row: Row[tuple[object, ...]]) -> Entry:
    """The entry that a row holds."""
    values = row._mapping
    gift = Gift(
        client=values["client"],
        case=values["case"],
        policy=values["policy"],
        remedy=values["remedy"],
        kind=values["kind"],
        amount=values["amount"],
        subject=Subject(
            customer=values["customer"],
            account=values["account"],
            household=values["household"],
            agent=values["agent"],
            team=values["team"],
        ),
        approval=values["approval"],
        round=values["round"],
    )
    return Entry(
        id=values["id"],
        key=values["key"],
        gift=gift,
        state=EntryState(values["state"]),
        at=values["at"],
        changed_at=values["changed_at"],
        approved=values["approved"],
        reason=values["reason"],
        opening=values["opening"],
    )
