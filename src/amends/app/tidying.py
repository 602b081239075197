"""Tidying a store: what was done by itself, alerted to and seen long ago is forgotten, a little at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.calls.staging import take_back_broken_off
from amends.app.workspace import Workspace
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.engine import reading, transact
from amends.store.tidying import forget_alerts, forget_jobs, forget_links, forget_presence

_AT_ONCE = 500
"""How much one transaction forgets, so that nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How much was forgotten; of call records, how many had come from imports that were broken off."""

    presence: int
    alerts: int
    links: int
    jobs: int
    call_records: int


def tidy(workspace: Workspace, kept: timedelta) -> Tidied:
    """Forgets what came to its end longer ago than it is kept; several may do so at the same time.

    Raises:
        StoreError: the store cannot be used.
    """
    before = workspace.clock() - kept
    with reading(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        clients = every_client(connection)
    return Tidied(
        presence=_done(workspace, lambda connection: forget_presence(connection, before)),
        alerts=_all(workspace, lambda connection: forget_alerts(connection, before, limit=_AT_ONCE)),
        links=_all(workspace, lambda connection: forget_links(connection, before, limit=_AT_ONCE)),
        jobs=sum(_jobs(workspace, client, before) for client in sorted(clients)),
        call_records=sum(take_back_broken_off(workspace, client) for client in sorted(clients)),
    )


def _done(workspace: Workspace, forget: Callable[[Connection], int]) -> int:
    def work(connection: Connection) -> int:
        bind(connection, EVERY_CLIENT)
        return forget(connection)

    return transact(workspace.engine, work)


def _all(workspace: Workspace, forget: Callable[[Connection], int]) -> int:
    """Forgets part after part until there is nothing left."""
    gone = 0
    while part := _done(workspace, forget):
        gone += part
    return gone


def _jobs(workspace: Workspace, client: UUID, before: datetime) -> int:
    gone, place, is_over = 0, None, False
    while not is_over:
        part, place = _jobs_part(workspace, client, before, place)
        gone, is_over = gone + part, place is None
    return gone


def _jobs_part(
    workspace: Workspace, client: UUID, before: datetime, after: tuple[datetime, UUID] | None
) -> tuple[int, tuple[datetime, UUID] | None]:
    def work(connection: Connection) -> tuple[int, tuple[datetime, UUID] | None]:
        bind(connection, [client])
        return forget_jobs(connection, client, before, after=after, limit=_AT_ONCE)

    return transact(workspace.engine, work)
