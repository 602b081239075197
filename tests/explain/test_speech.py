"""What is said, in which order, and what is left to the agent's eyes."""

import amends
from tests.explain.cases import bicycle_policy, for_you, in_bicycle_shop, to_say, told_case


def test_what_is_wanted_comes_first_and_what_else_is_owed_shortly_after() -> None:
    told = to_say(told_case("cable", "asked-twice-about-the-same-bill").decide("apology_discount").explain())
    assert told.index("5 dollars off each month") < told.index("You are also entitled to a refund for the box")


def test_without_a_wish_owed_comes_before_possible_before_open_before_refused() -> None:
    told = to_say(in_bicycle_shop(told_on="2026-02-20", registered=None, visits=1, raced=True).explain("en"))
    places = [told.index(part) for part in ("You get", "This may be possible", "What I can't offer you is")]
    assert places == sorted(places)


def test_a_wish_without_an_answer_yet_is_neither_promised_nor_refused() -> None:
    told = to_say(in_bicycle_shop("refund", told_on=None).explain("en"))
    assert "I can't say yes or no to your money back yet." in told
    assert "sorry" not in told


def test_one_question_is_asked_of_the_customer() -> None:
    told = to_say(in_bicycle_shop("refund", kilometres=None, told_on="2026-03-01").explain("en"))
    assert told.count("?") == 1
    assert "One question, please: How many kilometres have you ridden?" in told


def test_a_question_about_one_of_several_says_about_which() -> None:
    parts = [{"name": "bell", "broken": False}, {"name": "brake"}]
    told = to_say(in_bicycle_shop("spare_part", parts=parts).explain("en"))
    assert "One question about the parts of the bicycle, number 2, brake, please: Is that part broken?" in told


def test_what_the_records_hold_is_looked_up_and_not_asked() -> None:
    text = told_case("phone", "broken-phone-dates-unknown").decide("replacement").explain("en")
    assert "When was the phone bought?" not in to_say(text)
    assert "Please give me a moment to look something up." in to_say(text)
    assert "the day of purchase (or ask: “When was the phone bought?”)" in for_you(text)


def test_how_much_a_role_may_give_is_not_for_the_customers_ears() -> None:
    text = in_bicycle_shop("shop_credit", "agent").explain("en")
    assert "€20.00" not in to_say(text)
    assert "you up to €20.00; a team lead up to €50.00; a manager and above up to €60.00." in for_you(text)


def test_nobody_may_give_more_than_it_is_worth() -> None:
    told = for_you(told_case("phone", "broken-phone-on-day-120").decide("goodwill_credit").explain("en"))
    assert "an agent up to $10.00; a senior agent and above up to $20.00." in told


def test_who_has_the_authority_decides_and_who_has_not_asks() -> None:
    assert "I can decide it myself." in in_bicycle_shop("shop_credit=15.00", "agent").explain("en")
    assert "A team lead can decide it, and I will ask for you." in in_bicycle_shop(
        "shop_credit=40.00", "agent"
    ).explain("en")


def test_nobody_is_asked_for_more_than_anybody_may_give() -> None:
    told = to_say(in_bicycle_shop("shop_credit=400.00", "agent").explain("en"))
    assert "You asked for €400.00. That goes beyond what our policy allows." in told
    assert "make it right" in told


def test_a_referred_wish_is_passed_on_or_decided_by_the_one_who_may() -> None:
    assert "I will pass your case on to a team lead" in in_bicycle_shop("refund", "agent", visits=3).explain("en")
    assert "I can decide that myself." in in_bicycle_shop("refund", "team_lead", visits=3).explain("en")


def test_of_more_than_is_owed_it_is_said_how_much_is() -> None:
    told = to_say(told_case("phone", "lottery-line-half-connected").decide("call_credit=7.20").explain("en"))
    assert "You asked for $7.20: $2.40 of it is owed to you, and the rest goes beyond our policy." in told


def test_make_it_right_begins_where_a_wish_is_not_met_and_only_there() -> None:
    refused = in_bicycle_shop("refund").explain("en")
    assert "May I put you on a brief hold" in to_say(refused)
    assert "Make It Right is open" in for_you(refused)
    met = in_bicycle_shop("refund", told_on="2026-03-01").explain("en")
    assert "Make It Right" not in met
    assert "hold" not in to_say(met)


def test_what_somebody_of_a_higher_role_may_give_is_no_case_for_make_it_right() -> None:
    decision = told_case("phone", "broken-phone-178-days-admitted").decide("upgrade_discount", "agent")
    assert decision.gap is True
    assert "Make It Right" not in decision.explain("en")


def test_who_said_no_is_not_the_one_to_ask_again() -> None:
    told = to_say(in_bicycle_shop("refund", "team_lead").explain("en"))
    assert "You can ask for a manager, then the Bicycle board, outside our company, after 1 month." in told


def test_what_waits_is_said_with_what_it_waits_for() -> None:
    told = to_say(in_bicycle_shop("repair", told_on="2026-02-20").explain("en"))
    assert "What it still takes: the return of the bicycle and a registration of the bicycle." in told
    told = to_say(in_bicycle_shop("repair", told_on="2026-02-20", returned=True).explain("en"))
    assert "What it still takes: a registration of the bicycle." in told


def test_what_only_an_inspection_can_turn_is_said_and_nobody_speaks_against_themselves() -> None:
    text = told_case("phone", "broken-phone-30-days-damage-unknown").decide("replacement").explain("en")
    assert "it is for us to show: damage that our workshop finds." in to_say(text)
    assert "damage that you told us about" not in to_say(text)
    assert "damage that you told us about: no" in for_you(text)


def test_what_is_wanted_of_numbers_is_counted_and_no_money() -> None:
    assert "You get bonus points, namely 1,200." in in_bicycle_shop("bonus_points").explain("en")


def test_a_charge_of_nothing_is_said_as_such() -> None:
    told = to_say(told_case("alarm", "firmware-trouble").decide("technician_visit").explain())
    assert "A technician's visit: you pay nothing." in told


def test_what_is_on_sale_to_everybody_is_not_offered_in_every_call() -> None:
    text = told_case("alarm", "outage-thirty-hours").decide("outage_credit").explain()
    assert "technician" not in to_say(text)
    assert "For everybody, whatever the case: a technician's visit, worth $79.00." in for_you(text)


def test_what_cannot_be_computed_goes_to_somebody_who_decides() -> None:
    text = in_bicycle_shop("fair_share", visits=0).explain("en")
    assert "something that our policy cannot work out by itself, so a team lead decides." in to_say(text)
    assert "repair cost / visits (division by zero)" in for_you(text)


def test_terms_that_do_not_govern_refuse_nothing() -> None:
    told = in_bicycle_shop("repair", bought_on="2025-12-01").explain("en")
    assert "begin on 1 January 2026, and the day of purchase is 1 December 2025." in told
    assert "sorry" not in told


def test_a_language_that_the_policy_does_not_speak_falls_back_to_its_first() -> None:
    decision = told_case("phone", "broken-phone-on-day-121").decide("replacement")
    assert decision.explain("de") == decision.explain("en") == decision.explain()


def test_a_policy_without_languages_is_told_with_the_words_that_are_asked_for() -> None:
    decision = told_case("alarm", "outage-thirty-hours").decide("outage_credit")
    assert decision.explain().startswith("To say:")
    assert decision.explain("de").startswith("Zu sagen:")


def test_names_without_a_title_are_spoken_with_blanks() -> None:
    policy = amends.loads(
        "language: 1\npolicy: p\nversion: 1\nroles: [care_agent, duty_officer]\nremedies: {late_gift: {}}\n"
        "clauses: [{id: A, says: There may be a gift., allows: late_gift, by: duty_officer}]\n"
    )
    told = policy.decide({}, want="late_gift").explain()
    assert "Late gift may be possible." in told
    assert "The duty officer can decide it" in told


def test_a_policy_without_roles_is_told_as_well() -> None:
    policy = amends.loads(
        "language: 1\npolicy: p\nversion: 1\nremedies: {gift: {}}\n"
        "clauses: [{id: A, says: There may be a gift., allows: gift}]\n"
    )
    assert "At discretion: gift." in policy.decide({}, want="gift").explain()


def test_the_bicycle_shop_speaks_four_languages() -> None:
    assert bicycle_policy().tree.languages == ("en", "es", "de", "fr")
