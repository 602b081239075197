"""What was given for bills and taken back makes them good no longer: what they fell short by is owed again."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from amends.app.bills.cases import tell_case
from amends.app.bills.records import records_of
from amends.app.bills.repairs import repairing_gifts
from amends.app.by_itself import Besides, on_case_by_itself
from amends.app.on_case import OnCase
from amends.app.promises.on_promise import happen, on_promise_by_itself
from amends.app.workspace import Workspace
from amends.cases.parts import GiftState
from amends.cases.state import Stage
from amends.promises.amounts import sum_of
from amends.promises.bills.shortfall import Shortfall, ShortfallState, still_made_good_by
from amends.promises.events import NoLongerMadeGood
from amends.store import bills as stored_bills
from amends.store.engine import transact


def take_back(
    workspace: Workspace, client: UUID, case: UUID, gift: UUID, besides: Besides | None = None
) -> tuple[Shortfall, ...]:
    """Records at the promises what the gifts of a case no longer make good; gives it as it stands now.

    Args:
        workspace: where.
        client: whose case it is.
        case: its id.
        gift: what was taken back.
        besides: done in the same transaction, such as that a job is finished.

    Raises:
        NoCaseError: there is no such case.
    """

    def work(connection: Connection) -> tuple[Shortfall, ...]:
        on = on_case_by_itself(connection, workspace, client, case)
        if besides is not None:
            besides(connection)
        if gift not in {one.id for one in repairing_gifts(on)}:
            return ()
        found = stored_bills.shortfalls_of_case(connection, client, case)
        made_good = [one for one in found if one.state is ShortfallState.MADE_GOOD]
        given = sum_of(one.amount for one in repairing_gifts(on) if one.state is GiftState.GIVEN)
        still = {one.key for one in still_made_good_by(given, made_good)}
        changed = tuple(_reopened(on, one, gift) for one in made_good if one.key not in still)
        _tell(on, changed)
        return changed

    return transact(workspace.engine, work)


def _reopened(on: OnCase, one: Shortfall, gift: UUID) -> Shortfall:
    is_shown = True
    if one.promise is not None:
        promise = on_promise_by_itself(on.connection, on.desk.workspace, on.client.id, one.promise)
        state = happen(promise, NoLongerMadeGood(one.key, on.state.id, gift))
        is_shown = any(one.key in bill.shortfalls for bill in state.bills.values())
    now = one.no_longer_made_good(is_shown=is_shown)
    stored_bills.change_shortfall(on.connection, on.client.id, now, on.at)
    return now


def _tell(on: OnCase, changed: Sequence[Shortfall]) -> None:
    """Where the bill was put right meanwhile, the case gets to know that nothing of it is owed any more."""
    corrected = next((one for one in changed if one.state is ShortfallState.CORRECTED), None)
    if corrected is None or corrected.promise is None or on.state.stage in (Stage.RESOLVED, Stage.CLOSED):
        return
    about = on_promise_by_itself(on.connection, on.desk.workspace, on.client.id, corrected.promise)
    records = records_of(on.connection, on.client, on.state.id, about.id, about.state)
    for _ in tell_case(on, about.reference, records):
        # What the policy cannot use is told where bills are checked; nobody waits for an answer here.
        pass
