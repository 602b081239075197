"""What may be given: with a reason, within authority; and withheld with a reason, with like cases in sight."""

from tests.cli.case.workplace import WEAK_SIGNAL, Workplace


def _wanting_a_credit(house: Workplace, who: str = "nina") -> str:
    return house.decides(who, remedy="service_credit=20.00", facts=WEAK_SIGNAL)


def test_what_is_given_at_discretion_has_a_coded_reason(house: Workplace) -> None:
    case = _wanting_a_credit(house)
    assert house.is_refused("nina", "give", case, "service_credit=20.00").startswith(
        "error: what is given at discretion needs a reason\n  help: say `our_mistake`,"
    )
    given = house.does("nina", "give", case, "service_credit=20.00", "--reason", "loyalty")
    assert "Set aside a service credit ($20.00), because of loyalty\n" in given
    assert f"amends case settle {case} service_credit given" in given


def test_more_than_the_role_may_give_is_refused_with_who_may(house: Workplace) -> None:
    case = _wanting_a_credit(house)
    said = house.is_refused("nina", "give", case, "service_credit=40.00", "--reason", "loyalty")
    assert said.startswith("error: an agent may give at most 20.00 of `service_credit`\n  help: ask ")
    assert "a team lead (up to 60.00)" in said
    assert house.does("tess", "give", case, "service_credit=40.00", "--reason", "loyalty")


def test_withholding_needs_a_reason_of_the_clause_and_shows_like_cases_that_got_it(house: Workplace) -> None:
    earlier = _wanting_a_credit(house, "omar")
    house.does("omar", "give", earlier, "service_credit=20.00", "--reason", "goodwill")
    case = _wanting_a_credit(house)
    assert "like cases: 1 given" in house.does("nina", "show", case)
    said = house.is_refused("nina", "withhold", case, "service_credit", "--reason", "repeat_complainer")
    assert "`repeat_complainer` is no reason to withhold `service_credit`" in said
    assert "expected `credited_already` or `same_day`" in said
    withheld = house.does("nina", "withhold", case, "service_credit", "--reason", "same_day")
    assert "Withheld a service credit: The system was working again on the same day. (1 like case got it)" in withheld
    assert f"{earlier}: given 20.00 by an agent, goodwill, " in withheld
    # Then there is something to tell, and Make It Right stands open.
    assert f"amends case exception {case}" in withheld
    told = house.does("nina", "tell", case, "service_credit")
    assert "Told the customer about a service credit: The system was working again on the same day." in told


def test_a_mistake_is_taken_back_with_its_reason(house: Workplace) -> None:
    case = _wanting_a_credit(house)
    house.does("nina", "give", case, "service_credit=20.00", "--reason", "loyalty")
    house.does("nina", "settle", case, "1", "given")
    assert "say why" in house.is_refused("nina", "reverse", case, "service_credit", "--why", " ")
    house.does("nina", "reverse", case, "service_credit", "--why", "credited to the neighbour")
    (gift,) = house.reads("nina", "show", case)["gifts"]
    assert (gift["remedy"], gift["amount"], gift["state"]) == ("service_credit", "20.00", "reversed")


def test_nothing_that_was_not_promised_can_be_settled(house: Workplace) -> None:
    case = _wanting_a_credit(house)
    assert house.is_refused("nina", "settle", case, "refund", "given") == (
        "error: nothing called `refund` was promised or given in this case\n  help: nothing was promised or given yet\n"
    )


def test_a_correction_is_approved_by_somebody_else_and_then_the_case_decided_anew(house: Workplace) -> None:
    case = _wanting_a_credit(house)
    assert "whoever decided does not approve the correction" in house.is_refused(
        "nina", "correct", case, "--why", "The signal was read wrongly."
    )
    corrected = house.does("tess", "correct", case, "--why", "The signal was read wrongly.")
    assert f"  amends case decide {case}\n" in corrected
    assert house.does("nina", "decide", case)
