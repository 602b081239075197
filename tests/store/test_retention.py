from datetime import timedelta

from sqlalchemy import Connection, Engine

from amends.cases.events.ending import CaseClosed
from amends.store.engine import writing
from amends.store.erasure import ErasureRequest, erase_cases
from amends.store.retention import kept_long_enough
from tests.store.histories import ADA, BEGIN, CLIENT, OTHER_CLIENT, Story, new_id, restated

NOW = BEGIN + timedelta(days=1_000)


def closed(connection: Connection, reference: str, days_ago: int, **told: object) -> Story:
    """A case that was closed so many days before now."""
    story = Story(reference=reference, begin=NOW - timedelta(days=days_ago, minutes=1), **told)  # type: ignore[arg-type] # told by name
    story.keep(connection, CaseClosed())
    return story


def due(connection: Connection, days: int = 365) -> list[str]:
    return [case.reference for case in kept_long_enough(connection, CLIENT, days, NOW).cases]


def test_cases_closed_longer_than_the_client_keeps_them_are_due(engine: Engine) -> None:
    with writing(engine) as connection:
        closed(connection, "young", 364)
        closed(connection, "old", 366)
        closed(connection, "older", 700)
        closed(connection, "other", 700, client=OTHER_CLIENT)
        assert due(connection) == ["older", "old"]
        assert due(connection, days=600) == ["older"]


def test_a_case_is_kept_to_the_end_of_its_last_day(engine: Engine) -> None:
    with writing(engine) as connection:
        closed(connection, "exactly", 365)
        assert due(connection, 365) == ["exactly"]
        assert due(connection, 366) == []


def test_an_open_case_is_never_due(engine: Engine) -> None:
    with writing(engine) as connection:
        Story(begin=NOW - timedelta(days=900)).keep(connection, restated())
        assert due(connection) == []


def test_what_was_erased_is_not_due_again_until_something_is_added(engine: Engine) -> None:
    with writing(engine) as connection:
        story = closed(connection, "old", 700)
        erase_cases(connection, CLIENT, [story.id], ErasureRequest(new_id(), ADA.user, NOW - timedelta(days=600)))
        assert due(connection) == []
        story.begin = NOW - timedelta(days=500)
        story.keep(connection, restated())
        assert due(connection) == ["old"]


def test_many_are_read_page_by_page(engine: Engine) -> None:
    with writing(engine) as connection:
        for number in range(7):
            closed(connection, f"old {number}", 700)
        first = kept_long_enough(connection, CLIENT, 365, NOW, limit=3)
        second = kept_long_enough(connection, CLIENT, 365, NOW, after=first.next, limit=3)
        third = kept_long_enough(connection, CLIENT, 365, NOW, after=second.next, limit=3)
    assert [len(page.cases) for page in (first, second, third)] == [3, 3, 1]
    assert len({case.id for page in (first, second, third) for case in page.cases}) == 7
    assert third.next is None
