"""The first start: somebody has to be able to log in before anybody can be let in."""

from dataclasses import dataclass

from amends.app.access.passwords import hash_of
from amends.app.administration.acts import Act, done_to_themselves
from amends.app.workspace import Workspace
from amends.directory.organisation import ADMINISTRATOR
from amends.store.administrative_acts import add_act
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory_users import users_in_role
from amends.store.engine import writing
from amends.store.passwords import any_password, keep_password

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS = 5
_IN_A_GROUP = 5


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who looks after the workspace, and the password to begin with, which is told this once."""

    name: str
    password: str


def first_administrator(workspace: Workspace) -> FirstAdministrator | None:
    """Gives the administrator of a workspace a password; None where somebody has one, or nobody looks after it.

    Whoever starts the service may write the store, so that nobody is asked who they are.
    """
    password = drawn_password(workspace)
    hashed = hash_of(workspace, password)
    with writing(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        if any_password(connection):
            return None
        administrator = next(iter(users_in_role(connection, None, ADMINISTRATOR)), None)
        if administrator is None:
            return None
        at = workspace.clock()
        keep_password(connection, administrator.id, hashed, at)
        add_act(connection, done_to_themselves(Act.SET_PASSWORD, workspace, administrator.id, at))
        return FirstAdministrator(administrator.name, password)


def drawn_password(workspace: Workspace) -> str:
    """A password to begin with, that is easily read and typed."""
    return "-".join(_group(workspace) for _ in range(_GROUPS))


def _group(workspace: Workspace) -> str:
    return "".join(_SIGNS[workspace.below(len(_SIGNS))] for _ in range(_IN_A_GROUP))
