"""The queue as a state machine: workers that come, die, wake up again and err; people; calendars that jump.

Beside it stands an obvious model. What must hold: each job is one's at a time, nothing is lost, nothing that was begun
is taken for never made, and nobody whose lease was lost leaves a trace.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Protocol, TypeVar
from uuid import UUID, uuid5

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Connection, Engine, delete

from amends.jobs.watch import Watch
from amends.store import jobs, jobs_tables
from amends.store.engine import reading, writing
from amends.store.jobs import Leased, LeaseLostError, Sighting
from amends.store.jobs_list import JobRow, JobState, list_jobs

CLIENT = UUID(int=1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAYS = (-400, -1, 1, 400)
OPEN = (JobState.WAITING, JobState.LEASED)

A = TypeVar("A")


class Choose(Protocol):
    """Chance: one of several."""

    def __call__(self, options: Sequence[A], /) -> A:
        """The one that it falls on."""


@dataclass(frozen=True)
class Model:
    """What is known of a job, in the plainest words."""

    state: JobState
    due_at: datetime | None
    fence: int = 0
    beat: int = 0
    attempts: int = 0
    is_begun: bool = False
    is_paused: bool = False


class Queue(RuleBasedStateMachine):
    """Jobs of one client, two workers with a watch each, people, and a calendar."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        self.jobs: dict[str, Model] = {}
        self.leases: list[Leased] = []
        self.calendar = NOON
        self.steady = 0.0
        self.watches = [Watch(20 * SECOND), Watch(20 * SECOND)]
        self.seen: list[tuple[Sighting, ...]] = [(), ()]
        with writing(engine) as connection:
            connection.execute(delete(jobs_tables.jobs))

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        """Whatever it may be."""
        self._happens(lambda options: data.draw(st.sampled_from(options)))

    @rule(seed=st.integers(0, 2**32), times=st.integers(10, 60))
    def much_happens(self, seed: int, times: int) -> None:
        """The same many times over, by a chance that is quicker drawn."""
        chance = Random(seed)
        for _ in range(times):
            self._happens(chance.choice)

    def _happens(self, one_of: Choose) -> None:
        steps: list[Callable[[Choose], None]] = [
            self._is_queued, self._looks, self._takes, self._takes, self._looks_and_takes, self._watches_for_long,
            self._calendar_jumps,
        ]  # fmt: skip
        if self.leases:
            steps += [
                self._shows_life, self._begins, self._begins, self._finishes, self._tries_again_later, self._gives_up,
                self._puts_back,
            ]  # fmt: skip
        if self.jobs and one_of(["often", "often", "seldom"]) == "seldom":
            steps += [self._is_called_off, self._is_tried_again_by_a_person]
        one_of(steps)(one_of)

    # What happens.

    def _is_queued(self, one_of: Choose) -> None:
        key, days = one_of("abcdef"), one_of([None, None, *DAYS])
        due_at = None if days is None else NOON + timedelta(days=days)
        with writing(self.engine) as connection:
            jobs.enqueue(connection, client=CLIENT, kind="k", data={}, key=key, at=self.calendar, due_at=due_at)
        self.jobs.setdefault(key, Model(JobState.WAITING, due_at))

    def _calendar_jumps(self, one_of: Choose) -> None:
        self.calendar = NOON + timedelta(days=one_of(DAYS))

    def _looks(self, one_of: Choose) -> None:
        watch = one_of([0, 1])
        self.steady += one_of([0, 5])
        with reading(self.engine) as connection:
            outlook = jobs.outlook(connection, ["k"], self.calendar)
        assert outlook.is_ready == bool(self._ready())
        self.seen[watch] = self.watches[watch].over(outlook.watched, self.steady)

    def _watches_for_long(self, one_of: Choose) -> None:
        watch = one_of([0, 1])
        self._looks(lambda options: options[watch])
        self.steady += 61
        self._looks(lambda options: options[watch])

    def _looks_and_takes(self, one_of: Choose) -> None:
        self._looks(one_of)
        self._takes(one_of)

    def _takes(self, one_of: Choose) -> None:
        """By what it saw when it looked, which may be long ago."""
        seen, limit = self.seen[one_of([0, 1])], one_of([1, 2, 3])
        still = [one for one in seen[:limit] if self._is_as_seen(one)]
        expected = len(still) + min(limit - len(still), len(self._ready()))
        with writing(self.engine) as connection:
            taken = jobs.lease(connection, worker="w", kinds=["k"], at=self.calendar, limit=limit, seen=seen)
        assert len(taken) == expected
        for leased in taken:
            before = self.jobs[leased.key]
            assert before.state in OPEN
            assert leased.is_begun == before.is_begun, "what was begun is not taken for never made"
            assert (leased.attempts, leased.fence) == (before.attempts + 1, before.fence + 1)
            self.jobs[leased.key] = replace(
                before, state=JobState.LEASED, fence=leased.fence, attempts=leased.attempts, beat=0, is_paused=False
            )
        self.leases += taken

    def _shows_life(self, one_of: Choose) -> None:
        lease = one_of(self.leases)
        with writing(self.engine) as connection:
            assert (lease.id in jobs.renew(connection, [lease])) == self._holds(lease)
        if self._holds(lease):
            self.jobs[lease.key] = replace(self.jobs[lease.key], beat=self.jobs[lease.key].beat + 1)

    def _begins(self, one_of: Choose) -> None:
        with self._reporting(one_of) as (connection, lease, job):
            jobs.begin(connection, lease, self.calendar)
            self._becomes(lease, replace(job, is_begun=True))

    def _finishes(self, one_of: Choose) -> None:
        with self._reporting(one_of) as (connection, lease, job):
            jobs.finish(connection, lease, self.calendar)
            self._becomes(lease, replace(job, state=JobState.DONE, is_begun=False))

    def _tries_again_later(self, one_of: Choose) -> None:
        with self._reporting(one_of) as (connection, lease, job):
            is_sure = one_of([True, False])
            pause = SECOND * one_of([1, 10, 60])
            jobs.retry(connection, lease, self.calendar, pause=pause, why="so", did_not_happen=is_sure)
            is_begun = job.is_begun and not is_sure
            self._becomes(lease, replace(job, state=JobState.WAITING, is_paused=True, is_begun=is_begun))

    def _puts_back(self, one_of: Choose) -> None:
        with self._reporting(one_of) as (connection, lease, job):
            jobs.put_back(connection, lease, self.calendar)
            self._becomes(lease, replace(job, state=JobState.WAITING, attempts=job.attempts - 1))

    def _gives_up(self, one_of: Choose) -> None:
        with self._reporting(one_of) as (connection, lease, job):
            is_sure = one_of([True, False])
            jobs.bury(connection, lease, self.calendar, "so", did_not_happen=is_sure)
            self._becomes(lease, replace(job, state=JobState.DEAD, is_begun=job.is_begun and not is_sure))

    def _is_called_off(self, one_of: Choose) -> None:
        key = one_of(sorted(self.jobs))
        job = self.jobs[key]
        with writing(self.engine) as connection:
            is_off = jobs.cancel(connection, CLIENT, "k", key, self.calendar)
        assert is_off == (job.state is JobState.DEAD or (job.state in OPEN and not job.is_begun))
        if is_off:
            self.jobs[key] = replace(job, state=JobState.CANCELLED)

    def _is_tried_again_by_a_person(self, one_of: Choose) -> None:
        key = one_of(sorted(self.jobs))
        job = self.jobs[key]
        with writing(self.engine) as connection:
            is_tried = jobs.revive(connection, CLIENT, _id_of(key), self.calendar)
        waits = job.state is JobState.WAITING and (job.is_paused or job.due_at is not None)
        assert is_tried == (job.state is JobState.DEAD or waits)
        if is_tried:
            self.jobs[key] = replace(
                job, state=JobState.WAITING, fence=job.fence + 1, attempts=0, due_at=None, is_paused=False
            )

    # What must hold.

    @invariant()
    def the_store_says_what_happened(self) -> None:
        """As the model has it."""
        found = {row.key: (row.state, row.attempts, row.is_begun, row.due_at) for row in self._rows()}
        assert found == {key: (job.state, job.attempts, job.is_begun, job.due_at) for key, job in self.jobs.items()}

    def teardown(self) -> None:
        """Whatever has happened, time alone brings every open job into somebody's hands."""
        self.calendar = NOON + timedelta(days=500)
        for _ in range(20):
            if not any(job.state in OPEN for job in self.jobs.values()):
                return
            self.leases.clear()
            self._watches_for_long(lambda options: options[0])
            self._takes(lambda options: options[0])
            while self.leases:
                self._finishes(lambda options: options[0])
                del self.leases[0]
        raise AssertionError("a job is never done")

    def _rows(self) -> Sequence[JobRow]:
        with reading(self.engine) as connection:
            return list_jobs(connection, [CLIENT], [*JobState], limit=100)

    def _ready(self) -> list[str]:
        return [
            key
            for key, job in self.jobs.items()
            if job.state is JobState.WAITING
            and not job.is_paused
            and (job.due_at is None or job.due_at <= self.calendar)
        ]

    def _is_as_seen(self, one: Sighting) -> bool:
        (job,) = [job for key, job in self.jobs.items() if _id_of(key) == one.id]
        return job.state in OPEN and (job.fence, job.beat) == (one.fence, one.beat)

    def _holds(self, lease: Leased) -> bool:
        job = self.jobs[lease.key]
        return job.state is JobState.LEASED and job.fence == lease.fence

    def _becomes(self, lease: Leased, job: Model) -> None:
        if self._holds(lease):
            self.jobs[lease.key] = job

    @contextmanager
    def _reporting(self, one_of: Choose) -> Iterator[tuple[Connection, Leased, Model]]:
        """Somebody who believes that they hold a job reports; only who does is heard."""
        lease = one_of([*self.leases[-2:], *self.leases])
        holds = self._holds(lease)
        try:
            with writing(self.engine) as connection:
                yield connection, lease, self.jobs[lease.key]
            assert holds, "nobody is heard whose lease was lost"
        except LeaseLostError:
            assert not holds


def _id_of(key: str) -> UUID:
    return uuid5(CLIENT, f"k/{key}")


def test_the_queue_does_what_the_model_says(engine: Engine) -> None:
    run_state_machine_as_test(lambda: Queue(engine), settings=settings(max_examples=8, stateful_step_count=8))  # type: ignore[arg-type]  # it takes what makes one
