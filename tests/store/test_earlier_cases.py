"""Earlier cases, counted for history facts."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine

from amends.store.earlier_cases import StoredEarlierCases
from amends.store.engine import writing
from tests.store.histories import BEGIN, CLIENT, OTHER_CLIENT
from tests.store.plans import plans_of
from tests.store.test_case_list import ANNA, BEN, BERT, case, stored
from tests.stores import on_sqlite

NOW = BEGIN + timedelta(days=30)
HOME, LINE = UUID(int=71), UUID(int=72)


def opened(number: int, **values: object) -> object:
    """A case of Anna's that was opened so many days after the first."""
    return case(number, **{"opened_at": BEGIN + timedelta(days=number), **values})


CASES = [
    opened(1),
    opened(2, team="retention", account=LINE),
    opened(3, customer=BERT, household=HOME, owner=BEN),
    opened(4, team=None, owner=BEN, household=HOME),
    opened(5, client=OTHER_CLIENT),
    opened(40),
]


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as connection:
        stored(connection, CASES)  # type: ignore[arg-type]  # rows of cases
        yield connection


def counted(
    connection: Connection, per: str, subject: str, *, since_day: int | None = None, without: UUID | None = None
) -> dict[str | None, tuple[int, int]]:
    """How many cases there were by team, and on which day the last of them was opened."""
    since = None if since_day is None else BEGIN + timedelta(days=since_day)
    tallies = StoredEarlierCases(connection, CLIENT).tallies(per, subject, since, NOW, without)
    return {one.team: (one.count, (one.last - BEGIN).days) for one in tallies}


def test_the_cases_of_a_customer_are_counted_by_team_without_those_that_come_later(connection: Connection) -> None:
    assert counted(connection, "customer", str(ANNA)) == {"care": (1, 1), "retention": (1, 2), None: (1, 4)}


@pytest.mark.parametrize(
    ("per", "subject", "expected"),
    [
        ("customer", str(BERT), {"care": (1, 3)}),
        ("account", str(LINE), {"retention": (1, 2)}),
        ("household", str(HOME), {"care": (1, 3), None: (1, 4)}),
        ("agent", str(BEN), {"care": (1, 3), None: (1, 4)}),
        ("team", "care", {"care": (2, 3)}),
        ("team", "sales", {}),
    ],
)
def test_cases_are_counted_for_whom_the_policy_names(
    connection: Connection, per: str, subject: str, expected: dict[str | None, tuple[int, int]]
) -> None:
    assert counted(connection, per, subject) == expected


def test_a_span_begins_and_ends_with_its_own_instants(connection: Connection) -> None:
    assert counted(connection, "customer", str(ANNA), since_day=2) == {"retention": (1, 2), None: (1, 4)}
    ends = StoredEarlierCases(connection, CLIENT).tallies("team", "care", None, BEGIN + timedelta(days=3), None)
    assert [one.count for one in ends] == [2]


def test_the_case_that_is_decided_is_left_out(connection: Connection) -> None:
    without = case(1).id
    assert counted(connection, "team", "care", without=without) == {"care": (1, 3)}
    assert counted(connection, "team", "care", without=UUID(int=5)) == {"care": (2, 3)}


def test_nobody_counts_another_clients_cases(connection: Connection) -> None:
    other = StoredEarlierCases(connection, OTHER_CLIENT)
    assert [one.count for one in other.tallies("customer", str(ANNA), None, NOW, None)] == [1]


@on_sqlite
@pytest.mark.parametrize(
    ("per", "index"),
    [
        ("customer", "ix_cases_customer (client=? AND customer=? AND opened_at>? AND opened_at<?)"),
        ("account", "ix_cases_account (client=? AND account=? AND opened_at>? AND opened_at<?)"),
        ("household", "ix_cases_household (client=? AND household=? AND opened_at>? AND opened_at<?)"),
        ("agent", "ix_cases_owner (client=? AND owner=? AND opened_at>? AND opened_at<?)"),
        ("team", "ix_cases_team (client=? AND team=? AND opened_at>? AND opened_at<?)"),
    ],
)
def test_they_are_counted_along_an_index_within_their_span(connection: Connection, per: str, index: str) -> None:
    with plans_of(connection) as plans:
        counted(connection, per, "care" if per == "team" else str(ANNA), since_day=1, without=UUID(int=5))
    (plan,) = plans
    assert f"INDEX {index}" in plan
