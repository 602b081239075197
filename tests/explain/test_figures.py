"""What failed in a comparison, in figures, and when there are none worth telling."""

import pytest

import amends
from tests.explain.cases import Facts, bicycle_policy, in_bicycle_shop

POLICY = """
language: 1
policy: figures
version: 1
timezone: UTC
currency: EUR
roles: [agent]
holidays: [2026-01-01]
facts:
  bought_on: {{type: date, title: the day of purchase}}
  told_on: {{type: date, title: the day you told us}}
  now_at: {{type: datetime, title: the moment you called}}
  left_at: {{type: datetime, title: the moment it left}}
  price: {{type: money, title: the price}}
  paid: {{type: money, title: what you paid}}
  calls: {{type: integer, unit: contacts, title: the number of calls}}
  term: {{type: integer, unit: months, title: the term}}
  plan: {{type: [basic, plus], title: your plan}}
  member: {{type: boolean, title: a membership}}
  bags: {{type: list, of: {{weight: number}}}}
define:
  age: told_on - bought_on
  weight: sum(b.weight for b in bags)
tables:
  limit: {{keys: {{plan: [basic, plus]}}, gives: number, rows: [[basic, 2], [plus, 4]]}}
remedies: {{gift: {{}}}}
clauses:
  - id: A
    says: There is a gift.
    grants: gift
    {condition}
"""
FACTS: Facts = {
    "bought_on": "2026-01-01",
    "told_on": "2026-06-28",
    "left_at": "2026-06-27T08:00",
    "now_at": "2026-06-28T10:30",
    "price": "400.00",
    "paid": "80.00",
    "calls": 1,
    "term": 1,
    "plan": "basic",
    "member": False,
    "bags": [{"weight": "12.5"}, {"weight": "11"}],
}


def reason(condition: str, **changed: object) -> str:
    """What is said behind the clause's own sentence."""
    policy = amends.loads(POLICY.format(condition=condition))
    told = policy.decide({**FACTS, **changed}, want="gift").explain()
    line = next(line for line in told.splitlines() if "There is a gift." in line)
    return line.partition("There is a gift. ")[2]


SPAN = "from the day of purchase to the day you told us"
TOLD = "The day you told us is 28 June 2026"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("when: told_on - bought_on <= days(120)", f"In your case it is 178 days {SPAN}, and the limit is 120 days."),
        ("when: age < days(120)", f"In your case it is 178 days {SPAN}, and it has to be less than 120 days."),
        ("when: days(200) <= age", f"In your case it is 178 days {SPAN}, and it takes at least 200 days."),
        ("unless: age > days(120)", f"In your case it is 178 days {SPAN}, and the limit is 120 days."),
        ("when: not (age >= days(99))", f"In your case it is 178 days {SPAN}, and it has to be less than 99 days."),
        (
            "when: business_days(bought_on, told_on) <= 5",
            f"In your case it is 126 business days {SPAN}, and the limit is 5 business days.",
        ),
        (
            "when: now_at - left_at < hours(24)",
            "In your case it is 1 day, 2 hours and 30 minutes from the moment it left to the moment you called, "
            "and it has to be less than 1 day.",
        ),
        ('when: told_on <= date("2026-03-31")', f"{TOLD}, and the last day is 31 March 2026."),
        ('when: told_on < date("2026-03-31")', f"{TOLD}, and it has to be before 31 March 2026."),
        ('when: told_on >= date("2026-07-01")', f"{TOLD}, and the first day is 1 July 2026."),
        ('when: told_on > date("2026-07-01")', f"{TOLD}, and it has to be after 1 July 2026."),
        ("when: told_on < bought_on", f"{TOLD}, and for the day of purchase 1 January 2026."),
        ("when: price <= 300.00", "For the price we have €400.00, and the limit is €300.00."),
        ("when: price <= paid * 2", "For the price we have €400.00, and the limit is €160.00."),
        ("when: paid * 2 >= price", "For the price we have €400.00, and the limit is €160.00."),
        ("when: calls >= 2", "For the number of calls we have 1, and it takes at least 2."),
        ("when: calls >= limit[plan]", "For the number of calls we have 1, and it takes at least 2."),
        ("when: term > 3", "For the term we have 1 month, and it takes more than 3 months."),
        ("when: term == 3", "For the term we have 1 month."),
        ("when: weight <= 23", "In your case it is 23.5, and the limit is 23."),
    ],
)
def test_a_comparison_is_told_in_figures(condition: str, expected: str) -> None:
    assert reason(condition) == expected


@pytest.mark.parametrize(
    "condition",
    [
        'when: plan == "plus"',
        'when: plan in ("plus",)',
        "when: price - 400.00 > 0",
        "when: age < days(0)",
        "when: term != 1",
        "when: weight < price / paid",
        "when: any(b.weight > 20 for b in bags)",
    ],
)
def test_what_would_be_silly_in_figures_is_left_to_the_sentence_of_the_clause(condition: str) -> None:
    assert reason(condition) == "That is not the case here."


def test_days_that_run_backwards_are_not_counted_aloud() -> None:
    for condition in ("when: days(0) <= age <= days(120)", "when: age >= days(30)"):
        assert reason(condition, told_on="2025-12-30") == "That is not the case here."


def test_what_must_be_there_and_is_not_is_named() -> None:
    assert reason("when: member") == "What we don't see here is a membership."


def test_of_alternatives_the_nearest_is_told() -> None:
    assert reason("when: member and calls >= 2 or term >= 3").startswith("For the term we have 1 month")


def test_of_equally_near_alternatives_the_one_with_figures_is_told() -> None:
    assert reason("when: member or calls >= 2").startswith("For the number of calls we have 1")


def test_of_a_conditional_the_nearest_way_is_told() -> None:
    assert reason("when: (calls >= 2 if member else False)") == "What we don't see here is a membership."
    assert reason("when: (calls >= 2 if not member else term > 0)").startswith("For the number of calls we have 1")


def test_definitions_may_be_nested_deeper_than_calls_may() -> None:
    chain = "\n".join(f"  d{number}: d{number - 1} or member" for number in range(1, 1500))
    text = POLICY.format(condition="when: d1499").replace("define:\n", f"define:\n  d0: calls >= 2\n{chain}\n", 1)
    policy = amends.loads(text)
    assert "For the number of calls we have 1" in policy.decide(FACTS, want="gift").explain()


def test_the_bound_stands_in_the_dative_in_german() -> None:
    assert "und die Grenze liegt bei 90 Tagen." in in_bicycle_shop("repair").explain("de")


def test_a_title_with_a_comma_is_closed_by_one() -> None:
    title = bicycle_policy().tree.facts["told_on"].title
    assert title is not None and title.words["de"] == "der Tag, an dem Sie es uns gesagt haben"
    told = in_bicycle_shop("repair").explain("de")
    assert "der Tag, an dem Sie es uns gesagt haben, liegen bei Ihnen 103 Tage auseinander" in told
