"""What somebody may do beside cases, wherever that is: so that they are shown nothing that they may not open."""

from amends.app.administration.asking import Asking
from amends.app.permissions import NotPermittedError
from amends.app.tasks import Task


def permitted_to(who: Asking) -> frozenset[Task]:
    """The tasks that the one who asks may do for a client at least, or for the whole workspace."""
    return frozenset(task for task in Task if _may(who, task))


def _may(who: Asking, task: Task) -> bool:
    try:
        who.clients(task)
    except NotPermittedError:
        return False
    return True
