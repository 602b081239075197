"""Jobs as people see them: what waits, what is given up and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import product
from uuid import UUID

from sqlalchemy import Connection, RowMapping, String, select, type_coerce

from amends.cases.canonical import Json as JsonValue
from amends.store.jobs_tables import jobs
from amends.store.latest_rows import latest_rows

_table = jobs.c


class JobState(StrEnum):
    """How far a job has come; what is `dead` waits for a person."""

    WAITING = "waiting"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """A job as a list shows it.

    Attributes:
        attempts: how often it was tried since it was queued, or since a person had it tried again.
        is_begun: whether an attempt was begun of which nobody knows how it ended.
        why: what became of the last attempt that failed.
        worker: who tried it last.
        due_at: the day and hour before which it is not tried.
    """

    id: UUID
    client: UUID
    kind: str
    key: str
    data: Mapping[str, JsonValue]
    state: JobState
    attempts: int
    is_begun: bool
    why: str | None
    worker: str | None
    queued_at: datetime
    due_at: datetime | None
    changed_at: datetime


def list_jobs(
    connection: Connection, clients: Collection[UUID], states: Collection[JobState], *, limit: int
) -> Sequence[JobRow]:
    """The jobs of some clients in some states, those that changed last first."""
    parts = (
        select(jobs).where(_table.client == client, _table.state == state.value)
        for client, state in product(sorted(clients), sorted(states))
    )
    rows = latest_rows(connection, parts, (_table.changed_at, _table.id), limit)
    return tuple(map(_row, rows))


def jobs_beginning(connection: Connection, clients: Collection[UUID], beginning: str) -> Sequence[JobRow]:
    """The jobs of some clients whose id begins so; two at most, which is enough to know that it names no single one."""
    begins = type_coerce(_table.id, String).startswith(beginning, autoescape=True)
    query = select(jobs).where(_table.client.in_(clients), begins).limit(2)
    return tuple(map(_row, connection.execute(query).mappings()))


def job_of(connection: Connection, client: UUID, kind: str, key: str) -> JobRow | None:
    """The job that was queued under a kind and a key."""
    query = select(jobs).where(_table.client == client, _table.kind == kind, _table.key == key)
    row = connection.execute(query).mappings().first()
    return None if row is None else _row(row)


def _row(row: RowMapping) -> JobRow:
    values = {name: row[name] for name in JobRow.__dataclass_fields__}
    return JobRow(**{**values, "state": JobState(values["state"])})
