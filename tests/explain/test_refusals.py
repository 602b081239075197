"""A no is told once, whole, with every ground of it, and with the figures that help to follow it."""

import amends
from tests.explain.cases import for_you, in_bicycle_shop, to_say, told_case

LATE = "A bicycle that breaks within 90 days is repaired free of charge."
UNINSURED = "With an insurance of twelve months or more the repair is free as well."
RACED = "Races end the free repair."


def test_all_grounds_are_told_at_once_and_what_excludes_comes_first() -> None:
    told = to_say(in_bicycle_shop("repair", raced=True).explain("en"))
    assert "all the reasons" in told
    assert told.index(RACED) < told.index(LATE) < told.index(UNINSURED)


def test_a_single_ground_is_not_announced_as_many() -> None:
    told = to_say(in_bicycle_shop("refund").explain("en"))
    assert "This is why:" in told
    assert "all the reasons" not in told


def test_the_days_and_their_limit_are_told() -> None:
    told = to_say(told_case("phone", "broken-phone-178-days-admitted").decide("replacement").explain("en"))
    assert "In your case it is 178 days from the day of purchase to the day you first told us" in told
    assert "and the limit is 120 days." in told


def test_what_the_excluding_clause_has_said_is_not_said_again_in_other_words() -> None:
    text = told_case("phone", "stolen-phone").decide("replacement").explain("en")
    ground = "A phone that stops working within 120 days"
    assert ground not in to_say(text)
    assert ground in for_you(text)


def test_a_failed_clause_is_no_ground_where_another_would_have_granted() -> None:
    text = told_case("cable", "somebody-else-ordered").decide("box_refund").explain()
    assert "A box that was promised free is free." not in to_say(text)
    assert "A box that was promised free is free." in for_you(text)


def test_of_several_ways_in_which_it_failed_the_one_with_figures_is_told() -> None:
    told = to_say(told_case("alarm", "firmware-trouble-refund-returned").decide("refund").explain())
    assert "it is 70 days from the day of delivery to the day you told us, and the limit is 45 days." in told
    assert "What we don't see" not in told


def test_of_what_was_needed_together_everything_that_failed_is_told() -> None:
    told = to_say(in_bicycle_shop("new_bicycle", repair_cost="450.00").explain("en"))
    assert "For the cost of the repair we have €450.00, and it takes more than €500.00." in told
    assert "What we don't see here is a registration of the bicycle." in told


def test_a_clause_by_which_somebody_else_would_have_decided_is_left_to_the_agent() -> None:
    text = in_bicycle_shop("refund").explain("en")
    assert "A third visit" not in to_say(text)
    assert "A third visit" in for_you(text)


def test_without_any_clause_that_would_grant_the_one_that_would_allow_is_told_and_no_referral() -> None:
    told = to_say(told_case("phone", "broken-phone-30-days-disproved").decide("upgrade_discount").explain("en"))
    assert "it is 30 days" in told
    assert "A second new phone" not in told


def test_the_same_ground_is_told_once_for_all_that_it_refuses() -> None:
    told = to_say(told_case("phone", "phone-on-stolen-register").decide("replacement").explain("en"))
    assert told.count("register of stolen phones") == 1
    assert "The same goes for a new phone at half price and a goodwill credit." in told


def test_a_bill_that_is_wrong_in_part_is_answered_in_all_its_parts() -> None:
    told = to_say(told_case("phone", "lottery-line-half-connected").decide("call_credit=7.20").explain("en"))
    assert "What I can't offer you is a credit for calls that connected. This is why: A call that connected" in told


def test_nobody_is_refused_aloud_what_they_never_asked_for() -> None:
    text = told_case("phone", "repeat-breaker-third-half-price").decide("upgrade_discount").explain("en")
    assert "a replacement phone" not in to_say(text)
    assert "a replacement phone" in for_you(text)


def test_what_is_forbidden_is_forbidden_for_everybody_and_no_exception_is_offered() -> None:
    text = in_bicycle_shop("repair", stolen=True).explain("en")
    assert "neither can anyone else here" in to_say(text)
    assert "make it right" not in to_say(text)
    assert "No exception can be made here" in for_you(text)


def test_a_charge_that_is_not_asked_for_is_no_refusal() -> None:
    told = to_say(told_case("laptop", "first-claim-is-free").decide("deductible").explain("en"))
    assert "Your own share of the cost: that does not apply here." in told
    assert "sorry" not in told
    assert "brief hold" not in told
    assert "If you see it differently" not in told


def test_a_remedy_that_no_clause_speaks_of_is_told_as_such() -> None:
    policy = amends.loads(
        "language: 1\npolicy: p\nversion: 1\nremedies: {gift: {}, card: {}}\n"
        "clauses: [{id: A, says: A card is sent., grants: card}]\n"
    )
    told = to_say(policy.decide({}, want="gift").explain())
    assert "I can't offer you gift. None of our clauses provides for it." in told


def test_what_is_sensitive_is_never_told_as_missing_or_in_figures() -> None:
    policy = amends.loads(
        """
language: 1
policy: p
version: 1
facts:
  member: {type: boolean, sensitive: true, title: a secret membership}
  age: {type: integer, sensitive: true, title: your age}
remedies: {gift: {}}
clauses:
  - {id: A, says: Members get a gift., grants: gift, when: member}
  - {id: B, says: From 65 on there is a gift., grants: gift, when: age >= 65}
"""
    )
    told = policy.decide({"member": False, "age": 40}, want="gift").explain()
    assert "secret membership" not in told
    assert "40" not in told
    assert "Members get a gift. From 65 on there is a gift. None of this is the case here." in told
