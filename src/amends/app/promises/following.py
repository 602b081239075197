"""What follows by itself from what happens to a promise: jobs, queued in the transaction in which it is recorded."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from amends.app.following.job import CallOff, Job
from amends.app.promises.confirming import confirming
from amends.promises.events import PromiseEvent
from amends.store import jobs

if TYPE_CHECKING:
    from amends.app.promises.on_promise import OnPromise


Follow = Callable[["OnPromise", PromiseEvent], Iterable[Job | CallOff]]
"""Says what follows from an event; the promise is as it stands after it."""

FOLLOWING: tuple[Follow, ...] = (confirming,)
"""Everything that follows from what happens to promises."""


def follow(on: "OnPromise", event: PromiseEvent) -> None:
    """Queues, and calls off, what follows from an event, in the same transaction."""
    for following in FOLLOWING:
        for what in following(on, event):
            match what:
                case Job():
                    jobs.enqueue(
                        on.connection,
                        client=on.client.id,
                        kind=what.kind,
                        data={**what.data, "promise": str(on.id)},
                        key=what.key,
                        at=on.at,
                        due_at=what.due_at,
                    )
                case CallOff():
                    jobs.cancel(on.connection, on.client.id, what.kind, what.key, on.at)
