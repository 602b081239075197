"""A caller seldom knows the number that they complain of: which numbers an account called lately."""

from datetime import timedelta
from decimal import Decimal

import pytest

from amends.app.calls.looks import see_looks
from amends.app.calls.numbers import numbers_called
from amends.app.permissions import NotPermittedError
from amends.cases.gate.rules.disclosing import NotVerifiedError
from tests.app.calls.tidewren import CHARGED_FOR_NOTHING, LEO, Tidewren, csv_of
from tests.calls.lottery import ACCOUNT, CONNECTED_AND_CHARGED, LOTTERY, OF_NEIGHBOURS

AUNT = "614 555 0111"
TO_THE_AUNT = [one._replace(call=f"aunt/{one.call}", number=AUNT) for one in CONNECTED_AND_CHARGED[:3]]
OTHERWISE_WRITTEN = [CONNECTED_AND_CHARGED[0]._replace(call="otherwise/1", number="1 (800) 555 0186")]


@pytest.fixture
def tidewren(tidewren: Tidewren) -> Tidewren:
    """With calls to two numbers, one of them written in two ways."""
    tidewren.imports(csv_of(LEO, CHARGED_FOR_NOTHING, OF_NEIGHBOURS, TO_THE_AUNT, OTHERWISE_WRITTEN))
    return tidewren


def test_the_number_that_was_called_most_often_comes_first_however_it_is_written(tidewren: Tidewren) -> None:
    found = numbers_called(tidewren.desk("ana"), tidewren.case())

    assert found.account == ACCOUNT
    assert [(one.attempts, one.connected, one.charged) for one in found.numbers] == [
        (23, 11, Decimal("3.25")),
        (3, 3, Decimal("0.75")),
    ]
    assert found.numbers[1].number == AUNT


def test_only_what_was_called_within_ninety_days_is_told(tidewren: Tidewren) -> None:
    tidewren.now += timedelta(days=78)
    found = numbers_called(tidewren.desk("ana"), tidewren.case())

    # The lottery was called until the 22nd of March, the aunt until the 3rd.
    assert [one.attempts for one in found.numbers] == [2]
    assert (found.days.ends - found.days.begins).days == 90


def test_that_somebody_looked_is_kept_for_each_number_that_was_shown(tidewren: Tidewren) -> None:
    case = tidewren.case()
    numbers_called(tidewren.desk("ana"), case)

    looks = see_looks(tidewren.desk("udo")).looks
    assert {(one.user, one.reference, one.look.number, one.look.found) for one in looks} == {
        ("ana", case, "1 (800) 555 0186", 23),
        ("ana", case, AUNT, 3),
    }
    assert LOTTERY not in {one.look.number for one in looks}


def test_nobody_is_told_before_the_caller_was_verified_for_call_records(tidewren: Tidewren) -> None:
    with pytest.raises(NotVerifiedError):
        numbers_called(tidewren.desk("ana"), tidewren.case(verified=False))
    assert see_looks(tidewren.desk("udo")).looks == ()


def test_who_may_not_look_for_a_case_is_told_no_number_either(tidewren: Tidewren) -> None:
    with pytest.raises(NotPermittedError):
        numbers_called(tidewren.desk("udo"), tidewren.case())
