"""Making a workspace, and bringing it up to date.

In a new one nobody has a role, and an old one cannot be asked who has: whoever may write the file may do both.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from amends.app.administration.acts import Act, done_to_themselves
from amends.app.administration.pseudonym_key import key_path, make_key
from amends.app.workspace import Workspace, workspace_in
from amends.directory.checks import check
from amends.directory.organisation import ADMINISTRATOR, RoleGrant, User
from amends.store import directory, directory_users, migrations
from amends.store.administrative_acts import add_act
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import open_engine, writing
from amends.store.schema import CURRENT

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class MadeWorkspace:
    """A new workspace: its first administrator, the revision of its tables, and the file that holds its key."""

    workspace: Workspace
    administrator: User
    schema: str
    key: Path


@dataclass(frozen=True, slots=True)
class UpgradedWorkspace:
    """The revision of a store before and after it was upgraded; `new_key` is the file of a key that was missing."""

    before: str | None
    after: str
    new_key: Path | None


def make_workspace(
    url: str, administrator: str, *, full_name: str | None = None, email: str | None = None
) -> MadeWorkspace:
    """Makes a store with every table, and its first administrator.

    Args:
        url: where, such as `sqlite:///amends.db`.
        administrator: the word that they log in with.
        full_name: their full name.
        email: their mail address.

    Raises:
        InvalidRecordError: with everything that is wrong with the administrator; nothing was made.
        StoreExistsError: something is there already.
        StoreError: the store or its key cannot be made.
    """
    wanted = User(id=_NOBODY, name=administrator, full_name=full_name, email=email)
    check(wanted)
    workspace = workspace_in(migrations.create_store(url))
    user = replace(wanted, id=workspace.new_id())
    make_key(workspace.engine.url)
    with writing(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        directory.add(connection, user)
        grant = RoleGrant(id=workspace.new_id(), user=user.id, client=None, team=None, role=ADMINISTRATOR)
        directory_users.grant(connection, grant)
        add_act(connection, done_to_themselves(Act.MAKE_WORKSPACE, workspace, user.id, workspace.clock()))
    return MadeWorkspace(workspace, user, CURRENT, key_path(workspace.engine.url))


def upgrade_workspace(url: str) -> UpgradedWorkspace:
    """Brings a store to the tables of this version of Amends, all of it or nothing; a missing key is made.

    Raises:
        StoreError: there is no store, it is of a later version, or it cannot be used.
    """
    engine = open_engine(url, to_upgrade=True)
    try:
        before = migrations.current(engine)
        migrations.upgrade(engine)
        return UpgradedWorkspace(before, CURRENT, make_key(engine.url))
    finally:
        engine.dispose()
