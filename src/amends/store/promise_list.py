"""Lists of promises: filtered, the latest made first, a page at a time; and how many of each kind there are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from amends.promises.counts import Count, Seller
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.store.promise_rows import PromiseRow, read_row
from amends.store.promises_tables import promises

_FIELDS = ("customer", "account", "order", "maker", "team", "seller")
_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFilter:
    """Which promises are listed; what is None or False does not limit them.

    Attributes:
        keeping: those that stand so.
        confirmation: those whose confirmation has come so far.
        is_open: those of which bills are still to come, or something is owed.
        is_unconfirmed: those that the customer has not confirmed while the order is still here; none that was imported.
        goes_out_before: those whose order goes out before then.
        made_from, made_before: those that were made from then on, and before then.
    """

    customer: UUID | None = None
    account: UUID | None = None
    order: UUID | None = None
    maker: UUID | None = None
    team: str | None = None
    seller: str | None = None
    keeping: Keeping | None = None
    confirmation: Confirmation | None = None
    is_open: bool = False
    is_unconfirmed: bool = False
    goes_out_before: datetime | None = None
    made_from: datetime | None = None
    made_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class PromisePlace:
    """Where a page ended; the next one begins after it."""

    at: datetime
    promise: UUID


@dataclass(frozen=True, slots=True)
class PromisePage:
    """Some promises, and where the next page begins; None where there are no more."""

    promises: tuple[PromiseRow, ...]
    next: PromisePlace | None


def page(
    connection: Connection,
    clients: Collection[UUID],
    wanted: PromiseFilter,
    today: date,
    *,
    after: PromisePlace | None = None,
    limit: int = 50,
) -> PromisePage:
    """A page of the promises of these clients, the latest made first."""
    query = _listed(clients, wanted, today)
    if after is not None:
        at, id = promises.c.made_at, promises.c.id
        query = query.where(at <= after.at, or_(at < after.at, id < after.promise))
    rows = [read_row(row) for row in connection.execute(query.limit(limit + 1)).mappings()]
    shown, more = rows[:limit], rows[limit:]
    return PromisePage(tuple(shown), PromisePlace(shown[-1].made_at, shown[-1].id) if more else None)


def of_account(connection: Connection, client: UUID, account: UUID, today: date) -> tuple[PromiseRow, ...]:
    """The open promises to an account, the latest made first; so many as can be looked through."""
    wanted = PromiseFilter(account=account, is_open=True)
    return page(connection, [client], wanted, today, limit=_MOST_SHOWN).promises


def of_customer(connection: Connection, client: UUID, customer: UUID, today: date) -> tuple[PromiseRow, ...]:
    """The open promises to a customer, the latest made first; so many as can be looked through."""
    wanted = PromiseFilter(customer=customer, is_open=True)
    return page(connection, [client], wanted, today, limit=_MOST_SHOWN).promises


def of_order(connection: Connection, client: UUID, order: UUID, today: date) -> tuple[PromiseRow, ...]:
    """The open promises that belong to an order, the latest made first; so many as can be looked through."""
    wanted = PromiseFilter(order=order, is_open=True)
    return page(connection, [client], wanted, today, limit=_MOST_SHOWN).promises


def counted(
    connection: Connection, clients: Collection[UUID], wanted: PromiseFilter, today: date
) -> dict[Seller, Count]:
    """What became of the promises of each seller; see `promises.counts.by_seller`."""
    table = promises.c
    kinds = (
        table.confirmation,
        table.is_broken,
        (table.owed > 0).label("is_owed"),
        table.is_seen_through,
        _is_over(today).label("is_over"),
    )
    who = (table.team, table.seller, table.maker)
    query = select(*who, *kinds, func.count()).where(*_conditions(clients, wanted, today)).group_by(*who, *kinds)
    found: dict[Seller, Count] = {}
    for row in connection.execute(query):
        _add(found.setdefault(Seller(*row[:3]), Count()), row[3:8], row[8])
    return found


def _add(count: Count, kind: tuple[Any, ...], many: int) -> None:
    confirmation, is_broken, is_owed, is_seen_through, is_over = kind
    count.made += many
    count.confirmed += many * (confirmation == Confirmation.CONFIRMED)
    count.disputed += many * (confirmation == Confirmation.DISPUTED)
    count.broken += many * bool(is_broken)
    count.made_good += many * bool(is_broken and not is_owed)
    count.kept += many * bool(is_seen_through and not is_broken)
    count.expired += many * bool(is_over and not is_seen_through and not is_broken)


def _listed(clients: Collection[UUID], wanted: PromiseFilter, today: date) -> Select[tuple[Any, ...]]:
    ordered = promises.c.made_at.desc(), promises.c.id.desc()
    return select(promises).where(*_conditions(clients, wanted, today)).order_by(*ordered)


def _conditions(clients: Collection[UUID], wanted: PromiseFilter, today: date) -> Iterator[ColumnElement[bool]]:
    table = promises.c
    yield table.client.in_(sorted(clients))
    for name in _FIELDS:
        if (value := getattr(wanted, name)) is not None:
            yield table[name] == value
    if wanted.keeping is not None:
        yield _stands(wanted.keeping, today)
    if wanted.confirmation is not None:
        yield table.confirmation == wanted.confirmation.value
    if wanted.is_open:
        yield or_(table.owed > 0, and_(table.is_seen_through.is_(False), ~_is_over(today)))
    if wanted.is_unconfirmed:
        yield and_(
            table.confirmation != Confirmation.CONFIRMED.value,
            table.order_went_out_at.is_(None),
            table.listed_as.is_(None),
            ~_is_over(today),
        )
    if wanted.goes_out_before is not None:
        yield table.order_goes_out_at < wanted.goes_out_before
    if wanted.made_from is not None:
        yield table.made_at >= wanted.made_from
    if wanted.made_before is not None:
        yield table.made_at < wanted.made_before


def _stands(keeping: Keeping, today: date) -> ColumnElement[bool]:
    table = promises.c
    if keeping is Keeping.BROKEN:
        return table.is_broken.is_(True)
    if keeping is Keeping.KEPT:
        return and_(table.is_broken.is_(False), table.is_seen_through.is_(True))
    is_over = _is_over(today)
    waits = and_(table.is_broken.is_(False), table.is_seen_through.is_(False))
    return and_(waits, is_over if keeping is Keeping.EXPIRED else ~is_over)


def _is_over(today: date) -> ColumnElement[bool]:
    """Whether no more bills are waited for; never unknown, so that it can be denied."""
    return and_(promises.c.expires_on.is_not(None), promises.c.expires_on <= today)
