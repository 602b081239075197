from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from amends.cases.checkpoint import BEFORE_THE_FIRST_CHECKPOINT, Checkpoint, Head, next_checkpoint

AT = datetime(2026, 11, 1, tzinfo=UTC)
HEADS = [Head(UUID(int=1), 4, "aa"), Head(UUID(int=2), 9, "bb")]


def checkpoint(
    heads: list[Head], previous: str = BEFORE_THE_FIRST_CHECKPOINT, promises: Sequence[Head] = ()
) -> Checkpoint:
    return next_checkpoint(previous, 1, AT, heads, promises)


def test_a_checkpoint_says_how_many_cases_and_promises_it_holds() -> None:
    assert checkpoint(HEADS).cases == 2
    assert checkpoint(HEADS).promises == 0
    held = checkpoint(HEADS[:1], promises=HEADS)
    assert (held.cases, held.promises) == (1, 2)


def test_without_a_promise_it_is_what_it_was_before_promises_were_held() -> None:
    assert checkpoint(HEADS).digest == "dec32c6b85f63f36518d579e5fc18727039db989345f0e08f956ef43bfc34929"


def test_a_promise_is_held_as_one() -> None:
    as_case, as_promise = checkpoint(HEADS), checkpoint(HEADS[:1], promises=HEADS[1:])
    assert as_case.digest != as_promise.digest
    assert checkpoint(HEADS, promises=HEADS[:1]).digest != checkpoint(HEADS, promises=HEADS).digest


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
