"""Sending a customer once more what they were promised, such as to an address that is right now."""

from itertools import count
from uuid import UUID

from sqlalchemy import Connection

from amends.app.promises.confirming import CONFIRM, confirm_job
from amends.app.promises.on_promise import OnPromise, on_promise
from amends.app.promises.permitted import allowed
from amends.app.promises.reading import PromiseView, view_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.promises.events import ConfirmationAsked
from amends.promises.life import after
from amends.store import jobs
from amends.store.engine import transact
from amends.store.jobs_list import JobState, job_of

_ON_ITS_WAY = frozenset({JobState.WAITING, JobState.LEASED})


def ask_again(desk: Desk, promise: UUID | str) -> PromiseView:
    """Has a customer sent what they were promised, to the address that is known of them now.

    Raises:
        NotPossibleNowError: they have confirmed it already, or said that they were told something else.
        NotPermittedError: the one who acts may not.
        NoPromiseError: there is no such promise.
    """

    def work(connection: Connection) -> PromiseView:
        on = on_promise(connection, desk, promise, Task.MAKE_PROMISES)
        asking = ConfirmationAsked("")
        allowed(on.who, on.client, asking)
        after(on.state, asking, on.at)
        _queue(on)
        return view_of(connection, on.client, on.row, on.at)

    return transact(desk.workspace.engine, work)


def _queue(on: OnPromise) -> None:
    """Queues a letter; none where one is on its way already."""
    job, client = confirm_job(on), on.client.id
    for key in (f"{job.key}/{again}" for again in count(1)):
        queued = job_of(on.connection, client, CONFIRM, key)
        if queued is None:
            data = {**job.data, "promise": str(on.id)}
            jobs.enqueue(on.connection, client=client, kind=CONFIRM, data=data, key=key, at=on.at)
        if queued is None or queued.state in _ON_ITS_WAY:
            return
