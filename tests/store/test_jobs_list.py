"""Jobs are listed with those that changed last first, read by an index however many there are."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, insert

from amends.store.engine import writing
from amends.store.jobs_list import JobState, list_jobs
from amends.store.jobs_tables import jobs
from tests.store.histories import BEGIN, CLIENT, OTHER_CLIENT
from tests.store.plans import plans_of
from tests.stores import on_sqlite

STATES = (JobState.DONE, JobState.DEAD, JobState.WAITING)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as connection:
        yield connection


def job(number: int, client: UUID = CLIENT) -> dict[str, object]:
    """A job that changed `number` minutes after the first."""
    at = BEGIN + timedelta(minutes=number)
    return {
        "id": UUID(int=100 + number),
        "client": client,
        "kind": "remind",
        "key": str(number),
        "data": {},
        "state": STATES[number % 3].value,
        **dict.fromkeys(("fence", "beat", "attempts", "pause"), 0),
        "is_begun": False,
        "queued_at": BEGIN,
        "changed_at": at,
    }


@pytest.fixture
def with_jobs(connection: Connection) -> Connection:
    """Twelve jobs in turn done, given up and waiting; the last three are another client's."""
    rows = [job(number, OTHER_CLIENT if number >= 9 else CLIENT) for number in range(12)]
    connection.execute(insert(jobs), rows)
    return connection


def test_jobs_of_several_states_and_clients_come_in_one_order(with_jobs: Connection) -> None:
    def numbers(clients: list[UUID], states: list[JobState], limit: int = 100) -> list[int]:
        return [int(one.key) for one in list_jobs(with_jobs, clients, states, limit=limit)]

    assert numbers([CLIENT, OTHER_CLIENT], [*JobState]) == [*range(11, -1, -1)]
    assert numbers([CLIENT], [*JobState], limit=2) == [8, 7]
    assert numbers([CLIENT], [JobState.DEAD]) == [7, 4, 1]
    assert numbers([], [*JobState]) == []
    assert numbers([CLIENT], []) == []


@on_sqlite
def test_jobs_are_read_by_an_index_and_no_further_than_they_are_shown(with_jobs: Connection) -> None:
    with plans_of(with_jobs) as plans:
        list_jobs(with_jobs, [CLIENT, OTHER_CLIENT], [*JobState], limit=3)
    (plan,) = plans
    searches = [step for step in plan.split("; ") if re.search(r"\bjobs\b", step)]
    assert len(searches) == 2 * len(JobState)
    assert set(searches) == {"SEARCH jobs USING INDEX ix_jobs_listed (client=? AND state=?)"}
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan
