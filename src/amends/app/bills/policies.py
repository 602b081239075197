"""By which policy the cases are decided that bills open."""

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.governing import latest_policy
from amends.app.workspace import Desk
from amends.directory.organisation import Client
from amends.lang.names import one_of
from amends.registry.errors import RegistryError
from amends.registry.version import PolicyState
from amends.store import registry
from amends.store.engine import reading

_MOST_VERSIONS = 1_000


class NoPolicyForBillsError(RegistryError):
    """Nothing tells by which policy a case is decided that a bill opens."""


def check_policy_is_there(desk: Desk, client: Client) -> None:
    """Lets a client pass for whose cases about bills there is a policy.

    Raises:
        NoPolicyForBillsError: there is none.
    """
    with reading(desk.workspace.engine) as connection:
        asking(connection, desk)
        policy_for_bills(connection, client)


def policy_for_bills(connection: Connection, client: Client) -> str:
    """The name of the policy: the one that the client has settled, else the only one that is published.

    Raises:
        NoPolicyForBillsError: there is none, or nobody said which.
    """
    settled = client.settings.bills.policy
    if settled is not None:
        if latest_policy(connection, client.id, settled) is None:
            raise NoPolicyForBillsError(
                f"`{client.name}` has no published policy `{settled}`, by which it decides cases about bills",
                "publish one, or name another: `amends client change --bills-policy`",
            )
        return settled
    page = registry.list_versions(connection, [client.id], state=PolicyState.PUBLISHED, limit=_MOST_VERSIONS)
    names = sorted({version.policy for version in page.records})
    if len(names) != 1:
        raise NoPolicyForBillsError(
            f"nobody said by which policy `{client.name}` decides cases about bills",
            f"name it: `amends client change {client.name} --bills-policy {names[0] if names else 'POLICY'}`"
            + (f"; there are {one_of(names)}" if names else ""),
        )
    return names[0]
