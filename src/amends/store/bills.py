"""Bills that were held to promises, in the store: what each showed, and what it fell short by."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, insert, select, update

from amends.cases.canonical import Json
from amends.promises.bills.finding import FindingKind
from amends.promises.bills.shortfall import LineBeside, Shortfall, ShortfallState, ShownBill
from amends.promises.cycles import Period
from amends.store.bills_tables import bill_checks, shortfalls
from amends.store.parts import in_parts
from amends.store.transactions import may_write

CheckedPlace = tuple[UUID, int, date, date]
"""A part of a promise, and the first and the last day of a bill that was held to it."""

CheckedAs = tuple[Decimal, Decimal, bool, bool]
"""What the bill had to show and shows, whether it falls short, and whether it is the last one."""


_PLACE = ("promise", "part", "first_day", "last_day")


def checked_before(connection: Connection, client: UUID, promises: Collection[UUID]) -> dict[CheckedPlace, CheckedAs]:
    """How the bills were found that were held to some promises of a client."""
    found: dict[CheckedPlace, CheckedAs] = {}
    table = bill_checks.c
    for part in in_parts(sorted(promises)):
        query = select(bill_checks).where(table.client == client, table.promise.in_(part))
        for row in connection.execute(query):
            place = (row.promise, row.part, row.first_day, row.last_day)
            found[place] = (row.due, row.found, row.is_short, row.is_last)
    return found


def keep_checked(
    connection: Connection,
    client: UUID,
    new: Mapping[CheckedPlace, CheckedAs],
    changed: Mapping[CheckedPlace, CheckedAs],
    at: datetime,
) -> None:
    """Keeps how bills were found: those that were held to a promise for the first time, and those that were before."""
    for part in in_parts([_checked_row(place, as_found, at) for place, as_found in new.items()]):
        connection.execute(insert(bill_checks), [{**row, "client": client} for row in part])
    table = bill_checks.c
    for place, as_found in changed.items():
        row = _checked_row(place, as_found, at)
        is_it = [table[name] == row.pop(name) for name in _PLACE]
        connection.execute(update(bill_checks).where(table.client == client, *is_it).values(row))


def shown_bills(connection: Connection, client: UUID, promise: UUID) -> tuple[ShownBill, ...]:
    """What each bill shows that was held to a promise, the first one first."""
    table = bill_checks.c
    query = (
        select(bill_checks)
        .where(table.client == client, table.promise == promise)
        .order_by(table.first_day, table.last_day, table.part)
    )
    return tuple(
        ShownBill(row.part, Period(row.first_day, row.last_day), row.due, row.found)
        for row in connection.execute(query)
    )


def shortfalls_with(connection: Connection, client: UUID, keys: Sequence[str]) -> dict[str, Shortfall]:
    """The shortfalls of a client with these keys; in a writing transaction nobody else changes them from now on."""
    found = {}
    for part in in_parts(keys):
        query = select(shortfalls).where(shortfalls.c.client == client, shortfalls.c.key.in_(part))
        for row in connection.execute(_held(connection, query.order_by(shortfalls.c.key))).mappings():
            found[row["key"]] = _read(row)
    return found


def shortfalls_of_promise(connection: Connection, client: UUID, promise: UUID) -> tuple[Shortfall, ...]:
    """What bills fell short by for a promise, the first one first."""
    return _listed(connection, (shortfalls.c.client == client) & (shortfalls.c.promise == promise))


def shortfalls_of_promises(connection: Connection, client: UUID, promises: Collection[UUID]) -> list[Shortfall]:
    """The same for many promises, in no particular order."""
    return [
        one
        for part in in_parts(sorted(promises))
        for one in _listed(connection, (shortfalls.c.client == client) & shortfalls.c.promise.in_(part))
    ]


def shortfalls_of_item(connection: Connection, client: UUID, account: UUID, item: str) -> tuple[Shortfall, ...]:
    """What bills of an account charge too much for an item about which nothing was promised."""
    table = shortfalls.c
    return _listed(
        connection,
        (table.client == client) & (table.account == account) & (table.item == item) & table.promise.is_(None),
    )


def shortfalls_of_case(connection: Connection, client: UUID, case: UUID) -> tuple[Shortfall, ...]:
    """What is made good in a case, the first one first."""
    return _listed(connection, (shortfalls.c.client == client) & (shortfalls.c.case == case))


def is_about_bills(connection: Connection, client: UUID, case: UUID) -> bool:
    """Whether something is made good in a case that a bill fell short by."""
    found = select(shortfalls.c.key).where(shortfalls.c.client == client, shortfalls.c.case == case)
    return connection.execute(found.limit(1)).first() is not None


def open_promises(connection: Connection, client: UUID) -> dict[UUID, UUID | None]:
    """The promises of which something is owed since an earlier bill, and the case in which the first of it is."""
    table = shortfalls.c
    query = (
        select(table.promise, table.case)
        .where(table.client == client, table.state == ShortfallState.OPEN.value, table.promise.is_not(None))
        .order_by(table.first_day.desc())
    )
    return {row.promise: row.case for row in connection.execute(query)}


def add_shortfalls(connection: Connection, client: UUID, found: Sequence[Shortfall]) -> None:
    """Keeps shortfalls that were not known yet.

    Raises:
        ChangedMeanwhileError: at the end of the transaction, where somebody else has kept one of them first.
    """
    for part in in_parts(found):
        connection.execute(insert(shortfalls), [_row(client, one, one.found_at) for one in part])


def change_shortfall(connection: Connection, client: UUID, changed: Shortfall, at: datetime) -> None:
    """Keeps what became of a shortfall."""
    values = {name: value for name, value in _row(client, changed, at).items() if name not in ("client", "key")}
    is_it = (shortfalls.c.client == client) & (shortfalls.c.key == changed.key)
    connection.execute(update(shortfalls).where(is_it).values(values))


def _listed(connection: Connection, which: ColumnElement[bool]) -> tuple[Shortfall, ...]:
    table = shortfalls.c
    query = select(shortfalls).where(which).order_by(table.first_day, table.last_day, table.key)
    return tuple(map(_read, connection.execute(_held(connection, query)).mappings()))


def _held(connection: Connection, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.with_for_update() if may_write(connection) else query


def _checked_row(place: CheckedPlace, as_found: CheckedAs, at: datetime) -> dict[str, object]:
    due, found, is_short, is_last = as_found
    values = {"due": due, "found": found, "is_short": is_short, "is_last": is_last, "checked_at": at}
    return {**dict(zip(_PLACE, place, strict=True)), **values}


def _row(client: UUID, one: Shortfall, at: datetime) -> dict[str, object]:
    return {
        "client": client,
        "key": one.key,
        "kind": one.kind.value,
        "promise": one.promise,
        "part": one.part,
        "account": one.account,
        "item": one.item,
        "first_day": one.period.first,
        "last_day": one.period.last,
        "due": one.due,
        "found": one.found,
        "short_by": one.short_by,
        "beside": [[line.item, f"{line.amount:f}"] for line in one.beside],
        "state": one.state.value,
        "case": one.case,
        "found_at": one.found_at,
        "changed_at": at,
    }


def _read(row: RowMapping) -> Shortfall:
    return Shortfall(
        key=row["key"],
        kind=FindingKind(row["kind"]),
        promise=row["promise"],
        part=row["part"],
        account=row["account"],
        item=row["item"],
        period=Period(row["first_day"], row["last_day"]),
        due=row["due"],
        found=row["found"],
        short_by=row["short_by"],
        beside=tuple(_lines(row["beside"])),
        state=ShortfallState(row["state"]),
        case=row["case"],
        found_at=row["found_at"],
    )


def _lines(data: Json) -> Iterator[LineBeside]:
    for item, amount in cast("list[tuple[str, str]]", data):
        yield LineBeside(item, Decimal(amount))
