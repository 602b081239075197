from decimal import Decimal

import pytest

from amends.ledger.entries import Gift
from amends.ledger.errors import FaultyGiftError
from amends.ledger.subject import Subject
from tests.ledger.florist import APPROVAL, CARLA, CASE, CLIENT, EARLIER_CASE, gift


def test_the_same_gift_has_the_same_key_whatever_it_is_worth_and_whoever_gives_it() -> None:
    first = gift(case=CASE, approval=APPROVAL)
    assert gift(amount="12.00", subject=Subject(customer=CARLA), case=CASE, approval=APPROVAL).key == first.key


@pytest.mark.parametrize(
    "other",
    [
        gift(case=EARLIER_CASE, approval=APPROVAL),
        gift("bunch", case=CASE, approval=APPROVAL),
        gift(case=CASE),
        gift(case=CASE, approval=APPROVAL, number=2),
    ],
)
def test_another_case_remedy_approval_or_round_is_another_gift(other: Gift) -> None:
    assert other.key != gift(case=CASE, approval=APPROVAL).key


@pytest.mark.parametrize("amount", ["-0.01", "NaN", "Infinity", "1" * 39])
def test_what_is_no_amount_is_no_gift(amount: str) -> None:
    with pytest.raises(FaultyGiftError, match="is no amount of `voucher`") as caught:
        gift(amount=amount)
    assert caught.value.help == "give an amount of 0 or more, with at most 38 digits"


def test_rounds_count_from_one() -> None:
    with pytest.raises(FaultyGiftError, match="`0` is no round of `voucher`"):
        gift(number=0)


def test_a_gift_is_named_with_its_amount_where_it_has_one() -> None:
    assert gift(amount="10.50").words() == "`voucher` of 10.5"
    worthless = Gift(client=CLIENT, case=CASE, policy="florist", remedy="apology", kind=None, amount=Decimal(0))
    assert worthless.words() == "`apology`"


def test_nobody_is_counted_where_nobody_is_known() -> None:
    subject = Subject(customer=CARLA)
    assert [subject.of(per) for per in ("customer", "account", "household", "agent", "team")] == [
        str(CARLA),
        None,
        None,
        None,
        None,
    ]
