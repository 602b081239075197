"""Verifying the ledger: each balance is the sum of its entries."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from sqlalchemy import Column, Connection, String, func, select, type_coerce

from amends.ledger.balances import NOTHING, Balance, BalanceDifference, BalanceKey
from amends.ledger.entries import COUNTED_FOR_CAPS
from amends.ledger.subject import PER
from amends.ledger.sums import times
from amends.store.ledger_tables import ledger_balances, ledger_entries
from amends.store.streams import streamed, streamed_mappings

_Balances = Iterator[tuple[BalanceKey, Balance]]


def balance_differences(connection: Connection) -> Iterator[BalanceDifference]:
    """Every balance that is stored otherwise than it follows from the entries; few of them are held at a time."""
    for per in PER:
        yield from _differing(_from_entries(connection, per), _stored(connection, per))


def _differing(from_entries: _Balances, stored: _Balances) -> Iterator[BalanceDifference]:
    """Both come in the order of their keys; a missing one counts as 0."""
    entered, kept = next(from_entries, None), next(stored, None)
    while entered is not None or kept is not None:
        key = min(one[0] for one in (entered, kept) if one is not None)
        follows = stands = NOTHING
        if entered is not None and entered[0] == key:
            follows, entered = entered[1], next(from_entries, None)
        if kept is not None and kept[0] == key:
            stands, kept = kept[1], next(stored, None)
        if follows != stands:
            yield BalanceDifference(key, stored=stands, from_entries=follows)


def _from_entries(connection: Connection, per: str) -> _Balances:
    table = ledger_entries.c
    subject: Column[str] = table[per]
    key = (table.client, table.policy, type_coerce(subject, String).label("subject"), table.remedy)
    query = (
        select(*key, table.amount, func.count())
        .where(subject.is_not(None), table.state.in_(sorted(COUNTED_FOR_CAPS)))
        .group_by(*key, table.amount)
        .order_by(*key)
    )
    for (client, policy, whom, remedy), rows in groupby(streamed(connection, query), lambda row: row[:4]):
        total = NOTHING
        for *_, amount, count in rows:
            total = total.plus(Balance(count, times(amount, count)))
        yield BalanceKey(client, policy, per, whom, remedy), total


def _stored(connection: Connection, per: str) -> _Balances:
    table = ledger_balances.c
    query = (
        select(ledger_balances)
        .where(table.per == per)
        .order_by(table.client, table.policy, table.subject, table.remedy)
    )
    for row in streamed_mappings(connection, query):
        amount: Decimal = row["amount"]
        key = BalanceKey(row["client"], row["policy"], per, row["subject"], row["remedy"])
        yield key, Balance(row["count"], amount)
