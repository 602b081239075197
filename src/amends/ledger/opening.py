"""Opening balances: the entries of what was given before the ledger began.

Without them every repeat claimant would count as new on the first day. A table is taken as a whole or not at all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from amends.lang.quantities import plain
from amends.ledger.entries import Entry, EntryState, Gift
from amends.ledger.opening_rows import OpeningError, OpeningFault, OpeningRow
from amends.ledger.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """The client's people, by the names that a table uses for them."""

    customers: Mapping[str, UUID]
    accounts: Mapping[str, UUID]
    households: Mapping[str, UUID]
    agents: Mapping[str, UUID]


def opening_entries(
    rows: Sequence[OpeningRow], client: UUID, known: KnownPeople, new_id: Callable[[], UUID]
) -> tuple[Entry, ...]:
    """The entries of the rows, given and marked as opening balances.

    Rows that are alike in everything are gifts of their own, told apart by their order: the same table imported twice
    has the same keys twice, and so enters nothing a second time.

    Raises:
        OpeningError: with everyone whom the client does not know.
    """
    found: list[OpeningFault] = []
    entries = []
    alike: dict[str, int] = {}
    for row in rows:
        subject = _subject(row, known, found)
        content = _content(row, subject)
        alike[content] = alike.get(content, 0) + 1
        entries.append(_entry(row, client, subject, f"opening/{content}/{alike[content]}", new_id()))
    if found:
        raise OpeningError(found)
    return tuple(entries)


def _subject(row: OpeningRow, known: KnownPeople, faults: list[OpeningFault]) -> Subject:
    def one(column: str, name: str | None, among: Mapping[str, UUID]) -> UUID | None:
        if name is not None and name not in among:
            message = f"the client has no {column} `{name}`"
            faults.append(OpeningFault(row.line, column, message, f"import the {column}s first"))
        return among.get(name) if name is not None else None

    return Subject(
        customer=one("customer", row.customer, known.customers),
        account=one("account", row.account, known.accounts),
        household=one("household", row.household, known.households),
        agent=one("agent", row.agent, known.agents),
        team=row.team,
    )


def _content(row: OpeningRow, subject: Subject) -> str:
    """What identifies the content of a row. It names people by their ids alone, and only as a digest."""
    told = (row.policy, row.remedy, plain(row.amount), row.given_on, row.approved, subject.customer, subject.account,
            subject.household, subject.agent, subject.team)  # fmt: skip
    return sha256("\n".join("" if one is None else str(one) for one in told).encode()).hexdigest()


def _entry(row: OpeningRow, client: UUID, subject: Subject, key: str, entry_id: UUID) -> Entry:
    gift = Gift(
        client=client,
        case=None,
        policy=row.policy,
        remedy=row.remedy,
        kind=row.kind,
        amount=row.amount,
        subject=subject,
    )
    return Entry(
        id=entry_id,
        key=key,
        gift=gift,
        state=EntryState.GIVEN,
        at=row.at,
        changed_at=row.at,
        approved=row.approved,
        opening=True,
    )
