from decimal import Decimal

import pytest

import amends
from tests.decide.policies import bicycle_shop


def fault(want: str) -> str:
    with pytest.raises(amends.WantError) as caught:
        bicycle_shop().decide({}, want=want)
    return str(caught.value)


def test_a_remedy_can_be_wanted() -> None:
    decision = bicycle_shop().decide({}, want="refund")
    assert decision.want is not None
    assert (decision.want.remedy, decision.want.amount) == ("refund", None)
    assert decision.to_dict()["want"] == {"remedy": "refund", "amount": None}


def test_so_much_of_a_remedy_can_be_wanted() -> None:
    decision = bicycle_shop().decide({}, want="refund=20")
    assert decision.want is not None
    assert decision.want.amount == Decimal(20)
    assert decision.to_dict()["want"] == {"remedy": "refund", "amount": "20.00"}


def test_a_remedy_that_the_policy_does_not_have_is_told_the_nearest() -> None:
    assert fault("refunds") == "`refunds` is not a remedy of the policy; did you mean `refund`?"
    assert fault("Refund") == "`Refund` is not a remedy of the policy; did you mean `refund`?"
    assert fault("") == "`` is not a remedy of the policy; expected `repair`, `refund` or `ride`"


def test_an_amount_is_written_in_plain_digits_and_not_negative() -> None:
    for amount in ("", "ten", "-5", "10 EUR", "1e3", "1,5", " 5", "+5", "NaN"):
        assert fault(f"refund={amount}") == (
            f"`{amount}` is not an amount; expected plain digits, such as refund=10.00"
        )


def test_of_a_remedy_without_amounts_none_can_be_wanted() -> None:
    assert fault("ride=5") == "the policy states no amount for `ride`; want it without `=5`"


def test_faults_of_the_facts_are_told_whatever_is_wanted() -> None:
    with pytest.raises(amends.FactError):
        bicycle_shop().decide({"gears": 0}, want="refund=20")
