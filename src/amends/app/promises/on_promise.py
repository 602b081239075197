"""One transaction on one promise: read, see who may, record, and make the row follow."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import Asking, asking
from amends.app.finding import client_of
from amends.app.people import AMENDS
from amends.app.promises.following import follow
from amends.app.promises.permitted import allowed
from amends.app.tasks import Task
from amends.app.workspace import Desk, Workspace
from amends.cases.recorded import By
from amends.directory.organisation import Client
from amends.promises.events import Happened, PromiseEvent
from amends.promises.life import after, state_of
from amends.promises.state import PromiseState
from amends.store import promises as stored_promises
from amends.store.bounds import bind
from amends.store.engine import transact
from amends.store.promise_links import RecordedHappening
from amends.store.promise_rows import PromiseKey, PromiseRow
from amends.store.promises import Addition


@dataclass(frozen=True, slots=True)
class OnPromise:
    """A promise within a transaction, and what is around it.

    Attributes:
        who: who acts: somebody with their roles, or the customer, or nobody (`AMENDS`).
        row: the promise as it was read; `state` and `number` go on with what happens.
        number: how many events it has.
        at: when what happens is recorded.
    """

    connection: Connection
    desk: Desk
    client: Client
    who: Asking | By
    row: PromiseRow
    state: PromiseState
    number: int
    at: datetime

    @property
    def id(self) -> UUID:
        """The promise's id."""
        return self.row.id

    @property
    def reference(self) -> str:
        """By what the promise is called."""
        return self.row.reference


ReadPromise = tuple[PromiseRow, tuple[Happened, ...]]
"""A promise as the store gives it: its row, and its history."""

MakeEvents = Callable[[OnPromise], Iterable[PromiseEvent]]
"""Says what happens to a promise, once it was looked at; there may be nothing."""


def act(desk: Desk, promise: UUID | str, make: MakeEvents) -> PromiseState:
    """Has something happen to a promise, in a transaction of its own; gives it as it stands then.

    Raises:
        PromiseError: it cannot happen to the promise as it is.
        NotPermittedError: the one who acts may not.
        StoreError: there is no such promise, or the store cannot be used.
    """

    def work(connection: Connection) -> PromiseState:
        on = on_promise(connection, desk, promise)
        return happen_all(on, make(on)).state

    return transact(desk.workspace.engine, work)


def act_by_itself(
    workspace: Workspace, client: UUID, promise: UUID, make: MakeEvents, who: By = AMENDS
) -> PromiseState:
    """The same where nobody of the house acts: by itself, or (`CUSTOMER`) by the customer."""

    def work(connection: Connection) -> PromiseState:
        on = on_promise_by_itself(connection, workspace, client, promise, who)
        return happen_all(on, make(on)).state

    return transact(workspace.engine, work)


def on_promise(connection: Connection, desk: Desk, promise: UUID | str, task: Task | None = None) -> OnPromise:
    """A promise with what is around it, for somebody who works for its client.

    Args:
        connection: a transaction.
        desk: where they work.
        promise: its id or its reference.
        task: what they came to do, where whoever may not is told so before anything is looked for.

    Raises:
        NotPermittedError: they may not do that for any client.
        NoPromiseError: none of the clients for whom they work has such a promise.
        NoUserError: there is no such user.
    """
    who = asking(connection, desk)
    clients = who.who.clients if task is None else who.clients(task)
    return _loaded(connection, desk, who, clients, promise)


def on_promise_by_itself(
    connection: Connection, workspace: Workspace, client: UUID, promise: UUID, who: By = AMENDS
) -> OnPromise:
    """A client's promise with what is around it, where nobody of the house looks.

    Args:
        connection: a transaction; it is bound to the client.
        workspace: where.
        client: whose promise it is.
        promise: its id.
        who: `AMENDS`, or `CUSTOMER` where the customer acts by their link.

    Raises:
        NoPromiseError: the client has no such promise.
    """
    bind(connection, [client])
    desk = Desk(workspace, who.name)
    return _loaded(connection, desk, who, [client], promise)


def happen(on: OnPromise, event: PromiseEvent) -> PromiseState:
    """Has something happen to a promise that was read: whoever acts may, and it can happen; it is recorded.

    Whoever has several things happen uses `happen_all`.

    Raises:
        PromiseError: it cannot happen to the promise as it is.
        NotPermittedError: the one who acts may not.
    """
    return happen_all(on, [event]).state


def happen_all(on: OnPromise, events: Iterable[PromiseEvent]) -> OnPromise:
    """The same with several events, one after the other; gives the promise with what is around it afterwards."""
    on, recorded = gone_on(on, events)
    if recorded:
        stored_promises.append(on.connection, addition_of(on, recorded))
    for one in recorded:
        follow(on, one.happened.event)
    return on


def gone_on(on: OnPromise, events: Iterable[PromiseEvent]) -> tuple[OnPromise, tuple[RecordedHappening, ...]]:
    """A promise after some events, and what there is to record of them; nothing is recorded yet.

    What changes nothing, such as the same bill checked again, is not recorded.

    Raises:
        PromiseError: one of them cannot happen to the promise as it is.
        NotPermittedError: the one who acts may not.
    """
    recorded: list[RecordedHappening] = []
    for event in events:
        by = allowed(on.who, on.client, event)
        state = after(on.state, event, on.at)
        if state == on.state:
            continue
        on = replace(on, state=state, number=on.number + 1)
        new_id = on.desk.workspace.new_id()
        recorded.append(RecordedHappening(new_id, on.number, None if by == AMENDS else by, Happened(on.at, event)))
    return on, tuple(recorded)


def addition_of(on: OnPromise, recorded: tuple[RecordedHappening, ...]) -> Addition:
    """What the store adds to a promise that stands as it does after these."""
    key = PromiseKey(id=on.id, client=on.client.id, reference=on.reference, listed_as=on.row.listed_as)
    return Addition(key=key, state=on.state, recorded=recorded)


def around_promise(
    connection: Connection, desk: Desk, who: Asking | By, client: Client, read: ReadPromise
) -> OnPromise:
    """A promise that was read, with what is around it."""
    row, history = read
    return OnPromise(
        connection=connection,
        desk=desk,
        client=client,
        who=who,
        row=row,
        state=state_of(history),
        number=row.number,
        # A clock that was put back does not put what happens before what happened.
        at=max(desk.workspace.clock(), row.changed_at),
    )


def _loaded(
    connection: Connection, desk: Desk, who: Asking | By, clients: Collection[UUID], promise: UUID | str
) -> OnPromise:
    row, history = stored_promises.load(connection, clients, promise)
    return around_promise(connection, desk, who, client_of(connection, row.client), (row, history))
