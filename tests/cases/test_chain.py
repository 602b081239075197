from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.canonical import Json
from amends.cases.chain import (
    BEFORE_THE_FIRST,
    Break,
    ChainFault,
    Link,
    Secret,
    check_chain,
    check_secrets,
    next_digest,
    seal,
    sealed_fields,
    unseal,
)
from amends.cases.recorded import By
from amends.directory.organisation import UserKind

CASE = UUID(int=7)
BEGIN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
PERSONAL = frozenset({"words"})

Chain = list[tuple[Link, str]]


def salts() -> Callable[[], bytes]:
    numbers = count(1)
    return lambda: next(numbers).to_bytes(32, "big")


def link(number: int, data: dict[str, Json]) -> Link:
    by = By(user=UUID(int=1), name="Ada", role="agent", team="care")
    return Link(UUID(int=100 + number), CASE, number, BEGIN + timedelta(minutes=number), by, None, "said", data)


def chain(length: int = 5) -> Chain:
    events: Chain = []
    digest = BEFORE_THE_FIRST
    for number in range(1, length + 1):
        event = link(number, {"what": f"step {number}"})
        digest = next_digest(digest, event)
        events.append((event, digest))
    return events


def faults(events: Chain, head: tuple[int, str]) -> list[ChainFault]:
    return list(check_chain(events, *head))


def head_of(events: Chain) -> tuple[int, str]:
    return events[-1][0].number, events[-1][1]


def test_a_chain_as_it_was_recorded_has_no_fault() -> None:
    events = chain()
    assert faults(events, head_of(events)) == []


def test_an_empty_chain_that_should_be_empty_has_no_fault() -> None:
    assert faults([], (0, BEFORE_THE_FIRST)) == []


@pytest.mark.parametrize("changed", range(5))
def test_an_altered_event_is_the_one_that_is_named(changed: int) -> None:
    events = chain()
    event, digest = events[changed]
    tampered = [*events[:changed], (replace(event, data={"what": "another"}), digest), *events[changed + 1 :]]
    assert faults(tampered, head_of(events)) == [ChainFault(changed + 1, Break.ALTERED)]


@pytest.mark.parametrize(
    "change",
    [
        {"id": UUID(int=5)},
        {"case": UUID(int=8)},
        {"at": BEGIN},
        {"by": None},
        {"by": By(user=UUID(int=1), name="Ada", role="team_lead", team="care")},
        {"contact": UUID(int=3)},
        {"kind": "written"},
        {"data": {"what": "step 3", "more": None}},
    ],
    ids=lambda change: str(next(iter(change))),
)
def test_every_part_of_an_event_is_held_by_the_chain(change: dict[str, object]) -> None:
    events = chain()
    event, digest = events[2]
    events[2] = (replace(event, **change), digest)  # type: ignore[arg-type] # one of several types of fields
    assert faults(events, head_of(events)) == [ChainFault(3, Break.ALTERED)]


def test_an_event_that_was_altered_together_with_its_digest_no_longer_leads_to_the_next() -> None:
    events = chain()
    other = link(2, {"what": "another"})
    tampered = [events[0], (other, next_digest(events[0][1], other)), *events[2:]]
    assert faults(tampered, head_of(events)) == [ChainFault(3, Break.ALTERED)]


def test_a_digest_that_is_no_digest_is_a_fault_and_no_failure() -> None:
    events = chain()
    events[1] = (events[1][0], "é")
    assert faults(events, head_of(events)) == [ChainFault(2, Break.ALTERED), ChainFault(3, Break.ALTERED)]


def test_a_missing_event_is_named() -> None:
    events = chain()
    assert faults([events[0], *events[3:]], head_of(events)) == [ChainFault(2, Break.MISSING)]


def test_a_cut_end_is_named_by_its_first_event() -> None:
    events = chain()
    assert faults(events[:3], head_of(events)) == [ChainFault(4, Break.CUT)]


def test_a_case_without_any_of_its_events_is_cut_from_the_first() -> None:
    assert faults([], head_of(chain())) == [ChainFault(1, Break.CUT)]


def test_an_event_that_the_case_does_not_know_is_told() -> None:
    events = chain()
    assert faults(events, head_of(events[:4])) == [ChainFault(5, Break.OTHER_END)]


def test_a_chain_rewritten_as_a_whole_does_not_end_as_the_case_does() -> None:
    events = chain(1)
    other = link(1, {"what": "another"})
    rewritten = [(other, next_digest(BEFORE_THE_FIRST, other))]
    assert faults(rewritten, head_of(events)) == [ChainFault(1, Break.OTHER_END)]


def test_what_was_said_about_a_person_stands_beside_the_chain() -> None:
    said: dict[str, Json] = {"words": "my phone is broken", "remedy": "refund"}
    data, secrets = seal(said, PERSONAL, salts())
    assert "my phone is broken" not in str(data)
    assert unseal(data, PERSONAL, secrets) == said


def test_what_was_erased_is_none_and_the_chain_verifies() -> None:
    data, secrets = seal({"words": "my phone is broken", "remedy": "refund"}, PERSONAL, salts())
    event = link(1, data)
    assert secrets
    assert unseal(data, PERSONAL, {}) == {"words": None, "remedy": "refund"}
    assert list(check_secrets(event, {})) == []
    digest = next_digest(BEFORE_THE_FIRST, event)
    assert faults([(event, digest)], (1, digest)) == []


def test_the_same_words_are_sealed_differently_each_time() -> None:
    new_salt = salts()
    first, _ = seal({"words": "yes"}, PERSONAL, new_salt)
    second, _ = seal({"words": "yes"}, PERSONAL, new_salt)
    assert first != second


def test_exchanged_words_are_found() -> None:
    data, secrets = seal({"words": "I want a refund"}, PERSONAL, salts())
    other = {"words": replace(secrets["words"], value="I want nothing")}
    assert list(check_secrets(link(4, data), other)) == [ChainFault(4, Break.EXCHANGED, "words")]


def test_words_put_beside_an_event_that_had_none_are_found() -> None:
    data, _ = seal({"words": None}, PERSONAL, salts())
    assert list(check_secrets(link(4, data), {"words": Secret("so", b"1" * 32)})) == [
        ChainFault(4, Break.EXCHANGED, "words")
    ]


def test_nothing_is_kept_beside_the_chain_where_nothing_was_said() -> None:
    assert seal({"words": None}, PERSONAL, salts()) == ({"words": None}, {})


def test_a_fact_whose_value_looks_like_a_sealed_one_stays_as_it_is() -> None:
    fact: dict[str, Json] = {"value": {"sealed": "in plastic"}, "words": {"sealed": "in plastic"}}
    data, secrets = seal(fact, PERSONAL, salts())
    assert sealed_fields(data, PERSONAL) == ["words"]
    assert unseal(data, PERSONAL, secrets) == fact


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (ChainFault(3, Break.ALTERED), "event 3 is not what was recorded"),
        (ChainFault(3, Break.MISSING), "event 3 is missing"),
        (ChainFault(3, Break.CUT), "event 3 and what came after it are missing"),
        (ChainFault(3, Break.OTHER_END), "the case does not end with event 3 as it stands there"),
        (ChainFault(3, Break.EXCHANGED, "words"), "`words` of event 3 is not what was recorded"),
    ],
)
def test_a_fault_says_which_event_it_is(fault: ChainFault, sentence: str) -> None:
    assert str(fault) == sentence


plain_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["words", "why", "remedy"]), plain_data))
def test_whatever_is_sealed_is_unsealed_as_it_was(data: dict[str, Json]) -> None:
    personal = frozenset({"words", "why"})
    held, secrets = seal(data, personal, salts())
    assert unseal(held, personal, secrets) == data
    assert not list(check_secrets(link(1, held), secrets))


@given(st.integers(1, 6), st.data())
def test_no_event_is_taken_away_unseen(length: int, data: st.DataObject) -> None:
    events = chain(length)
    gone = data.draw(st.integers(0, length - 1))
    assert faults([*events[:gone], *events[gone + 1 :]], head_of(events))


def test_that_an_ai_agent_did_it_stands_in_the_chain() -> None:
    by_person = link(1, {"words": "x"})
    assert by_person.by is not None
    by_agent = replace(by_person, by=replace(by_person.by, kind=UserKind.AI_AGENT))
    assert next_digest(BEFORE_THE_FIRST, by_agent) != next_digest(BEFORE_THE_FIRST, by_person)


def test_what_a_person_did_is_chained_as_it_was_before_there_were_ai_agents() -> None:
    assert (
        next_digest(BEFORE_THE_FIRST, link(1, {"words": "x"}))
        == "e41dc4f1f4cdbbfc37bfcc97e9bffb7a949e826c7d3230762272d528932ab7dc"
    )
