"""Lists of cases: filtered, in order, a page at a time, however many there are."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union_all

from amends.cases.state import Stage
from amends.store.case_rows import COLUMNS, CaseRow, read_row
from amends.store.cases_tables import cases

_FEW = (("customer",), ("account",))
"""Keys that leave so few cases that they are all read and then sorted."""
_KEYS = {
    "latest_change": (*_FEW, ("waiting_for",), ("owner",), ("policy", "team"), ("policy",), ("team",)),
    "first_due": (*_FEW, ("owner",), ("waiting_for",)),
    "first_handed_off": _FEW,
}
"""What a list is read by, in an index for it: the first of them that is given, for it leaves the fewest."""
_UNASSIGNED = ("unassigned",)
"""The key of the index that holds only cases without an owner."""
_FIELDS = ("customer", "account", "waiting_for", "owner", "policy", "team")

_Value = TypeVar("_Value")

# A statement of more parts than this some databases refuse.
_MOST_CLIENTS = 100


class Order(StrEnum):
    """In which order cases are listed."""

    LATEST_CHANGE = "latest_change"
    FIRST_DUE = "first_due"
    FIRST_HANDED_OFF = "first_handed_off"

    @property
    def column(self) -> str:
        """The column that the order follows; a case in which it is empty is not listed."""
        return _COLUMNS_OF_ORDERS[self]

    @property
    def is_latest_first(self) -> bool:
        """Whether the latest comes first, or what is due first."""
        return self is Order.LATEST_CHANGE


_COLUMNS_OF_ORDERS = {
    Order.LATEST_CHANGE: "changed_at",
    Order.FIRST_DUE: "due_at",
    Order.FIRST_HANDED_OFF: "handed_due",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases are listed; what is None or empty does not limit them.

    Attributes:
        stages: in one of these stages.
        waiting_for: `owner`, `customer`, a role or another party.
        is_unassigned: owned by nobody.
    """

    stages: frozenset[Stage] = frozenset()
    owner: UUID | None = None
    team: str | None = None
    policy: str | None = None
    customer: UUID | None = None
    account: UUID | None = None
    waiting_for: str | None = None
    is_unassigned: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a page ended; the next one begins after it."""

    at: datetime
    case: UUID


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, and where the next page begins; None where there are no more."""

    cases: tuple[CaseRow, ...]
    next: Place | None


def page(
    connection: Connection,
    clients: Collection[UUID],
    wanted: CaseFilter | None = None,
    *,
    order: Order = Order.LATEST_CHANGE,
    after: Place | None = None,
    limit: int = 50,
) -> Page:
    """A page of the cases of these clients: the latest changed first, or of those in which something is due the first.

    A case that doesn't change meanwhile stands on exactly one page.
    """
    ordered = sorted(clients)
    rows: list[CaseRow] = []
    for begin in range(0, len(ordered), _MOST_CLIENTS):
        some = ordered[begin : begin + _MOST_CLIENTS]
        statement = _statement(some, wanted or CaseFilter(), order, after, limit + 1)
        rows += map(read_row, connection.execute(statement).mappings())
    if len(ordered) > _MOST_CLIENTS:
        rows.sort(key=lambda row: _place(row, order), reverse=order.is_latest_first)
    shown, more = rows[:limit], rows[limit:]
    return Page(tuple(shown), _place(shown[-1], order) if more else None)


def count_up_to(
    connection: Connection,
    clients: Collection[UUID],
    wanted: CaseFilter,
    most: int,
    *,
    order: Order = Order.LATEST_CHANGE,
) -> int:
    """How many cases a list has; no further than `most` is counted, so that a long list costs no more than a page."""
    found, ordered = 0, sorted(clients)
    for begin in range(0, len(ordered), _MOST_CLIENTS):
        parts = _parts(ordered[begin : begin + _MOST_CLIENTS], wanted, order, None, most, [cases.c.id])
        found += connection.scalar(select(func.count()).select_from(union_all(*parts).subquery())) or 0
    return min(found, most)


def references(connection: Connection, clients: Collection[UUID], ids: Collection[UUID]) -> dict[UUID, str]:
    """The references of those of these cases that the clients have, by their ids."""
    wanted = select(cases.c.id, cases.c.reference).where(*_by_id(clients, ids))
    return {row.id: row.reference for row in connection.execute(wanted)} if ids else {}


def at_their_end(connection: Connection, clients: Collection[UUID], ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these cases that are resolved or closed."""
    ends = [Stage.RESOLVED.value, Stage.CLOSED.value]
    wanted = select(cases.c.id).where(*_by_id(clients, ids), cases.c.stage.in_(ends))
    return frozenset(connection.scalars(wanted)) if ids else frozenset()


def _by_id(clients: Collection[UUID], ids: Collection[UUID]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return cases.c.id.in_(ids), _held_back(cases.c.client).in_(clients)


def _statement(
    clients: Sequence[UUID], wanted: CaseFilter, order: Order, after: Place | None, limit: int
) -> Select[tuple[object, ...]]:
    """The first cases of each part, and of these the first of all."""
    columns = [cases.c[name] for name in COLUMNS]
    together = union_all(*_parts(clients, wanted, order, after, limit, columns)).subquery()
    return select(together).order_by(*_in_order(together.c[order.column], together.c.id, order)).limit(limit)


def _parts(
    clients: Sequence[UUID],
    wanted: CaseFilter,
    order: Order,
    after: Place | None,
    limit: int,
    columns: Sequence[ColumnElement[object]],
) -> Iterator[Select[tuple[object, ...]]]:
    """The first cases of each client.

    Each part is read in the order of an index and only as far as it is shown; a list of all at once would sort every
    case that fits.
    """
    key = _key(wanted, order)
    conditions = list(_conditions(wanted, key, order, after))
    for client, is_closed in product(clients, _closed_or_not(wanted, key, order)):
        part = select(*columns).where(cases.c.client == client, *is_closed, *conditions)
        if key not in _FEW:
            part = part.order_by(*_in_order(cases.c[order.column], cases.c.id, order)).limit(limit)
        yield select(part.subquery())


def _key(wanted: CaseFilter, order: Order) -> tuple[str, ...]:
    if wanted.is_unassigned:
        return _UNASSIGNED
    given = {name for name in _FIELDS if getattr(wanted, name) is not None}
    return next((key for key in _KEYS[order] if given.issuperset(key)), ())


def _closed_or_not(
    wanted: CaseFilter, key: tuple[str, ...], order: Order
) -> Sequence[tuple[()] | tuple[ColumnElement[bool]]]:
    """The parts of each client's cases, where closed ones stand apart in the index."""
    if order is not Order.LATEST_CHANGE or key in (*_FEW, ("waiting_for",)):
        return [()]
    return [(cases.c.is_closed == one,) for one in sorted({stage is Stage.CLOSED for stage in wanted.stages or Stage})]


def _conditions(
    wanted: CaseFilter, key: tuple[str, ...], order: Order, after: Place | None
) -> Iterator[ColumnElement[bool]]:
    for name in _FIELDS:
        if (value := getattr(wanted, name)) is not None:
            column = cases.c[name]
            yield (column if name in key else _held_back(column)) == value
    if wanted.stages:
        yield cases.c.stage.in_(sorted(wanted.stages))
    if wanted.is_unassigned:
        yield cases.c.owner.is_(None)
    if order is not Order.LATEST_CHANGE:
        yield cases.c[order.column].is_not(None)
    if after is not None:
        yield _comes_after(after, order)


def _held_back(column: ColumnElement[_Value]) -> ColumnElement[_Value]:
    """The column, but not bare: the database might read by it what another one finds sooner."""
    return func.coalesce(column, column)


def _comes_after(place: Place, order: Order) -> ColumnElement[bool]:
    # The first condition alone can be read from an index; the second parts the cases of one instant.
    at, case = cases.c[order.column], cases.c.id
    if not order.is_latest_first:
        return and_(at >= place.at, or_(at > place.at, case > place.case))
    return and_(at <= place.at, or_(at < place.at, case < place.case))


def _in_order(
    at: ColumnElement[datetime], case: ColumnElement[UUID], order: Order
) -> tuple[ColumnElement[datetime], ColumnElement[UUID]]:
    return (at.desc(), case.desc()) if order.is_latest_first else (at.asc(), case.asc())


def _place(last: CaseRow, order: Order) -> Place:
    at: datetime | None = getattr(last, order.column)
    assert at is not None, "a list of what is due holds only cases in which something is"
    return Place(at, last.id)
