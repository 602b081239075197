"""Keeping the store whole: checkpoints, and whether everything in it is as it was recorded."""

from collections.abc import Iterable

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.checkpoint import Checkpoint
from amends.store import checkpoints
from amends.store.engine import reading, transact
from amends.store.verify import Finding, verify


def make_checkpoint(desk: Desk) -> Checkpoint | None:
    """Anchors where every case and promise stands that changed since the last checkpoint; None where there is none.

    Raises:
        NotPermittedError: the one who asks may not.
    """

    def work(connection: Connection) -> Checkpoint | None:
        who = asking(connection, desk)
        who.allowed(Task.KEEP_THE_STORE, None)
        made = checkpoints.make_checkpoint(connection, who.at)
        if made is not None:
            who.did(Act.MAKE_CHECKPOINT, None, None, number=made.number)
        return made

    return transact(desk.workspace.engine, work)


def verify_store(desk: Desk, told_outside: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Everything in the store that is not as it was recorded, or does not agree with the rest.

    Args:
        desk: where somebody asks.
        told_outside: digests of checkpoints that were told outside; each must still be there.

    Raises:
        NotPermittedError: the one who asks may not.
    """
    engine = desk.workspace.engine
    with reading(engine) as connection:
        asking(connection, desk).allowed(Task.VERIFY, None)
    return tuple(verify(engine, told_outside))
