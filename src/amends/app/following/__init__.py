"""What follows from an event by itself: jobs, queued in the transaction in which it is recorded."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from amends.app.following.bills import bills_following
from amends.app.following.clocks import clocks_following
from amends.app.following.fulfilment import fulfilment_following
from amends.app.following.job import CallOff, Job
from amends.app.following.letters import letters_following
from amends.cases.recorded import Recorded
from amends.store import jobs

if TYPE_CHECKING:
    from amends.app.on_case import OnCase


Follow = Callable[["OnCase", Recorded], Iterable[Job | CallOff]]
"""Says what follows from an event; the case is as it stands after all that was recorded with it."""


FOLLOWING: tuple[Follow, ...] = (fulfilment_following, letters_following, clocks_following, bills_following)
"""Everything that follows from events."""


def follow(on: "OnCase", recorded: Iterable[Recorded]) -> None:
    """Queues, and calls off, what follows from what was recorded, in the same transaction."""
    for one in recorded:
        for what in _following(on, one):
            match what:
                case Job():
                    jobs.enqueue(
                        on.connection,
                        client=on.client.id,
                        kind=what.kind,
                        data={**what.data, "case": str(on.state.id)},
                        key=what.key,
                        at=on.at,
                        due_at=what.due_at,
                    )
                case CallOff():
                    jobs.cancel(on.connection, on.client.id, what.kind, what.key, on.at)


def _following(on: "OnCase", recorded: Recorded) -> Iterator[Job | CallOff]:
    for following in FOLLOWING:
        yield from following(on, recorded)
