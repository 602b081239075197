"""Workers: several at once, none does what another has, a dead one's jobs are taken over, and no calendar matters."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from time import monotonic, sleep
from uuid import UUID

import pytest

from amends.app.workspace import Workspace, workspace_in
from amends.jobs.pauses import pause_after
from amends.jobs.settings import WorkerSettings
from amends.jobs.task import Again, Done, GivenUp, NotYet, Outcome, Performer, Reported, Task
from amends.jobs.watch import Watch
from amends.jobs.worker import Worker
from amends.lang.errors import AmendsError
from amends.store import jobs
from amends.store.engine import open_engine
from amends.store.jobs import LeaseLostError, Sighting
from amends.store.jobs_list import JobRow, JobState, list_jobs
from tests.jobs.shop import QUICK
from tests.stores import reading_all, writing_all

CLIENT = UUID(int=1)
PATIENCE = 30.0


@dataclass
class House:
    """A store with jobs, and what was done with them."""

    workspace: Workspace
    done: Counter[str] = field(default_factory=Counter)

    def queue(self, *keys: str, due_at: datetime | None = None) -> None:
        """Queues jobs."""
        with writing_all(self.workspace.engine) as connection:
            for key in keys:
                at = datetime.now(UTC)
                jobs.enqueue(connection, client=CLIENT, kind="k", data={}, key=key, at=at, due_at=due_at)

    def job(self, key: str) -> JobRow:
        """One of them."""
        return next(job for job in self.all() if job.key == key)

    def all(self) -> list[JobRow]:
        """All of them."""
        with reading_all(self.workspace.engine) as connection:
            return [*list_jobs(connection, [CLIENT], [*JobState], limit=1_000)]

    def counts(self, task: Task) -> Outcome:
        """Performs a job by counting it."""
        self.done[task.leased.key] += 1
        return Done()

    def worker(self, performer: Performer, **settings: object) -> Worker:
        """A worker that performs so."""
        performers: Mapping[str, Performer] = {"k": performer}
        return Worker(self.workspace, performers, replace(QUICK, **settings))  # type: ignore[arg-type] # of a test


@pytest.fixture
def house(url: str) -> Iterator[House]:
    engine = open_engine(url)
    yield House(workspace_in(engine))
    engine.dispose()


@contextmanager
def working(*workers: Worker) -> Iterator[None]:
    """Workers at work, each in a thread; they stop in good order."""
    threads = [threading.Thread(target=worker.run) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()


def until(holds: Callable[[], bool]) -> None:
    """Waits until something is so."""
    latest = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < latest, "it never comes"
        sleep(0.005)


def test_several_workers_do_each_job_once(house: House) -> None:
    keys = [str(number) for number in range(120)]
    workers = [house.worker(house.counts, name=f"w{number}", lost_after=timedelta(minutes=1)) for number in range(3)]
    with working(*workers):
        for key in keys:
            house.queue(key)
        until(lambda: len(house.done) == len(keys))
    assert set(house.done.values()) == {1}
    assert {job.state for job in house.all()} == {JobState.DONE}


def test_a_worker_stops_when_what_it_has_begun_is_done_and_takes_nothing_more(house: House) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(task: Task) -> Outcome:
        begun.set()
        assert go_on.wait(PATIENCE)
        return house.counts(task)

    worker = house.worker(slowly, at_once=1)
    house.queue("a", "b")
    with working(worker):
        assert begun.wait(PATIENCE)
        worker.stop()
        go_on.set()
    assert house.done == {"a": 1}
    assert (house.job("a").state, house.job("b").state) == (JobState.DONE, JobState.WAITING)


def test_a_long_job_shows_life_and_is_not_taken_over(house: House) -> None:
    def long(task: Task) -> Outcome:
        sleep(QUICK.lost_after.total_seconds() * 3)
        return house.counts(task)

    house.queue("a")
    with working(house.worker(long), house.worker(long)):
        until(lambda: house.job("a").state is JobState.DONE)
    assert house.done == {"a": 1}
    assert house.job("a").attempts == 1


def test_the_job_of_a_dead_worker_is_taken_over(house: House) -> None:
    house.queue("a")
    with writing_all(house.workspace.engine) as connection:
        jobs.lease(connection, worker="dead", kinds=["k"], at=datetime.now(UTC), limit=1, seen=())
    with working(house.worker(house.counts)):
        until(lambda: house.job("a").state is JobState.DONE)
    assert house.job("a").attempts == 2


def test_what_a_worker_reports_after_it_lost_its_lease_counts_for_nothing(house: House) -> None:
    def loses(task: Task) -> Outcome:
        with writing_all(house.workspace.engine) as connection:
            seen = [Sighting(task.leased.id, task.leased.fence, 0, None)]
            jobs.lease(connection, worker="other", kinds=["k"], at=datetime.now(UTC), limit=1, seen=seen)
        with pytest.raises(LeaseLostError):
            task.begin()
        return GivenUp("it is mine")

    house.queue("a")
    house.worker(loses, lost_after=timedelta(minutes=1)).run_until_idle()
    assert (house.job("a").state, house.job("a").worker) == (JobState.LEASED, "other")


@pytest.mark.parametrize("year", [1971, 2200])
def test_no_jump_of_the_calendar_loses_doubles_or_delays_a_job(house: House, year: int) -> None:
    chance = Random(year)

    def jumps() -> datetime:
        return datetime(chance.choice([2026, year]), 1, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(8_000))

    def fails_once(task: Task) -> Outcome:
        house.counts(task)
        return Again("so") if task.leased.attempts == 1 else Done()

    jumping = replace(house.workspace, clock=jumps)
    other = replace(house, workspace=jumping)
    keys = [str(number) for number in range(30)]
    minute = timedelta(minutes=1)
    with working(other.worker(fails_once, lost_after=minute), other.worker(fails_once, lost_after=minute)):
        house.queue(*keys)
        until(lambda: all(job.state is JobState.DONE for job in house.all()))
    assert house.done == dict.fromkeys(keys, 2)


def test_what_is_tried_again_pauses_by_a_clock_that_never_jumps(house: House) -> None:
    def never(task: Task) -> Outcome:
        house.counts(task)
        return Again("so")

    house.queue("a")
    far = replace(house, workspace=replace(house.workspace, clock=lambda: datetime(2900, 1, 1, tzinfo=UTC)))
    worker = far.worker(never, first_pause=timedelta(hours=1), longest_pause=timedelta(hours=1))
    worker.run_until_idle()
    worker.run_until_idle()
    assert house.done == {"a": 1}


def test_what_has_a_day_is_done_when_the_calendar_says_so(house: House) -> None:
    house.queue("a", due_at=datetime.now(UTC) + timedelta(days=1))
    house.worker(house.counts).run_until_idle()
    assert house.done == {}
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    later = replace(house, workspace=replace(house.workspace, clock=lambda: tomorrow))
    later.worker(house.counts).run_until_idle()
    assert house.done == {"a": 1}


def test_what_says_not_yet_waits_for_its_day_and_no_attempt_is_counted(house: House) -> None:
    times = iter([datetime(2200, 1, 1, tzinfo=UTC)] * 2 + [datetime(2026, 1, 1, tzinfo=UTC)] * 50)
    house.queue("a", due_at=datetime(2100, 1, 1, tzinfo=UTC))
    jumping = replace(house, workspace=replace(house.workspace, clock=lambda: next(times)))
    jumping.worker(lambda _: NotYet()).run_until_idle()
    assert (house.job("a").state, house.job("a").attempts) == (JobState.WAITING, 0)


def test_after_enough_attempts_a_job_is_given_up_and_says_why(house: House) -> None:
    house.queue("a")
    with working(house.worker(lambda _: Again("nobody answers"))):
        until(lambda: house.job("a").state is JobState.DEAD)
    assert (house.job("a").attempts, house.job("a").why) == (QUICK.attempts, "nobody answers")


def test_a_fault_of_our_own_is_tried_again_and_tells_nothing_of_what_it_was_about(house: House) -> None:
    def breaks(task: Task) -> Outcome:
        raise ValueError("Rose Field, 12 Long Road")

    house.queue("a")
    with working(house.worker(breaks)):
        until(lambda: house.job("a").state is JobState.DEAD)
    assert house.job("a").why == "a fault of Amends itself: ValueError"


def test_an_error_with_words_says_them(house: House) -> None:
    def refuses(task: Task) -> Outcome:
        raise AmendsError("the store is busy")

    house.queue("a")
    with working(house.worker(refuses)):
        until(lambda: house.job("a").state is JobState.DEAD)
    assert house.job("a").why == "the store is busy"


def test_a_job_that_takes_its_workers_along_is_given_up_in_the_end(house: House) -> None:
    house.queue("a")
    for _ in range(QUICK.attempts + 3):
        with writing_all(house.workspace.engine) as connection:
            seen = jobs.outlook(connection, ["k"], datetime.now(UTC)).watched
            jobs.lease(connection, worker="dead", kinds=["k"], at=datetime.now(UTC), limit=1, seen=seen)
    with working(house.worker(house.counts)):
        until(lambda: house.job("a").state is JobState.DEAD)
    assert house.done == {}
    assert house.job("a").why == "each attempt ended together with its worker"


def test_what_came_of_a_job_may_be_recorded_with_its_end(house: House) -> None:
    def records(task: Task) -> Outcome:
        with writing_all(house.workspace.engine) as connection:
            task.finish(connection)
        return Reported()

    house.queue("a")
    house.worker(records).run_until_idle()
    assert house.job("a").state is JobState.DONE


def test_a_watch_counts_from_when_it_first_saw_a_job_so(house: House) -> None:
    watch = Watch(timedelta(seconds=20))
    held = Sighting(UUID(int=1), 1, 0, None)
    assert watch.over([held], 1_000.0) == ()
    assert watch.over([held], 1_019.9) == ()
    assert watch.over([held], 1_020.0) == (held,)
    alive = replace(held, beat=1)
    assert watch.over([alive], 1_021.0) == ()
    assert watch.over([], 1_022.0) == ()
    assert watch.over([alive], 1_050.0) == (), "what was gone for a while is seen for the first time"
    waiting = Sighting(UUID(int=2), 1, 0, 500)
    assert watch.over([waiting], 2_000.0) == ()
    assert watch.over([waiting], 2_000.5) == (waiting,)


def test_pauses_double_up_to_the_longest_and_are_spread_by_chance() -> None:
    settings = WorkerSettings(name="w", first_pause=timedelta(seconds=4), longest_pause=timedelta(seconds=60))
    shortest = [pause_after(attempt, settings, lambda _: 0).total_seconds() for attempt in range(1, 8)]
    longest = [pause_after(attempt, settings, lambda below: below - 1).total_seconds() for attempt in range(1, 8)]
    assert shortest == [2, 4, 8, 16, 30, 30, 30]
    assert longest == pytest.approx([4, 8, 16, 32, 60, 60, 60], rel=0.001)
    assert pause_after(10_000, settings, lambda _: 0) == timedelta(seconds=30)
