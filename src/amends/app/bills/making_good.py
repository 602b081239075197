"""What was given in a case makes good what bills fell short by."""

from uuid import UUID

from sqlalchemy import Connection

from amends.app.bills.repairs import repairing_gifts
from amends.app.by_itself import Besides, on_case_by_itself
from amends.app.on_case import OnCase
from amends.app.promises.on_promise import happen, on_promise_by_itself
from amends.app.workspace import Workspace
from amends.cases.parts import GiftState
from amends.promises.amounts import less, sum_of
from amends.promises.bills.shortfall import Shortfall, ShortfallState, made_good_by
from amends.promises.events import MadeGood
from amends.store import bills as stored_bills
from amends.store.engine import transact


def make_good(workspace: Workspace, client: UUID, case: UUID, besides: Besides | None = None) -> tuple[Shortfall, ...]:
    """Records at the promises what the gifts of a case make good; gives what was made good now.

    Args:
        workspace: where.
        client: whose case it is.
        case: its id.
        besides: done in the same transaction, such as that a job is finished.

    Raises:
        NoCaseError: there is no such case.
    """

    def work(connection: Connection) -> tuple[Shortfall, ...]:
        on = on_case_by_itself(connection, workspace, client, case)
        if besides is not None:
            besides(connection)
        found = stored_bills.shortfalls_of_case(connection, client, case)
        open_ones = [one for one in found if one.state is ShortfallState.OPEN]
        used = sum_of(one.short_by for one in found if one.state is ShortfallState.MADE_GOOD)
        given = sum_of(gift.amount for gift in repairing_gifts(on) if gift.state is GiftState.GIVEN)
        made_good = tuple(made_good_by(less(given, used), open_ones))
        for one in made_good:
            _record(on, one)
        return made_good

    return transact(workspace.engine, work)


def _record(on: OnCase, one: Shortfall) -> None:
    if one.promise is not None:
        promise = on_promise_by_itself(on.connection, on.desk.workspace, on.client.id, one.promise)
        happen(promise, MadeGood(one.key, on.state.id))
    stored_bills.change_shortfall(on.connection, on.client.id, one.made_good(), on.at)
