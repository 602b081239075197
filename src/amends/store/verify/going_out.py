"""Verifying that whatever is on its way has a job that sees to it, or that was given up and waits for a person."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from amends.cases.fulfilling import JOB, job_key
from amends.cases.parts import Gift
from amends.cases.state import CaseState
from amends.store.jobs_tables import jobs

_SEES_TO_IT = frozenset({"waiting", "leased", "dead"})


def going_out_problems(connection: Connection, state: CaseState) -> Iterator[str]:
    """Every gift that the case has on its way, and that no worker will ever come back to, nor any list shows.

    Args:
        connection: any transaction, bound to the client of the case.
        state: the case.
    """
    for gift in state.gifts.values():
        if gift.is_on_its_way and _job(connection, state, gift) not in _SEES_TO_IT:
            yield f"`{gift.remedy}` is on its way, and no job sees to it"


def _job(connection: Connection, state: CaseState, gift: Gift) -> str | None:
    """How far the job has come by which a gift goes out; None where there is none."""
    found = select(jobs.c.state).where(jobs.c.client == state.client, jobs.c.kind == JOB, jobs.c.key == job_key(gift))
    return connection.scalar(found)
