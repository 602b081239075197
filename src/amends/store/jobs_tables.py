"""The table of jobs: what is still to be done, committed together with what it follows from."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, UniqueConstraint, text

from amends.store.metadata import metadata
from amends.store.types import Id, Instant, Json

jobs = Table(
    "jobs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, nullable=False),
    Column("kind", String(60), nullable=False),
    Column("key", String(200), nullable=False),
    Column("data", Json, nullable=False),
    Column("state", String(10), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("beat", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("is_begun", Boolean, nullable=False),
    Column("pause", Integer, nullable=False),
    Column("why", Text),
    Column("worker", String(100)),
    Column("queued_at", Instant, nullable=False),
    Column("due_at", Instant),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("client", "kind", "key"),
    CheckConstraint("state IN ('waiting', 'leased', 'done', 'dead', 'cancelled')", name="state"),
)
"""One row for each job. What was queued under a kind and a key stays, so that it is never queued twice.

`fence` counts the leases and `beat` the signs of life within one: neither is a time, so that no clock has a say in
whose job it is. `is_begun` says that something may have left the house, `pause` how many milliseconds after the last
attempt the next may come; `due_at` is a day and hour of the calendar before which nothing is done.
"""

IS_OPEN = jobs.c.state.in_(("waiting", "leased"))
"""Whether a worker still has to do with a job."""

# Written out, not bound: only then does a database know that a query asks for just what an index holds.
IS_READY = text("state = 'waiting' AND pause = 0")
"""Whether a job waits for nothing but its day, where it has one."""

IS_WATCHED = text("(state = 'leased' OR (state = 'waiting' AND pause > 0))")
"""Whether somebody holds a job, or it waits between two attempts."""

# Nearly all jobs are done: those that are not stand apart.
Index("ix_jobs_ready", jobs.c.due_at, jobs.c.queued_at, sqlite_where=IS_READY, postgresql_where=IS_READY)
Index("ix_jobs_watched", jobs.c.queued_at, sqlite_where=IS_WATCHED, postgresql_where=IS_WATCHED)
Index("ix_jobs_listed", jobs.c.client, jobs.c.state, jobs.c.changed_at)
