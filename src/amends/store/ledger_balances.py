"""The stored balances: locked before they are added to, changed in the transaction of the entry that changes them."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Row, Select, Transaction, bindparam, select, text, update

from amends.ledger.balances import Balance, BalanceKey
from amends.store.ledger_tables import ledger_balances
from amends.store.parts import in_parts
from amends.store.types import Id

_table = ledger_balances.c

_ADD_IF_MISSING = text(
    "INSERT INTO ledger_balances (client, policy, per, subject, remedy, count, amount)"
    " VALUES (:client, :policy, :per, :subject, :remedy, 0, '0') ON CONFLICT DO NOTHING"
).bindparams(bindparam("client", type_=Id()))

_CHANGE = (
    update(ledger_balances)
    .where(*(_table[name] == bindparam(f"of_{name}") for name in ("client", "policy", "per", "subject", "remedy")))
    .values(count=bindparam("new_count"), amount=bindparam("new_amount"))
)


_held: WeakKeyDictionary[Transaction, dict[BalanceKey, Balance]] = WeakKeyDictionary()
"""What each transaction holds: nobody else changes it meanwhile, so that it need not be read again."""


def lock_balances(connection: Connection, keys: Collection[BalanceKey]) -> Mapping[BalanceKey, Balance]:
    """The balances, held until the transaction ends; what was missing is there now, with 0.

    They are taken in their order, so that two transactions never wait for each other.
    """
    held = _held_by(connection)
    wanted = set(keys).difference(held)
    held.update(_locked(connection, wanted))
    missing = sorted(wanted.difference(held))
    if missing:
        connection.execute(_ADD_IF_MISSING, [_named(key) for key in missing])
        # Another transaction may have added them in between, and gone on to change them.
        held.update(_locked(connection, missing))
    return held


def change_balances(connection: Connection, changes: Mapping[BalanceKey, Balance]) -> None:
    """Adds the changes to the balances."""
    if not changes:
        return
    standing = lock_balances(connection, changes)
    new = {key: standing[key].plus(change) for key, change in changes.items()}
    _held_by(connection).update(new)
    connection.execute(
        _CHANGE,
        [
            {f"of_{name}": value for name, value in _named(key).items()}
            | {"new_count": balance.count, "new_amount": balance.amount}
            for key, balance in new.items()
        ],
    )


def balances_of_client(connection: Connection, client: UUID) -> dict[BalanceKey, Balance]:
    """Every balance of a client."""
    return dict(map(_balance, connection.execute(select(ledger_balances).where(_table.client == client))))


def rows_to_lock(
    client: UUID, policy: str, per: str, subjects: Sequence[str], remedies: Sequence[str]
) -> Select[tuple[object, ...]]:
    """The query that locks the rows of these subjects and remedies, where a database locks rows at all."""
    return (
        select(ledger_balances)
        .where(_table.client == client, _table.policy == policy, _table.per == per)
        .where(_table.subject.in_(subjects), _table.remedy.in_(remedies))
        .order_by(_table.subject, _table.remedy)
        .with_for_update()
    )


def _held_by(connection: Connection) -> dict[BalanceKey, Balance]:
    transaction = connection.get_transaction()
    assert transaction is not None, "balances are held by a transaction"
    return _held.setdefault(transaction, {})


def _locked(connection: Connection, keys: Collection[BalanceKey]) -> dict[BalanceKey, Balance]:
    found: dict[BalanceKey, Balance] = {}
    for (client, policy, per), part in groupby(sorted(keys), lambda key: (key.client, key.policy, key.per)):
        together = list(part)
        remedies = sorted({key.remedy for key in together})
        for subjects in in_parts(sorted({key.subject for key in together})):
            rows = connection.execute(rows_to_lock(client, policy, per, subjects, remedies))
            found.update(map(_balance, rows))
    return found


def _named(key: BalanceKey) -> dict[str, object]:
    return {
        "client": key.client,
        "policy": key.policy,
        "per": key.per,
        "subject": key.subject,
        "remedy": key.remedy,
    }


def _balance(row: Row[tuple[object, ...]]) -> tuple[BalanceKey, Balance]:
    values = row._mapping
    key = BalanceKey(*(values[name] for name in ("client", "policy", "per", "subject", "remedy")))
    return key, Balance(values["count"], values["amount"])
