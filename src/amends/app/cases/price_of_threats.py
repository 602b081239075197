"""What was given only after a threat, over all cases: the price of a threat, for whoever audits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.finding import client_named
from amends.app.governing import governing_version
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.fold import fold
from amends.cases.threats import AfterThreat, after_threats, threats_in
from amends.directory.organisation import Client
from amends.registry.reading import policy_of
from amends.store import cases as stored_cases
from amends.store import directory, registry
from amends.store.engine import reading
from amends.store.stated_facts import cases_stating


@dataclass(frozen=True, slots=True)
class CaseWithThreat:
    """A case in which a threat was stated, and what was given only after it; nothing where all is well."""

    reference: str
    client: Client
    given: tuple[AfterThreat, ...]


def price_of_threats(
    desk: Desk, client: str | None = None, since: datetime | None = None
) -> tuple[CaseWithThreat, ...]:
    """Every case in which a threat was stated, in the order in which they were opened.

    Args:
        desk: who asks.
        client: of which client; None for all for whom they may see cases.
        since: only threats from then on.

    Raises:
        NotPermittedError: they may see none.
        NotFoundError: they work for no client of that name.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients = who.clients(Task.SEE_CASES)
        if client is not None:
            clients = frozenset({client_named(connection, client, clients).id})
        at = desk.workspace.clock()
        return tuple(
            found for one in directory.clients(connection, clients) for found in _of_client(connection, one, since, at)
        )


def _of_client(
    connection: Connection, client: Client, since: datetime | None, at: datetime
) -> Iterator[CaseWithThreat]:
    for case in cases_stating(connection, client.id, _threats_of(connection, client.id), since):
        history = stored_cases.load(connection, [client.id], case)
        state = fold(history)
        tree = governing_version(connection, state, at).tree
        if threats_in(tree) & set(state.statements):
            yield CaseWithThreat(state.reference, client, after_threats(history, tree))


def _threats_of(connection: Connection, client: UUID) -> frozenset[str]:
    """What any policy of a client says that it is blind to."""
    versions = (
        one
        for policy in registry.policies_of(connection, client)
        for one in registry.versions_of(connection, client, policy)
    )
    return frozenset(name for one in versions for name in threats_in(policy_of(one).tree))
