"""What is on record of bills that were held to promises before."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.bills.repairs import repairing_gifts
from amends.app.by_itself import on_case_by_itself
from amends.app.workspace import Desk
from amends.directory.organisation import Client
from amends.promises.bills.earlier import EarlierBill
from amends.promises.bills.shortfall import Shortfall, ShortfallState
from amends.promises.cycles import Period
from amends.promises.life import state_of
from amends.promises.promise import Place
from amends.store import bills as stored_bills
from amends.store import promises as stored_promises
from amends.store.engine import reading


def earlier_bills(desk: Desk, client: Client, promises: Collection[str]) -> Mapping[Place, list[EarlierBill]]:
    """The bills that were held to some promises of a client, by what was promised.

    Raises:
        NotPermittedError: the one who asks may not.
    """
    ids = {UUID(promise) for promise in promises}
    found: dict[Place, list[EarlierBill]] = {}
    with reading(desk.workspace.engine) as connection:
        asking(connection, desk)
        made_good = set(_made_good(connection, desk, client, ids))
        read = stored_promises.load_many(connection, client.id, sorted(ids))
        known = {promise: state_of(history).bills for promise, (_, history) in read.items()}
        for (promise, part, first, last), as_found in stored_bills.checked_before(connection, client.id, ids).items():
            due, taken_off, is_short, _ = as_found
            period = Period(first, last)
            is_made_good = (promise, part, period) in made_good
            at_promise = known.get(promise, {}).get((part, period))
            elsewhere = at_promise.elsewhere if at_promise is not None else None
            bill = EarlierBill(period, due, taken_off, is_short, is_made_good, elsewhere)
            found.setdefault((str(promise), part), []).append(bill)
    return found


def _made_good(
    connection: Connection, desk: Desk, client: Client, promises: Collection[UUID]
) -> Iterator[tuple[UUID | None, int | None, Period]]:
    """The bills of which the customer has what they fell short by, or gets it."""
    repaired: dict[UUID, bool] = {}
    for one in stored_bills.shortfalls_of_promises(connection, client.id, promises):
        if one.state is ShortfallState.MADE_GOOD or _is_repaired(connection, desk, client, one, repaired):
            yield one.promise, one.part, one.period


def _is_repaired(connection: Connection, desk: Desk, client: Client, one: Shortfall, known: dict[UUID, bool]) -> bool:
    if one.case is None or one.state is not ShortfallState.OPEN:
        return False
    if one.case not in known:
        on = on_case_by_itself(connection, desk.workspace, client.id, one.case)
        known[one.case] = any(gift.stands for gift in repairing_gifts(on))
    return known[one.case]
