"""What decides a remedy: alike in like cases, other where anything that its clauses compare comes out otherwise."""

import pytest

import amends
from amends.decide.case import Case
from amends.decide.decisive import decisive_facts
from amends.decide.facts import read_facts

FLORIST = """
language: 1
policy: florist
version: 2026-11-01.1
currency: EUR
roles: [agent, manager]
facts:
  withered: boolean
  stolen: {type: boolean, presume: false}
  days_late: {type: integer, min: 0}
  price: {type: money, min: 0}
  occasion: {type: [birthday, wedding, funeral]}
  regular: boolean
  years_with_us: {type: integer, min: 0}
  told_rudely: boolean
  flowers:
    type: list
    of: {name: text, fresh: boolean}
define:
  late: days_late > 2
  bad: withered or late
  sad: regular if occasion == "funeral" else late
remedies:
  refund: {kind: refund, value: price}
  gesture: {kind: credit, value: price * 0.5}
  visit: {kind: service}
  bouquet: {kind: replace, value: price}
clauses:
  - {id: R1, says: What came badly is paid back., grants: refund, when: bad and price >= 20}
  - {id: R2, says: Nothing is paid for what was stolen., forbids: refund, when: stolen}
  - {id: G1, says: A gesture may be made., allows: gesture, by: agent, when: late, unless: withered,
     weigh: [occasion, regular, years_with_us]}
  - {id: V1, says: In sad days we come ourselves., grants: visit, when: sad}
  - {id: B1, says: What is not fresh comes again., grants: bouquet, when: any(not f.fresh for f in flowers)}
"""
TREE = amends.loads(FLORIST, "florist.policy.yaml").tree
SITUATION = {
    "withered": False,
    "days_late": 5,
    "price": "60.00",
    "occasion": "birthday",
    "regular": True,
    "years_with_us": 3,
}


def decisive(remedy: str, **facts: object) -> dict[str, str]:
    given = {name: value for name, value in {**SITUATION, **facts}.items() if value is not None}
    return dict(decisive_facts(Case(TREE, read_facts(TREE, given)), remedy))


def test_every_comparison_of_the_clauses_on_a_remedy_counts_through_their_definitions() -> None:
    assert decisive("refund") == {
        "withered": "false",
        "days_late > 2": "true",
        "price >= 20": "true",
        "stolen": "false",
    }


def test_what_excepts_and_what_is_weighed_counts_but_no_exact_figure() -> None:
    assert decisive("gesture") == {
        "withered": "false",
        "days_late > 2": "true",
        "occasion": "birthday",
        "regular": "True",
    }


def test_each_branch_of_a_condition_counts() -> None:
    assert decisive("visit") == {'occasion == "funeral"': "false", "regular": "true", "days_late > 2": "true"}


def test_a_question_about_every_element_counts_as_one_answer() -> None:
    flowers = [{"name": "rose", "fresh": True}, {"name": "lily", "fresh": False}]
    assert decisive("bouquet", flowers=flowers) == {"any(not f.fresh for f in flowers)": "true"}


@pytest.mark.parametrize(
    "facts",
    [{"days_late": 30}, {"price": "20.00"}, {"told_rudely": True}, {"years_with_us": 40}, {"occasion": "wedding"}],
    ids=str,
)
def test_cases_in_which_the_same_comes_out_are_alike(facts: dict[str, object]) -> None:
    assert decisive("refund", **facts) == decisive("refund")


@pytest.mark.parametrize(
    "facts", [{"withered": True}, {"days_late": 2}, {"price": "19.99"}, {"stolen": True}, {"withered": None}], ids=str
)
def test_cases_in_which_a_comparison_comes_out_otherwise_are_not_alike(facts: dict[str, object]) -> None:
    assert decisive("refund", **facts) != decisive("refund")


@pytest.mark.parametrize("facts", [{"occasion": "wedding"}, {"regular": False}, {"regular": None}], ids=str)
def test_cases_that_are_weighed_otherwise_are_not_alike(facts: dict[str, object]) -> None:
    assert decisive("gesture", **facts) != decisive("gesture")


def test_what_is_not_known_is_unknown_unless_it_is_presumed() -> None:
    found = decisive("refund", withered=None, days_late=None)
    assert (found["withered"], found["days_late > 2"], found["stolen"]) == ("unknown", "unknown", "false")


def test_they_come_in_one_order_whatever_order_the_facts_were_stated_in() -> None:
    backwards = dict(reversed(SITUATION.items()))
    one, other = (decisive_facts(Case(TREE, read_facts(TREE, facts)), "refund") for facts in (SITUATION, backwards))
    assert one == other == tuple(sorted(one))
