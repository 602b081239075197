"""What somebody may do beside cases, wherever that is: so that they are shown nothing that they may not open."""

from amends.app.administration.asking import Asking, asking
from amends.app.permissions import NotPermittedError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store.engine import reading


def permitted(desk: Desk) -> frozenset[Task]:
    """The tasks that the one who asks may do for a client at least, or for the whole workspace.

    Raises:
        NoUserError: there is no such user.
        InactiveUserError: they may no longer act.
    """
    with reading(desk.workspace.engine) as connection:
        return permitted_to(asking(connection, desk))


def permitted_to(who: Asking) -> frozenset[Task]:
    """The same within a transaction."""
    return frozenset(task for task in Task if _may(who, task))


def _may(who: Asking, task: Task) -> bool:
    try:
        who.clients(task)
    except NotPermittedError:
        return False
    return True
