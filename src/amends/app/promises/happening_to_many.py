"""Having something happen to many promises at once, such as what a run over all bills found; in one transaction."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import Asking
from amends.app.promises.following import follow
from amends.app.promises.on_promise import addition_of, around_promise, gone_on
from amends.app.workspace import Desk
from amends.cases.recorded import By
from amends.directory.organisation import Client
from amends.promises.events import PromiseEvent
from amends.store import promises as stored_promises
from amends.store.parts import in_parts

_AT_ONCE = 500


def happen_to_many(
    connection: Connection,
    desk: Desk,
    who: Asking | By,
    client: Client,
    events: Mapping[UUID, Sequence[PromiseEvent]],
) -> None:
    """Has something happen to many promises of a client; see `happen_all`.

    Args:
        connection: a writing transaction that is bound to the client.
        desk: where.
        who: who acts; `AMENDS` where nobody does.
        client: whose promises they are.
        events: what happens to each promise, in its order.

    Raises:
        NoPromiseError: the client has not all of them.
        PromiseError: something cannot happen to a promise as it is.
        NotPermittedError: the one who acts may not.
    """
    for part in in_parts([promise for promise, happening in events.items() if happening], _AT_ONCE):
        found = stored_promises.load_many(connection, client.id, part)
        additions = []
        for promise in part:
            if promise not in found:
                raise stored_promises.no_promise(promise)
            before = around_promise(connection, desk, who, client, found[promise])
            on, recorded = gone_on(before, events[promise])
            if recorded:
                additions.append((on, recorded))
        stored_promises.append_all(connection, [addition_of(on, recorded) for on, recorded in additions])
        for on, recorded in additions:
            for one in recorded:
                follow(on, one.happened.event)
