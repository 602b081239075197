"""Requests for a supervisor that wait for somebody in a role that one has."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection

from amends.app.people import Person
from amends.store.case_rows import CaseRow
from amends.store.supervisor_requests import waiting_for_supervisor


def supervisor_requests(connection: Connection, who: Person, limit: int) -> tuple[CaseRow, ...]:
    """The cases in which a customer asked for somebody like them, and which they may take; the first due first."""
    return waiting_for_supervisor(connection, _roles(who), who.user.id, limit)


def _roles(who: Person) -> Mapping[UUID, frozenset[str]]:
    """Their roles by client."""
    by_client = {
        client: frozenset(one.role for one in who.grants if one.client in (None, client)) for client in who.clients
    }
    return {client: roles for client, roles in by_client.items() if roles}
