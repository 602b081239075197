"""Verifying that what is kept of checked bills agrees with what the promises themselves went through."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, Row, select, union

from amends.promises.bills.shortfall import Shortfall, ShortfallState
from amends.promises.cycles import Period
from amends.promises.life import state_of
from amends.promises.state import PromiseState
from amends.store import promises as stored_promises
from amends.store.bills import checked_before, shortfalls_of_promises
from amends.store.bills_tables import bill_checks, shortfalls
from amends.store.cases_tables import cases
from amends.store.parts import AT_ONCE, in_parts
from amends.store.streams import streamed
from amends.store.verify.findings import Area, Finding


def bill_findings(connection: Connection) -> Iterator[Finding]:
    """Every bill and every shortfall of which a promise says something else, and shortfalls whose case is not there."""
    for client, promises in _promises(connection):
        for part in in_parts(promises):
            yield from _of_promises(connection, client, part)
    yield from _without_case(connection)


def _promises(connection: Connection) -> Iterator[tuple[UUID, list[UUID]]]:
    """The promises that bills were held to, some of one client at a time."""
    of_checks = select(bill_checks.c.client, bill_checks.c.promise)
    of_shortfalls = select(shortfalls.c.client, shortfalls.c.promise).where(shortfalls.c.promise.is_not(None))
    both = union(of_checks, of_shortfalls).subquery()
    some: list[Row[tuple[UUID, UUID]]] = []
    # What is looked up meanwhile would end a stream; the ids alone are read first.
    rows = list(streamed(connection, select(both.c.client, both.c.promise).order_by(both.c.client, both.c.promise)))
    for row in rows:
        if some and (len(some) == AT_ONCE or row.client != some[0].client):
            yield some[0].client, [one.promise for one in some]
            some = []
        some.append(row)
    if some:
        yield some[0].client, [one.promise for one in some]


def _of_promises(connection: Connection, client: UUID, promises: Sequence[UUID]) -> Iterator[Finding]:
    found = stored_promises.load_many(connection, client, promises)
    states = {id: (row.reference, state_of(history)) for id, (row, history) in found.items()}
    for promise in promises:
        if promise not in states:
            yield Finding(Area.BILL, str(promise), "bills were held to a promise that is not there")
    for (promise, part, first, last), (_, _, is_short, is_last) in checked_before(connection, client, promises).items():
        if promise not in states:
            continue
        reference, state = states[promise]
        bill = state.bills.get((part, Period(first, last)))
        if bill is None:
            yield Finding(Area.BILL, reference, f"the bill for {first} to {last} is unknown to the promise")
        elif (not bill.kept, bill.is_last) != (is_short, is_last):
            yield Finding(Area.BILL, reference, f"the bill for {first} to {last} is otherwise at the promise")
    for one in shortfalls_of_promises(connection, client, promises):
        if one.promise in states:
            reference, state = states[one.promise]
            if not _agrees(one, state):
                yield Finding(Area.BILL, reference, f"`{one.key}` is {one.state.value} here and not at the promise")


def _agrees(one: Shortfall, state: PromiseState) -> bool:
    shown = {key for bill in state.bills.values() for key in bill.shortfalls}
    match one.state:
        case ShortfallState.OPEN:
            return one.key in shown and one.key not in state.made_good
        case ShortfallState.MADE_GOOD:
            return one.key in state.made_good
        case ShortfallState.CORRECTED:
            return one.key not in shown


def _without_case(connection: Connection) -> Iterator[Finding]:
    query = (
        select(shortfalls.c.key)
        .outerjoin(cases, (cases.c.id == shortfalls.c.case) & (cases.c.client == shortfalls.c.client))
        .where(shortfalls.c.case.is_not(None), cases.c.id.is_(None))
        .order_by(shortfalls.c.key)
    )
    for row in connection.execute(query):
        yield Finding(Area.BILL, row.key, "the case in which it is made good is not there")
