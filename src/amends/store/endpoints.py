"""Endpoints in the store."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from amends.directory.endpoints import Endpoint
from amends.store.endpoints_tables import endpoints

_table = endpoints.c


def add_endpoint(connection: Connection, endpoint: Endpoint, at: datetime) -> None:
    """Adds an endpoint."""
    connection.execute(insert(endpoints).values(**asdict(endpoint), changed_at=at))


def change_endpoint(connection: Connection, endpoint: Endpoint, at: datetime) -> None:
    """Changes the endpoint of that name."""
    is_meant = (_table.client == endpoint.client) & (_table.name == endpoint.name)
    connection.execute(update(endpoints).where(is_meant).values(**asdict(endpoint), changed_at=at))


def remove_endpoint(connection: Connection, endpoint: Endpoint) -> None:
    """Takes an endpoint away."""
    connection.execute(delete(endpoints).where(_table.client == endpoint.client, _table.name == endpoint.name))


def endpoint_named(connection: Connection, client: UUID, name: str) -> Endpoint | None:
    """The client's endpoint of that name."""
    row = connection.execute(select(endpoints).where(_table.client == client, _table.name == name)).mappings().first()
    return None if row is None else _endpoint(row)


def endpoints_of(connection: Connection, clients: Collection[UUID]) -> Sequence[Endpoint]:
    """The endpoints of some clients, by name."""
    rows = connection.execute(select(endpoints).where(_table.client.in_(clients)).order_by(_table.name, _table.client))
    return tuple(map(_endpoint, rows.mappings()))


def _endpoint(row: RowMapping) -> Endpoint:
    return Endpoint(**{name: row[name] for name in Endpoint.__dataclass_fields__})
