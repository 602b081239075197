"""Precedents at the desk: whoever weighs a gesture sees what became of it in like cases."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from amends.app.cases.deciding import decide_case
from amends.app.cases.precedents import precedents_of, withhold
from amends.app.cases.reading import view
from amends.cases.events.event import Plain
from amends.cases.events.giving import RemedyWithheld
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.acts.giving import Give, Reverse, Settle
from amends.cases.gate.rules.giving import ReasonError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.precedents import Ending, LikeCases
from amends.store.errors import NoCaseError
from tests.app.florist import WITHERED, Florist

NONE = LikeCases({}, ())


def given(florist: Florist, facts: Mapping[str, Plain] = WITHERED) -> str:
    """A case in which Ben has given a gesture."""
    case = florist.decided(facts=facts)
    florist.does("ben", case, Give("gesture", Decimal("25.00"), "goodwill"))
    return case


def alike(florist: Florist, case: str, remedy: str = "gesture") -> LikeCases:
    return precedents_of(florist.desk("ben"), case, remedy)


def test_the_first_case_of_its_kind_has_no_precedents(florist: Florist) -> None:
    assert alike(florist, given(florist)) == NONE


def test_a_like_case_shows_what_was_given_and_by_whom(florist: Florist) -> None:
    before = given(florist, {"price": "55.00"})
    (one,) = alike(florist, florist.decided()).latest
    assert (one.reference, one.ending, one.amount) == (before, Ending.GIVEN, Decimal("25.00"))
    assert (one.role, one.reason) == ("senior_agent", "goodwill")


@pytest.mark.parametrize("facts", [{"occasion": "wedding"}, {"came_late": True}, {"withered": False}], ids=str)
def test_a_case_in_which_something_that_decides_is_otherwise_is_not_alike(
    florist: Florist, facts: Mapping[str, Plain]
) -> None:
    given(florist)
    assert alike(florist, florist.decided(facts=facts)) == NONE


def test_a_case_that_is_not_decided_has_nothing_to_be_alike_in(florist: Florist) -> None:
    given(florist)
    assert alike(florist, florist.heard()) == NONE


def test_whoever_withholds_leaves_in_the_record_how_many_like_cases_got_it(florist: Florist) -> None:
    given(florist)
    given(florist)
    withheld = florist.decided()
    withhold(florist.desk("ben"), withheld, "gesture", "put_right")
    case = florist.decided()
    seen = view(florist.desk("ben"), case).alike["gesture"]
    assert (seen.counts, seen.otherwise(Ending.WITHHELD)) == ({Ending.GIVEN: 2, Ending.WITHHELD: 1}, 2)
    withhold(florist.desk("ben"), case, "gesture", "put_right")
    event = view(florist.desk("ben"), case).history[-1].event
    assert isinstance(event, RemedyWithheld)
    assert event.precedents_otherwise == 2
    assert event.sentence().endswith("(2 like cases got it)")


def test_a_reason_that_does_not_count_withholds_nothing_and_makes_no_precedent(florist: Florist) -> None:
    case = florist.decided()
    with pytest.raises(ReasonError, match="`it_was_dropped` is no reason to withhold `gesture`; expected `put_right`"):
        withhold(florist.desk("ben"), case, "gesture", "it_was_dropped")
    assert alike(florist, florist.decided()) == NONE


def test_what_was_told_is_a_precedent_of_a_denial(florist: Florist) -> None:
    denied = florist.decided()
    florist.does("ana", denied, Tell("refund"))
    assert alike(florist, florist.decided(), "refund").counts == {Ending.DENIED: 1}


def test_what_was_taken_back_is_no_precedent_any_more(florist: Florist) -> None:
    case, gift = florist.promised()
    florist.does("ana", case, Settle(gift, Outcome.GIVEN))
    other = florist.decided()
    assert alike(florist, other, "second_bouquet").counts == {Ending.GIVEN: 1}
    florist.does("carla", case, Reverse(gift, "It was another customer's."))
    assert alike(florist, other, "second_bouquet") == NONE


def test_a_case_that_is_decided_anew_is_alike_to_others_than_before(florist: Florist) -> None:
    case = given(florist)
    florist.does("ana", case, StateFact("occasion", "wedding"))
    decide_case(florist.desk("ana"), case)
    assert alike(florist, florist.decided()) == NONE
    assert alike(florist, florist.decided(facts={"occasion": "wedding"})).counts == {Ending.GIVEN: 1}


def test_precedents_of_a_case_that_is_not_there_are_not_made_up(florist: Florist) -> None:
    with pytest.raises(NoCaseError, match="there is no case `XXXX-XXXX`"):
        alike(florist, "XXXX-XXXX")


def test_what_somebody_has_to_weigh_is_shown_and_nothing_else(florist: Florist) -> None:
    shown = view(florist.desk("ben"), florist.decided()).alike
    assert set(shown) == {"gesture", "refund"}
