"""Jobs in the store: queued with what they follow from, leased by one worker at a time, and brought to an end.

A lease has a fence: a number that no other lease of the job has. Whoever holds an older one can change nothing any
more, whatever they believe. When a lease is given up for lost is not decided here, and by no clock: a worker says which
jobs it saw without a sign of life for long enough (`Sighting`), and takes those that are still as it saw them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, Connection, Update, and_, bindparam, select, text, update

from amends.cases.canonical import Json as JsonValue
from amends.lang.errors import AmendsError
from amends.store.jobs_tables import IS_OPEN, IS_READY, IS_WATCHED, jobs
from amends.store.parts import in_parts
from amends.store.types import Id, Instant, Json

_table = jobs.c

_QUEUE = text(
    "INSERT INTO jobs (id, client, kind, key, data, state, fence, beat, attempts, is_begun, pause, queued_at, due_at,"
    " changed_at) VALUES (:id, :client, :kind, :key, :data, 'waiting', 0, 0, 0, false, 0, :at, :due_at, :at)"
    " ON CONFLICT DO NOTHING"
).bindparams(
    bindparam("id", type_=Id()),
    bindparam("client", type_=Id()),
    bindparam("data", type_=Json()),
    bindparam("at", type_=Instant()),
    bindparam("due_at", type_=Instant()),
)


class LeaseLostError(AmendsError):
    """Another worker has the job by now, or it was called off: nothing of this attempt is recorded."""

    def __init__(self) -> None:
        super().__init__("the job is no longer this worker's; nothing was recorded")


@dataclass(frozen=True, slots=True)
class Leased:
    """A job that a worker holds.

    Attributes:
        fence: what tells this lease from every other one of the job.
        attempts: which attempt this is, from 1.
        is_begun: whether an attempt before this one was begun and nobody knows how it ended.
        queued_at: since when it waits.
    """

    id: UUID
    client: UUID
    kind: str
    key: str
    data: Mapping[str, JsonValue]
    fence: int
    attempts: int
    is_begun: bool
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """A job as a worker saw it: held by somebody, or waiting between two attempts.

    Attributes:
        pause: how many milliseconds it waits before the next attempt; None where somebody holds it.
    """

    id: UUID
    fence: int
    beat: int
    pause: int | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What there is to do: whether a job can be taken at once, and those that have to be watched."""

    is_ready: bool
    watched: tuple[Sighting, ...]


def enqueue(
    connection: Connection,
    *,
    client: UUID,
    kind: str,
    data: Mapping[str, JsonValue],
    key: str,
    at: datetime,
    due_at: datetime | None = None,
) -> UUID:
    """Queues a job in the caller's transaction, and gives its id; the same kind and key twice is once.

    Args:
        connection: a writing transaction: the job is there if and only if what it follows from is.
        client: whose it is.
        kind: what has to be done, as `jobs.performers` knows it.
        data: what it needs to know: ids, never what is said about a person.
        key: what it is queued under; who wants it done again needs another key.
        at: now (aware).
        due_at: not before then by the calendar; None: at once.
    """
    id = uuid5(client, f"{kind}/{key}")
    connection.execute(
        _QUEUE,
        {"id": id, "client": client, "kind": kind, "key": key, "data": dict(data), "at": at, "due_at": due_at},
    )
    return id


def cancel(connection: Connection, client: UUID, kind: str, key: str, at: datetime) -> bool:
    """Calls a job off, and says whether it was; one that is done, or begun and not known how it ended, goes on.

    A worker that has just taken it finds that it no longer holds it.
    """
    calls_off = (
        update(jobs)
        .where(_table.client == client, _table.kind == kind, _table.key == key)
        .where((_table.state == "dead") | (IS_OPEN & ~_table.is_begun))
        .values(state="cancelled", changed_at=at)
    )
    return connection.execute(calls_off).rowcount == 1


def outlook(connection: Connection, kinds: Collection[str], at: datetime) -> Outlook:
    """What there is to do of some kinds, seen without holding anything."""
    ready = (select(_table.id).where(one, _table.kind.in_(kinds)).limit(1) for one in _ready(at))
    watched = select(_table.id, _table.fence, _table.beat, _table.pause, _table.state).where(IS_WATCHED)
    found = connection.execute(watched.where(_table.kind.in_(kinds)).order_by(_table.queued_at))
    return Outlook(
        any(connection.execute(one).first() is not None for one in ready),
        tuple(
            Sighting(id, fence, beat, None if state == "leased" else pause) for id, fence, beat, pause, state in found
        ),
    )


def lease(
    connection: Connection, *, worker: str, kinds: Collection[str], at: datetime, limit: int, seen: Sequence[Sighting]
) -> tuple[Leased, ...]:
    """Takes jobs for a worker: first those of `seen` that are as they were, then those that wait for nothing.

    Args:
        connection: a writing transaction; what another one takes at the same time is passed over.
        worker: how people know who has it.
        kinds: the kinds that the worker can do.
        at: now, by the calendar.
        limit: how many at most.
        seen: those that showed no sign of life, or waited, for long enough.
    """
    taken: list[UUID] = []
    for some in in_parts(seen[:limit]):
        by_id = {one.id: one for one in some}
        rows = select(_table.id, _table.fence, _table.beat).where(_table.id.in_(by_id), IS_OPEN)
        for id, fence, beat in connection.execute(rows.with_for_update(skip_locked=True)):
            if (fence, beat) == (by_id[id].fence, by_id[id].beat):
                taken.append(id)
    for ready in _ready(at):
        if len(taken) < limit:
            rows_ready = select(_table.id).where(ready, _table.kind.in_(kinds)).limit(limit - len(taken))
            taken += connection.scalars(
                rows_ready.order_by(_table.due_at, _table.queued_at, _table.id).with_for_update(skip_locked=True)
            )
    return tuple(_take(connection, taken, worker, at))


def renew(connection: Connection, leases: Iterable[Leased]) -> frozenset[UUID]:
    """A sign of life for each lease; gives the ids of the jobs that are still held."""
    shows_life = {one.id: _held(one).values(beat=_table.beat + 1) for one in leases}
    return frozenset(id for id, beats in shows_life.items() if connection.execute(beats).rowcount == 1)


def begin(connection: Connection, leased: Leased, at: datetime) -> None:
    """Marks an attempt as begun: from the commit on nobody may take it for never made.

    Raises:
        LeaseLostError: the job is another's, or was called off.
    """
    _change(connection, leased, {"is_begun": True, "changed_at": at})


def finish(connection: Connection, leased: Leased, at: datetime) -> None:
    """The job is done.

    Raises:
        LeaseLostError: the job is another's, or was called off.
    """
    _change(connection, leased, {"state": "done", "is_begun": False, "why": None, "changed_at": at})


def retry(
    connection: Connection, leased: Leased, at: datetime, *, pause: timedelta, why: str, did_not_happen: bool = False
) -> None:
    """The job is tried again after a pause, by the clock of whoever watches it.

    It stays marked as begun unless the attempt has surely not happened.

    Raises:
        LeaseLostError: the job is another's, or was called off.
    """
    milliseconds = max(1, round(pause.total_seconds() * 1_000))
    values = {"state": "waiting", "pause": milliseconds, "why": why, "changed_at": at}
    _change(connection, leased, values | ({"is_begun": False} if did_not_happen else {}))


def put_back(connection: Connection, leased: Leased, at: datetime) -> None:
    """The job waits for its day as if it had never been taken.

    Raises:
        LeaseLostError: the job is another's, or was called off.
    """
    _change(connection, leased, {"state": "waiting", "attempts": leased.attempts - 1, "changed_at": at})


def bury(connection: Connection, leased: Leased, at: datetime, why: str, *, did_not_happen: bool = False) -> None:
    """The job is given up: a person looks at it, and has it tried again or not.

    It stays marked as begun unless no attempt has happened.

    Raises:
        LeaseLostError: the job is another's, or was called off.
    """
    values = {"state": "dead", "why": why, "changed_at": at}
    _change(connection, leased, values | ({"is_begun": False} if did_not_happen else {}))


def revive(connection: Connection, client: UUID, id: UUID, at: datetime) -> bool:
    """A job that was given up, or that waits between two attempts, is tried at once; says whether it was one."""
    waits = (_table.state == "waiting") & ((_table.pause > 0) | _table.due_at.is_not(None))
    tries = (
        update(jobs)
        .where(_table.client == client, _table.id == id, (_table.state == "dead") | waits)
        .values(state="waiting", attempts=0, pause=0, due_at=None, fence=_table.fence + 1, changed_at=at)
    )
    return connection.execute(tries).rowcount == 1


def _ready(at: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What waits for nothing, and what has come to its day; the first has no date, so that no calendar delays it."""
    return and_(IS_READY, _table.due_at.is_(None)), and_(IS_READY, _table.due_at <= at)


def _take(connection: Connection, ids: Sequence[UUID], worker: str, at: datetime) -> Iterable[Leased]:
    for some in in_parts(ids):
        connection.execute(
            update(jobs)
            .where(_table.id.in_(some))
            .values(
                state="leased",
                fence=_table.fence + 1,
                beat=0,
                attempts=_table.attempts + 1,
                pause=0,
                worker=worker,
                changed_at=at,
            )
        )
        rows = {row.id: row for row in connection.execute(select(jobs).where(_table.id.in_(some)))}
        for id in some:
            row = rows[id]
            yield Leased(
                id, row.client, row.kind, row.key, row.data, row.fence, row.attempts, row.is_begun, row.queued_at
            )


def _change(connection: Connection, leased: Leased, values: Mapping[str, object]) -> None:
    if connection.execute(_held(leased).values(values)).rowcount != 1:
        raise LeaseLostError


def _held(leased: Leased) -> Update:
    return update(jobs).where(_table.id == leased.id, _table.fence == leased.fence, _table.state == "leased")
