"""Jobs: queued with what they follow from, one worker's at a time, and nobody's word counts who lost the lease."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine

from amends.store import jobs
from amends.store.engine import reading, writing
from amends.store.jobs import Leased, LeaseLostError, Sighting
from amends.store.jobs_list import JobRow, JobState, job_of, jobs_beginning, list_jobs

CLIENT, OTHER = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def queue(engine: Engine, key: str = "a", *, due_at: datetime | None = None, client: UUID = CLIENT) -> UUID:
    with writing(engine) as connection:
        return jobs.enqueue(connection, client=client, kind="k", data={"n": 1}, key=key, at=NOON, due_at=due_at)


def lease(engine: Engine, *, limit: int = 10, at: datetime = NOON, seen: tuple[Sighting, ...] = ()) -> list[Leased]:
    with writing(engine) as connection:
        return [*jobs.lease(connection, worker="w", kinds=["k"], at=at, limit=limit, seen=seen)]


def one(engine: Engine) -> Leased:
    (leased,) = lease(engine)
    return leased


def row(engine: Engine, key: str = "a") -> JobRow:
    with reading(engine) as connection:
        found = job_of(connection, CLIENT, "k", key)
    assert found is not None
    return found


def watched(engine: Engine, at: datetime = NOON) -> tuple[Sighting, ...]:
    with reading(engine) as connection:
        return jobs.outlook(connection, ["k"], at).watched


def is_ready(engine: Engine, at: datetime = NOON) -> bool:
    with reading(engine) as connection:
        return jobs.outlook(connection, ["k"], at).is_ready


def test_the_same_kind_and_key_twice_is_once(engine: Engine) -> None:
    assert queue(engine) == queue(engine)
    assert queue(engine, client=OTHER) != queue(engine)
    assert len(lease(engine)) == 2


def test_what_is_done_is_not_queued_again(engine: Engine) -> None:
    queue(engine)
    with writing(engine) as connection:
        jobs.finish(connection, _leased_in(connection), NOON)
    queue(engine)
    assert lease(engine) == []
    assert row(engine).state is JobState.DONE


def _leased_in(connection: Connection) -> Leased:
    (leased,) = jobs.lease(connection, worker="w", kinds=["k"], at=NOON, limit=1, seen=())
    return leased


def test_a_job_is_there_only_if_what_it_follows_from_is(engine: Engine) -> None:
    with pytest.raises(RuntimeError), writing(engine) as connection:
        jobs.enqueue(connection, client=CLIENT, kind="k", data={}, key="a", at=NOON)
        raise RuntimeError
    assert lease(engine) == []


def test_a_job_is_one_workers_and_the_first_queued_comes_first(engine: Engine) -> None:
    with writing(engine) as connection:
        for number in range(5):
            at = NOON + number * SECOND
            jobs.enqueue(connection, client=CLIENT, kind="k", data={}, key=str(number), at=at)
    assert [leased.key for leased in lease(engine, limit=2)] == ["0", "1"]
    assert [leased.key for leased in lease(engine)] == ["2", "3", "4"]
    assert lease(engine) == []
    assert not is_ready(engine)


def test_a_worker_leaves_alone_what_it_does_not_know(engine: Engine) -> None:
    queue(engine)
    with writing(engine) as connection:
        assert jobs.lease(connection, worker="w", kinds=["other"], at=NOON, limit=1, seen=()) == ()
    with reading(engine) as connection:
        assert not jobs.outlook(connection, ["other"], NOON).is_ready


def test_what_has_a_day_waits_for_it(engine: Engine) -> None:
    queue(engine, due_at=NOON + SECOND)
    assert not is_ready(engine)
    assert lease(engine) == []
    assert is_ready(engine, NOON + SECOND)
    assert len(lease(engine, at=NOON + SECOND)) == 1


def test_what_has_none_waits_for_no_calendar(engine: Engine) -> None:
    queue(engine)
    assert len(lease(engine, at=NOON - timedelta(days=400))) == 1


def test_whoever_lost_the_lease_changes_nothing_any_more(engine: Engine) -> None:
    queue(engine)
    lost = one(engine)
    (taken,) = lease(engine, seen=watched(engine))
    assert (taken.fence, taken.attempts) == (lost.fence + 1, 2)
    with pytest.raises(LeaseLostError), writing(engine) as connection:
        jobs.begin(connection, lost, NOON)
    with pytest.raises(LeaseLostError), writing(engine) as connection:
        jobs.finish(connection, lost, NOON)
    with pytest.raises(LeaseLostError), writing(engine) as connection:
        jobs.retry(connection, lost, NOON, pause=SECOND, why="so")
    with pytest.raises(LeaseLostError), writing(engine) as connection:
        jobs.bury(connection, lost, NOON, "so")
    with pytest.raises(LeaseLostError), writing(engine) as connection:
        jobs.put_back(connection, lost, NOON)
    with writing(engine) as connection:
        assert jobs.renew(connection, [lost, taken]) == {taken.id}
        jobs.finish(connection, taken, NOON)


def test_a_lease_that_has_shown_life_is_not_taken_over(engine: Engine) -> None:
    queue(engine)
    held, seen = one(engine), watched(engine)
    with writing(engine) as connection:
        jobs.renew(connection, [held])
    assert lease(engine, seen=seen) == []
    assert watched(engine) != seen


def test_two_who_both_see_a_lease_without_life_do_not_both_take_it(engine: Engine) -> None:
    queue(engine)
    one(engine)
    seen = watched(engine)
    assert len(lease(engine, seen=seen)) == 1
    assert lease(engine, seen=seen) == []


def test_what_is_tried_again_waits_between_and_says_why(engine: Engine) -> None:
    queue(engine)
    with writing(engine) as connection:
        jobs.retry(connection, _leased_in(connection), NOON, pause=7 * SECOND, why="nobody answers")
    assert not is_ready(engine)
    (seen,) = watched(engine)
    assert seen.pause == 7_000
    assert row(engine).why == "nobody answers"
    (again,) = lease(engine, seen=(seen,))
    assert again.attempts == 2


def test_that_an_attempt_was_begun_is_known_to_whoever_comes_next(engine: Engine) -> None:
    queue(engine)
    first = one(engine)
    with writing(engine) as connection:
        jobs.begin(connection, first, NOON)
    (second,) = lease(engine, seen=watched(engine))
    assert (first.is_begun, second.is_begun) == (False, True)
    with writing(engine) as connection:
        jobs.retry(connection, second, NOON, pause=SECOND, why="so")
    (third,) = lease(engine, seen=watched(engine))
    assert third.is_begun
    with writing(engine) as connection:
        jobs.retry(connection, third, NOON, pause=SECOND, why="so", did_not_happen=True)
    (fourth,) = lease(engine, seen=watched(engine))
    assert not fourth.is_begun


def test_what_was_given_up_is_tried_again_when_a_person_wants_it(engine: Engine) -> None:
    id = queue(engine)
    with writing(engine) as connection:
        jobs.bury(connection, _leased_in(connection), NOON, "refused")
    assert (row(engine).state, row(engine).why) == (JobState.DEAD, "refused")
    assert lease(engine) == []
    assert watched(engine) == ()
    with writing(engine) as connection:
        assert not jobs.revive(connection, OTHER, id, NOON)
        assert jobs.revive(connection, CLIENT, id, NOON)
        assert not jobs.revive(connection, CLIENT, id, NOON), "it waits for nothing"
    assert one(engine).attempts == 1


def test_what_nobody_has_begun_is_called_off_even_from_under_a_workers_hands(engine: Engine) -> None:
    queue(engine)
    held = one(engine)
    with writing(engine) as connection:
        assert jobs.cancel(connection, CLIENT, "k", "a", NOON)
        assert not jobs.cancel(connection, CLIENT, "k", "a", NOON)
    with pytest.raises(LeaseLostError), writing(engine) as connection:
        jobs.begin(connection, held, NOON)


def test_what_was_begun_is_not_called_off_before_it_has_come_to_an_end(engine: Engine) -> None:
    queue(engine)
    held = one(engine)
    with writing(engine) as connection:
        jobs.begin(connection, held, NOON)
        assert not jobs.cancel(connection, CLIENT, "k", "a", NOON)
        jobs.bury(connection, held, NOON, "nobody knows")
        assert jobs.cancel(connection, CLIENT, "k", "a", NOON)


def test_what_is_put_back_waits_for_its_day_as_before(engine: Engine) -> None:
    queue(engine, due_at=NOON)
    held = one(engine)
    with writing(engine) as connection:
        jobs.put_back(connection, held, NOON - SECOND)
    assert (row(engine).state, row(engine).attempts) == (JobState.WAITING, 0)
    assert lease(engine, at=NOON - SECOND) == []
    assert len(lease(engine)) == 1


def test_more_are_taken_than_fit_in_one_statement(engine: Engine) -> None:
    with writing(engine) as connection:
        for number in range(1_200):
            jobs.enqueue(connection, client=CLIENT, kind="k", data={}, key=str(number), at=NOON)
    assert len(lease(engine, limit=1_100)) == 1_100
    assert len(lease(engine, limit=2_000, seen=watched(engine))) == 1_200


def test_people_see_the_jobs_of_their_clients_and_name_one_by_its_beginning(engine: Engine) -> None:
    mine, others = queue(engine), queue(engine, client=OTHER)
    with reading(engine) as connection:
        assert [job.id for job in list_jobs(connection, [CLIENT], [*JobState], limit=9)] == [mine]
        assert list_jobs(connection, [CLIENT], [JobState.DEAD], limit=9) == ()
        assert [job.id for job in jobs_beginning(connection, [CLIENT], str(mine)[:6])] == [mine]
        assert jobs_beginning(connection, [CLIENT], str(others)) == ()
        assert jobs_beginning(connection, [CLIENT], "%") == ()


def test_a_lease_is_what_was_queued(engine: Engine) -> None:
    id = queue(engine)
    held = one(engine)
    assert replace(held, fence=0) == Leased(
        id=id, client=CLIENT, kind="k", key="a", data={"n": 1}, fence=0, attempts=1, is_begun=False, queued_at=NOON
    )
