from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, text

from amends.store.checkpoints import CheckpointFault, check_checkpoints, latest_checkpoint, make_checkpoint
from amends.store.engine import reading, writing
from tests.store.histories import BEGIN, Story, restated
from tests.store.plans import plans_of
from tests.store.tampering import tampered
from tests.stores import on_sqlite

DAY = timedelta(days=1)


def checkpoint(engine: Engine, day: int = 1) -> str:
    """Makes a checkpoint and tells its digest."""
    with writing(engine) as connection:
        made = make_checkpoint(connection, BEGIN + day * DAY)
        assert made is not None
        return made.digest


def faults(engine: Engine, *told_outside: str) -> list[CheckpointFault]:
    with reading(engine) as connection:
        return list(check_checkpoints(connection, told_outside))


@pytest.fixture
def stories(engine: Engine) -> tuple[Story, Story]:
    """Two cases: one that the first checkpoint holds and that went on, and one that only the second holds."""
    first, second = Story(reference="M2-1"), Story(reference="M2-2")
    with writing(engine) as connection:
        first.keep(connection, restated())
    checkpoint(engine, 1)
    with writing(engine) as connection:
        first.keep(connection, restated("still no alarm"))
        second.keep(connection)
    checkpoint(engine, 2)
    return first, second


def heads(connection: Connection) -> list[tuple[int, int]]:
    query = text("SELECT checkpoint, number FROM checkpoint_heads ORDER BY checkpoint, number")
    return [(checkpoint, number) for checkpoint, number in connection.execute(query)]


def test_a_checkpoint_holds_what_changed_since_the_last(engine: Engine, stories: tuple[Story, Story]) -> None:
    with writing(engine) as connection:
        assert heads(connection) == [(1, 2), (2, 1), (2, 3)]
        assert make_checkpoint(connection, BEGIN + 3 * DAY) is None
        latest = latest_checkpoint(connection)
    assert latest is not None
    assert (latest.number, latest.cases, latest.at) == (2, 2, BEGIN + 2 * DAY)
    assert faults(engine, latest.digest) == []


@on_sqlite
def test_what_changed_is_found_in_an_index_that_holds_nothing_else(
    engine: Engine, stories: tuple[Story, Story]
) -> None:
    with writing(engine) as connection:
        with plans_of(connection) as plans:
            make_checkpoint(connection, BEGIN)
        assert "SCAN cases USING INDEX ix_cases_not_anchored" in plans


def test_an_empty_store_has_nothing_to_anchor(engine: Engine) -> None:
    with writing(engine) as connection:
        assert make_checkpoint(connection, BEGIN) is None
        assert latest_checkpoint(connection) is None


def test_a_deleted_case_shows(engine: Engine, stories: tuple[Story, Story]) -> None:
    _, second = stories
    tampered(
        engine, f"DELETE FROM cases WHERE id = '{second.id}'", f"DELETE FROM case_events WHERE \"case\" = '{second.id}'"
    )
    assert faults(engine) == [CheckpointFault(2, f"the case {second.id}, which it holds, was deleted")]


def test_a_cut_end_shows_even_where_the_row_agrees_with_it(engine: Engine, stories: tuple[Story, Story]) -> None:
    first, _ = stories
    tampered(
        engine,
        f"DELETE FROM case_events WHERE \"case\" = '{first.id}' AND number = 3",
        'UPDATE cases SET number = 2, head = (SELECT digest FROM case_events WHERE "case" = cases.id AND number = 2) '
        f"WHERE id = '{first.id}'",
    )
    assert faults(engine) == [CheckpointFault(2, "event 3 of case `M2-1`, which it holds, is missing")]


def test_a_chain_that_was_rewritten_shows(engine: Engine, stories: tuple[Story, Story]) -> None:
    first, _ = stories
    tampered(engine, f"UPDATE case_events SET digest = '{'0' * 64}' WHERE \"case\" = '{first.id}' AND number = 2")
    assert faults(engine) == [CheckpointFault(1, "event 2 of case `M2-1` is not the one that it holds")]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE checkpoints SET digest = 'ff' WHERE number = 1",
        "UPDATE checkpoints SET at = '2026-01-01T00:00:00.000000Z' WHERE number = 1",
        "UPDATE checkpoints SET cases = 5 WHERE number = 1",
    ],
)
def test_a_changed_checkpoint_shows(engine: Engine, stories: tuple[Story, Story], change: str) -> None:
    tampered(engine, change)
    assert CheckpointFault(1, "the checkpoint is not what was made") in faults(engine)


def test_a_checkpoint_that_forgets_a_case_shows(engine: Engine, stories: tuple[Story, Story]) -> None:
    _, second = stories
    tampered(engine, f"DELETE FROM checkpoint_heads WHERE \"case\" = '{second.id}'")
    assert CheckpointFault(2, "the checkpoint is not what was made") in faults(engine)


def test_a_missing_checkpoint_shows(engine: Engine, stories: tuple[Story, Story]) -> None:
    tampered(engine, "DELETE FROM checkpoint_heads WHERE checkpoint = 1", "DELETE FROM checkpoints WHERE number = 1")
    assert faults(engine)[0] == CheckpointFault(1, "the checkpoint is missing")


def test_checkpoints_that_were_taken_away_from_the_end_show_against_what_was_told_outside(
    engine: Engine, stories: tuple[Story, Story]
) -> None:
    first, second = stories
    with reading(engine) as connection:
        latest = latest_checkpoint(connection)
    assert latest is not None
    tampered(
        engine,
        "DELETE FROM checkpoint_heads WHERE checkpoint = 2",
        "DELETE FROM checkpoints WHERE number = 2",
        f"UPDATE cases SET anchored = 2 WHERE id = '{first.id}'",
        f"UPDATE cases SET anchored = 0 WHERE id = '{second.id}'",
    )
    assert faults(engine) == []
    assert faults(engine, latest.digest) == [
        CheckpointFault(2, f"the checkpoint `{latest.digest}`, which was told outside, is missing")
    ]


def test_a_case_that_only_says_that_it_is_anchored_shows(engine: Engine, stories: tuple[Story, Story]) -> None:
    first, _ = stories
    tampered(engine, f"UPDATE cases SET anchored = 7 WHERE id = '{first.id}'")
    assert faults(engine) == [CheckpointFault(2, "case `M2-1` says that event 7 is held by a checkpoint; event 3 is")]
