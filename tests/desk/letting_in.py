"""Who may come in at the florist's desk: everybody who works there, and an administrator, by one password."""

from amends.app.access.passwords import hash_of
from amends.app.workspace import Workspace
from amends.directory.organisation import ADMINISTRATOR, RoleGrant, User
from amends.store import directory
from amends.store.directory_users import grant, user_named
from amends.store.passwords import keep_password
from tests.stores import writing_all

PASSWORD = "a bunch of withered roses"
ADMINISTRATOR_NAME = "erin"
_AT_THE_FLORISTS = ("ana", "ben", "carla", "dora", "olga", "vera")


def let_in(workspace: Workspace) -> None:
    """Gives all who work at the florist's a password, and adds Erin, who looks after the workspace."""
    with writing_all(workspace.engine) as connection:
        erin = User(id=workspace.new_id(), name=ADMINISTRATOR_NAME, full_name="Erin Vale", email=None)
        directory.add(connection, erin)
        grant(connection, RoleGrant(id=workspace.new_id(), user=erin.id, client=None, team=None, role=ADMINISTRATOR))
        hashed = hash_of(workspace, PASSWORD)
        for name in (*_AT_THE_FLORISTS, ADMINISTRATOR_NAME):
            user = user_named(connection, name)
            assert user is not None
            keep_password(connection, user.id, hashed, workspace.clock())
