"""The ledger of a client in the store: its entries and their balances, within the caller's transaction."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from amends.ledger.balances import Balance, BalanceKey, change_of, sum_of_changes
from amends.ledger.entries import Entry
from amends.ledger.ports import EnteredBeforeError
from amends.ledger.selection import Selection, Tally
from amends.store.errors import ChangedMeanwhileError
from amends.store.ledger_balances import balances_of_client, change_balances, lock_balances
from amends.store.ledger_rows import entry_of, row_of
from amends.store.ledger_tables import ledger_entries
from amends.store.parts import in_parts
from amends.store.registry_tables import policy_versions
from amends.store.streams import streamed

_table = ledger_entries.c
_SUBJECTS = {
    "customer": _table.customer,
    "account": _table.account,
    "household": _table.household,
    "agent": _table.agent,
    "team": _table.team,
}
_ALIKE = (_table.amount, _table.kind, _table.approved, _table.team)


class StoredLedger:
    """The ledger of one client, as `ledger.ports` ask for it.

    Args:
        connection: the transaction in which everything is read and written.
        client: the client; entries of others are neither seen nor taken.
    """

    def __init__(self, connection: Connection, client: UUID) -> None:
        self._connection = connection
        self._client = client

    def of(self, selection: Selection) -> Sequence[Entry]:
        """The selected entries, the latest first."""
        query = select(ledger_entries).where(self._selected(selection)).order_by(_table.at.desc(), _table.id.desc())
        return tuple(map(entry_of, self._connection.execute(query)))

    def tallies(self, selection: Selection) -> Sequence[Tally]:
        """The selected entries counted together where they are alike.

        The database counts and does not sum: amounts are exact texts, and few of many are different.
        """
        query = select(*_ALIKE, func.count(), func.max(_table.at)).where(self._selected(selection)).group_by(*_ALIKE)
        return tuple(
            Tally(count=count, last=last, amount=amount, kind=kind, approved=approved, team=team)
            for amount, kind, approved, team, count, last in self._connection.execute(query)
        )

    def entry(self, entry_id: UUID) -> Entry | None:
        """The entry with that id."""
        return self._one(_table.id == entry_id)

    def of_case(self, case: UUID) -> Sequence[Entry]:
        """The entries of a case, the first one first."""
        query = select(ledger_entries).where(_table.client == self._client, _table.case == case)
        return tuple(map(entry_of, self._connection.execute(query.order_by(_table.at, _table.id))))

    def of_customer(self, customer: UUID, since: datetime) -> Sequence[Entry]:
        """What was entered for a customer since then under any policy, the latest first."""
        # The index goes by policy first; a client has few.
        policies = select(policy_versions.c.policy).where(policy_versions.c.client == self._client).distinct()
        query = select(ledger_entries).where(
            _table.client == self._client,
            _table.policy.in_(policies),
            _table.customer == customer,
            _table.at >= since,
        )
        return tuple(map(entry_of, self._connection.execute(query.order_by(_table.at.desc(), _table.id.desc()))))

    def all(self) -> Iterator[Entry]:
        """Every entry of the client, in any order."""
        return map(entry_of, streamed(self._connection, select(ledger_entries).where(_table.client == self._client)))

    def balances(self) -> dict[BalanceKey, Balance]:
        """Every balance of the client as it is stored; `verify` compares it with what follows from the entries."""
        return balances_of_client(self._connection, self._client)

    def lock(self, keys: Collection[BalanceKey]) -> None:
        """Holds these balances until the transaction ends."""
        lock_balances(self._connection, keys)

    def enter(self, entry: Entry) -> None:
        """Adds an entry, and what it changes of the balances.

        Raises:
            EnteredBeforeError: the gift stands in the ledger already.
        """
        changes = change_of(None, entry)
        # Who enters the same gift at the same time waits here, and then finds it.
        self.lock(changes)
        before = self._one(_table.key == entry.key)
        if before is not None:
            raise EnteredBeforeError(before)
        self._add([entry], changes)

    def enter_opening(self, entries: Iterable[Entry]) -> int:
        """Adds opening balances, and tells how many were new; what was imported before is passed over."""
        by_key = {entry.key: entry for entry in entries}
        self.lock(sum_of_changes((None, entry) for entry in by_key.values()))
        for keys in in_parts(tuple(by_key)):
            query = select(_table.key).where(_table.client == self._client, _table.key.in_(keys))
            for key in self._connection.scalars(query):
                del by_key[key]
        new = list(by_key.values())
        self._add(new, sum_of_changes((None, entry) for entry in new))
        return len(new)

    def change(self, before: Entry, after: Entry) -> None:
        """Puts an entry into its next state, with what that changes of the balances.

        Raises:
            ChangedMeanwhileError: the entry is no longer as it was before.
        """
        changes = change_of(before, after)
        self.lock(changes)
        changed = self._connection.execute(
            update(ledger_entries)
            .where(_table.client == self._client, _table.id == before.id)
            .where(_table.state == before.state.value, _table.changed_at == before.changed_at)
            .values(state=after.state.value, changed_at=after.changed_at, reason=after.reason)
        )
        if changed.rowcount != 1:
            raise ChangedMeanwhileError(
                f"{before.gift.words()} is no longer {before.state}: someone else changed it meanwhile",
                "look at the case again",
            )
        change_balances(self._connection, changes)

    def _add(self, entries: Sequence[Entry], changes: dict[BalanceKey, Balance]) -> None:
        if any(entry.gift.client != self._client for entry in entries):
            raise ValueError("an entry of another client")
        if entries:
            self._connection.execute(insert(ledger_entries), list(map(row_of, entries)))
        change_balances(self._connection, changes)

    def _one(self, condition: ColumnElement[bool]) -> Entry | None:
        query = select(ledger_entries).where(_table.client == self._client, condition)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else entry_of(row)

    def _selected(self, selection: Selection) -> ColumnElement[bool]:
        """What `Selection.takes` says, of this client's rows."""
        subject = _SUBJECTS[selection.per]
        one = selection.subject if selection.per == "team" else UUID(selection.subject)
        conditions = [
            _table.client == self._client,
            _table.policy == selection.policy,
            subject == one,
            _table.remedy.in_(selection.remedies),
            _table.state.in_(sorted(selection.states)),
        ]
        if selection.since is not None:
            conditions.append(_table.at >= selection.since)
        if selection.until is not None:
            conditions.append(_table.at <= selection.until)
        if selection.without_case is not None:
            conditions.append(_table.case.is_distinct_from(selection.without_case))
        if selection.without_entries:
            conditions.append(_table.id.not_in(selection.without_entries))
        return and_(*conditions)
