from datetime import UTC, datetime
from uuid import UUID

from amends.cases.checkpoint import BEFORE_THE_FIRST_CHECKPOINT, Checkpoint, Head, next_checkpoint

AT = datetime(2026, 11, 1, tzinfo=UTC)
HEADS = [Head(UUID(int=1), 4, "aa"), Head(UUID(int=2), 9, "bb")]


def checkpoint(heads: list[Head], previous: str = BEFORE_THE_FIRST_CHECKPOINT) -> Checkpoint:
    return next_checkpoint(previous, 1, AT, heads)


def test_a_checkpoint_says_how_many_cases_it_holds() -> None:
    assert checkpoint(HEADS).cases == 2


def test_the_same_heads_give_the_same_digest() -> None:
    assert checkpoint(HEADS) == checkpoint(list(HEADS))


def test_a_case_that_is_gone_shows() -> None:
    assert checkpoint(HEADS[:1]).digest != checkpoint(HEADS).digest


def test_an_end_that_was_cut_shows() -> None:
    assert checkpoint([HEADS[0], Head(UUID(int=2), 8, "bb")]).digest != checkpoint(HEADS).digest


def test_another_history_of_the_same_length_shows() -> None:
    assert checkpoint([HEADS[0], Head(UUID(int=2), 9, "cc")]).digest != checkpoint(HEADS).digest


def test_a_checkpoint_stands_on_the_one_before() -> None:
    assert checkpoint(HEADS, "11").digest != checkpoint(HEADS, "22").digest
