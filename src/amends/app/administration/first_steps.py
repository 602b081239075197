"""What is still to be done in a new workspace before the first case can be handled."""

from dataclasses import dataclass

from amends.app.administration.asking import asking
from amends.app.permissions import NotPermittedError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.customers import Customer
from amends.registry.version import PolicyState
from amends.store import directory
from amends.store.engine import reading
from amends.store.passwords import anybody_handles_cases
from amends.store.registry import list_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """Which of the steps are done.

    Attributes:
        client: a brand is there.
        user: somebody with a role of a policy has a password.
        policy: one is published.
        customer: somebody is known who could call.
    """

    client: bool
    user: bool
    policy: bool
    customer: bool


def first_steps(desk: Desk) -> FirstSteps | None:
    """Which steps are done; None where all are, or where the one who asks does not look after the whole workspace."""
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        try:
            who.allowed(Task.ADD_CLIENTS, None)
            who.allowed(Task.ADD_USERS, None)
        except NotPermittedError:
            return None
        clients = who.clients(Task.SEE_CLIENTS)
        steps = FirstSteps(
            client=bool(clients),
            user=anybody_handles_cases(connection),
            policy=bool(list_versions(connection, clients, state=PolicyState.PUBLISHED, limit=1).records),
            customer=bool(directory.listed(connection, Customer, clients, limit=1).records),
        )
    return None if steps == FirstSteps(client=True, user=True, policy=True, customer=True) else steps
