"""Whether a workspace can be used now, and what keeps it from that."""

from amends.app.workspace import Workspace
from amends.lang.errors import AmendsError
from amends.store import migrations
from amends.store.engine import reading
from amends.store.schema import CURRENT


def what_keeps_it(workspace: Workspace) -> str | None:
    """What keeps the workspace from being used; None where nothing does."""
    try:
        with reading(workspace.engine) as connection:
            connection.exec_driver_sql("SELECT 1")
        found = migrations.current(workspace.engine)
    except AmendsError as error:
        return str(error)
    except Exception as error:
        # Whatever it is that a driver raises: the store is not reached.
        return f"the store is not reached: {type(error).__name__}"
    if found != CURRENT:
        return f"the store is of schema `{found or 'none'}`; expected `{CURRENT}`: `amends workspace upgrade`"
    return None
