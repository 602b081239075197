"""Precedents in the store: like cases are found, others are not, however many there are."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, select

from amends.cases.events.ending import NeedsMet
from amends.cases.events.giving import Basis
from amends.cases.precedents import Ending, LikeCases, Precedent
from amends.cases.state import Stage
from amends.store.engine import writing
from amends.store.precedents import keep_precedents, like_cases, precedents
from tests.store.histories import BEGIN, CLIENT, OTHER_CLIENT
from tests.store.plans import plans_of
from tests.stores import on_sqlite

THIS_CASE = UUID(int=9_999)
ALIKE = "a" * 32


def precedent(number: int, **values: object) -> Precedent:
    """What became of half price in a case, `number` minutes after the first."""
    given = {
        "case": UUID(int=1000 + number),
        "client": CLIENT,
        "reference": f"M2-{number:04}",
        "policy": "phones",
        "remedy": "half_price",
        "decisive": ALIKE,
        "ending": Ending.GIVEN,
        "amount": Decimal("180.00"),
        "basis": Basis.DISCRETION,
        "reason": "loyalty",
        "role": "senior_agent",
        "by": UUID(int=7),
        "at": BEGIN + timedelta(minutes=number),
        "stage": Stage.CLOSED,
        "needs_met": NeedsMet.YES,
        **values,
    }
    return Precedent(**given)  # type: ignore[arg-type]  # each value is of its field's type


WITHHELD = {"ending": Ending.WITHHELD, "amount": None, "basis": None, "reason": "bill_open"}
DENIED = {"ending": Ending.DENIED, "amount": None, "basis": None, "reason": None, "needs_met": None}


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as connection:
        yield connection


def keep(connection: Connection, *found: Precedent) -> None:
    for one in found:
        keep_precedents(connection, one.case, [one])


def alike(connection: Connection) -> LikeCases:
    return like_cases(connection, CLIENT, "phones", "half_price", ALIKE, THIS_CASE)


def test_like_cases_come_back_as_they_were_the_latest_first_and_counted_by_how_they_ended(
    connection: Connection,
) -> None:
    found = [precedent(1), precedent(2, **WITHHELD), precedent(3, **DENIED, by=None, role=None), precedent(4)]
    keep(connection, *found)
    assert alike(connection) == LikeCases(
        {Ending.GIVEN: 2, Ending.WITHHELD: 1, Ending.DENIED: 1}, tuple(reversed(found))
    )


@pytest.mark.parametrize(
    "other",
    [
        {"client": OTHER_CLIENT},
        {"policy": "bills"},
        {"remedy": "refund"},
        {"decisive": "b" * 32},
        {"case": THIS_CASE},
    ],
    ids=["another client's", "under another policy", "of another remedy", "decided otherwise", "the case itself"],
)
def test_what_is_not_alike_is_no_precedent(connection: Connection, other: dict[str, object]) -> None:
    keep(connection, precedent(1, **other))
    assert alike(connection) == LikeCases({}, ())


def test_what_a_case_is_a_precedent_of_follows_the_case(connection: Connection) -> None:
    keep(connection, precedent(1, **WITHHELD))
    keep(connection, precedent(1))
    assert alike(connection).counts == {Ending.GIVEN: 1}
    keep_precedents(connection, precedent(1).case, [])
    assert alike(connection) == LikeCases({}, ())


def test_a_case_is_a_precedent_of_each_of_its_remedies(connection: Connection) -> None:
    case = precedent(1).case
    keep_precedents(connection, case, [precedent(1), precedent(1, remedy="refund", **DENIED)])
    assert alike(connection).counts == {Ending.GIVEN: 1}
    refunds = like_cases(connection, CLIENT, "phones", "refund", ALIKE, THIS_CASE)
    assert refunds.counts == {Ending.DENIED: 1}


def test_the_last_thousand_are_counted_and_ten_of_them_shown(connection: Connection) -> None:
    keep(connection, *(precedent(number, **WITHHELD) for number in range(3)))
    keep(connection, *(precedent(number) for number in range(3, 1_003)))
    found = alike(connection)
    assert found.counts == {Ending.GIVEN: 1_000}
    assert [one.reference for one in found.latest] == [f"M2-{number:04}" for number in range(1_002, 992, -1)]


def test_an_amount_is_kept_exactly(connection: Connection) -> None:
    keep(connection, precedent(1, amount=Decimal("0.10")))
    (amount,) = connection.scalars(select(precedents.c.amount))
    assert str(amount) == "0.10"


@on_sqlite
def test_precedents_are_read_in_the_order_of_an_index(connection: Connection) -> None:
    for number in range(20):
        keep(connection, precedent(number))
    with plans_of(connection) as plans:
        alike(connection)
    assert len(plans) == 2
    for plan in plans:
        assert "SEARCH precedents USING" in plan
        assert "INDEX ix_precedents_alike (client=? AND policy=? AND remedy=? AND decisive=?)" in plan
        assert "SCAN precedents" not in plan
        assert "FOR ORDER BY" not in plan
