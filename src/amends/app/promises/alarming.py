"""The alarm to whoever made a promise that is not confirmed, while the order is still here."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.by_itself import Besides
from amends.app.live.raising import AlertKind
from amends.app.plain.values import instant
from amends.app.promises.on_promise import OnPromise, on_promise_by_itself
from amends.app.workspace import Workspace
from amends.promises.alarm import Alarm, alarm, needs_somebody
from amends.store import alerts, promises
from amends.store.engine import transact


def watch(workspace: Workspace, client: UUID, promise: UUID, *, is_due: bool, besides: Besides) -> None:
    """Tells whoever made a promise what keeps it from being confirmed; what they were told before is settled.

    Args:
        workspace: where.
        client: whose promise it is.
        promise: its id.
        is_due: whether the order is about to go out; else they are told only of what does not come by waiting.
        besides: what else is done in the same transaction.
    """

    def work(connection: Connection) -> None:
        on = on_promise_by_itself(connection, workspace, client, promise)
        besides(connection)
        alerts.settle_about(connection, client, AlertKind.PROMISE, on.id, on.at)
        lead = timedelta(hours=on.client.settings.alarm_hours)
        found = alarm(on.state, on.at, on.state.offer.order_goes_out_at, lead)
        if found is not None and (is_due or needs_somebody(on.state)):
            _tell(on, found)

    transact(workspace.engine, work)


def _tell(on: OnPromise, found: Alarm) -> None:
    """Words of the customer or of a mail server are not in it: they stand at the promise."""
    whom = on.state.offer.maker or _recorded_by(on)
    if whom is None:
        return
    told = alerts.Alert(
        id=on.desk.workspace.new_id(),
        client=on.client.id,
        user=whom,
        kind=AlertKind.PROMISE,
        key=f"{on.id}.{on.number}",
        case=on.id,
        data={
            "reference": on.reference,
            "why": found.why,
            "do": found.do,
            "order_goes_out_at": instant(found.order_goes_out_at),
        },
        at=on.at,
    )
    alerts.add_alert(on.connection, told)


def _recorded_by(on: OnPromise) -> UUID | None:
    """Whoever wrote down what somebody else had said."""
    by = promises.history(on.connection, on.id)[0].by
    return None if by is None else by.user
