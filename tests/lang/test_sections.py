"""What each section of a policy says, and what does not go together in it."""

from datetime import date
from decimal import Decimal

import pytest

from amends.lang.names import BUILT_IN_FACTS
from amends.lang.tree import Effect, InForce
from amends.lang.types import Kind
from tests.lang.reading import faults, policy, said, tree_of

ALLOWS = "  - {{id: U1, says: s, allows: refund, up_to: {limits}}}\n"


def test_what_is_built_in_stands_after_the_facts_of_the_policy() -> None:
    tree = tree_of(policy())
    assert list(tree.facts)[-5:] == ["now", "today", "channel", "role", "team"]
    assert set(BUILT_IN_FACTS) <= set(tree.facts)
    assert tree.facts["role"].type.options == ("agent", "manager")


def test_without_roles_and_teams_there_are_no_such_facts() -> None:
    tree = tree_of(policy().replace("roles: [agent, manager]\nteams: [care, sales]\n", ""))
    assert "role" not in tree.facts
    assert "team" not in tree.facts


def test_the_version_in_force_is_picked_by_today_unless_the_policy_says_otherwise() -> None:
    text = policy().replace("facts:", "in_force: {from: 2026-11-01}\nfacts:")
    assert tree_of(text).in_force == InForce(date(2026, 11, 1), "today")


def test_the_sections_may_stand_in_any_order() -> None:
    text = policy()
    head, clauses = text.split("clauses:\n")
    assert tree_of("clauses:\n" + clauses + head).hash == tree_of(text).hash


@pytest.mark.parametrize(
    "empty", ["facts:", "define:", "lists:", "tables:", "caps:", "escalation:", "guarantees:", "holidays:"]
)
def test_a_section_may_be_left_empty(empty: str) -> None:
    text = policy(when="today == today").replace("facts:", "given:") if empty == "facts:" else policy()
    if empty == "facts:":
        lines = text.splitlines()
        start, end = lines.index("given:"), lines.index("remedies:")
        text = "\n".join([*lines[:start], *lines[end:]]) + "\n"
    assert faults(text + empty + "\n") == []


def test_an_amount_in_up_to_by_role_is_for_any_team() -> None:
    clause = tree_of(policy() + ALLOWS.format(limits="{agent: 5.00, manager: 10.00}")).clauses[1]
    assert clause.effect is Effect.ALLOWS
    assert clause.limits is not None
    assert clause.limits.by_team == {"": {"agent": Decimal("5.00"), "manager": Decimal("10.00")}}


def test_roles_in_up_to_are_put_in_the_order_of_authority() -> None:
    clause = tree_of(policy() + ALLOWS.format(limits="{manager: 10.00, agent: 5.00}")).clauses[1]
    assert clause.limits is not None
    assert list(clause.limits.by_team[""]) == ["agent", "manager"]


@pytest.mark.parametrize(
    ("limits", "charge", "told"),
    [
        ("{agent: 5.00, manager: 10.00}", False, None),
        ("{agent: 10.00, manager: 10.00}", False, None),
        (
            "{agent: 10.00, manager: 5.00}",
            False,
            "`manager` may give `5.00`, less than the `10.00` of `agent`, who has less authority",
        ),
        ("{agent: 10.00, manager: 5.00}", True, None),
        (
            "{agent: 5.00, manager: 10.00}",
            True,
            "`manager` may give `10.00`, more than the `5.00` of `agent`, who has less authority",
        ),
        ("{care: {agent: 5.00}, sales: {manager: 1.00}}", False, None),
        ("{care: {agent: 5.00}, manager: 10.00}", False, "`up_to` names teams, and `manager` has no amounts by role"),
        ("{agent: -1.00}", False, "the limit of `agent` is never below 0, found `-1.00`"),
        ("{agent: price}", False, "the limit of `agent` is an amount such as `10.00`, found `price`"),
        ("10.00", False, "`up_to` is a map of roles and amounts, not a text"),
        ("[agent]", False, "`up_to` is a map of roles and amounts, not a list"),
    ],
)
def test_limits_do_not_fall_to_the_right_and_those_of_a_charge_do_not_rise(
    limits: str, charge: bool, told: str | None
) -> None:
    remedies = f"refund: {{charge: {str(charge).lower()}}}"
    assert said(faults(policy(remedies=remedies) + ALLOWS.format(limits=limits))) == ([told] if told else [])


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("{to: manager, within: hours(4)}", None),
        ("{to: Ombudsman, outside: true, after: days(56)}", None),
        ("{to: Ombudsman, after: days(56)}", "`Ombudsman` is not a role"),
        ("{to: Ombudsman, outside: false}", "`Ombudsman` is not a role"),
        ("{to: Ombudsman, outside: yes}", "`outside` is `true` or `false`, found `yes`"),
        ("{to: manager, within: days(0)}", "`within` is a whole number of days, at least 1, found `0`"),
        ("{to: manager, within: 4 hours}", "`within` is a span of time, found `4 hours`"),
        ("{to: manager, within: days(1), after: days(2)}", "a step has `within` or `after`, not both"),
        ("manager", "a step of the escalation is a map with `to`, not a text"),
    ],
)
def test_a_step_of_the_escalation_names_a_role_or_a_body_outside(step: str, told: str | None) -> None:
    assert said(faults(policy() + f"escalation: [{step}]\n")) == ([told] if told else [])


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("{type: integer, min: 1, max: 3, presume: 2}", None),
        ("{type: integer, min: 1, max: 1}", None),
        ("{type: integer, min: 3, max: 1}", "`max` of `boxes` is `1`, below its `min` of `3`"),
        ("{type: integer, min: 1, presume: 0}", "`presume` of `boxes` is `0`, below its `min` of `1`"),
        (
            "{type: date, max: 2026-11-01, presume: 2026-11-02}",
            "`presume` of `boxes` is `2026-11-02`, above its `max` of `2026-11-01`",
        ),
        (
            "{type: datetime, min: 2026-11-01T09:00, max: 2026-11-01T08:00}",
            "`max` of `boxes` is `2026-11-01T08:00`, below its `min` of `2026-11-01T09:00`",
        ),
        ("{type: text, max: 3}", "text has no `max`"),
        ("{type: [a, b], presume: c}", "`c` is not one of the words that `presume` of `boxes` can be"),
        ("{type: boolean, presume: True}", "`presume` of `boxes` is `true` or `false`, found `True`"),
        ("{type: integer, max: 1.5}", "`max` of `boxes` is an integer such as `12`, found `1.5`"),
        ("{type: integer, max: 3.0}", None),
        ("{type: list}", "the fact `boxes` needs `of`"),
        ("list", "the type of `boxes` cannot be `list` alone"),
        ("choice", "the type of `boxes` cannot be `choice`"),
        ("[]", "a choice has at least one word"),
        ("{type: list, of: {a: text}, min: 1}", "a list has no `min`"),
        (
            "{type: integer, from: the call centre's 2nd system, count: refund}",
            "`from` is a word such as `customer` or `record`, found `the call centre's 2nd system`",
        ),
    ],
)
def test_the_bounds_of_a_fact_are_of_its_type_and_in_order(fact: str, told: str | None) -> None:
    found = said(faults(policy(facts={"boxes": fact})))
    assert (found[0] if found else None) == told


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("{type: integer, from: history, count: refund, per: customer, over: months(12)}", None),
        ("{type: integer, from: history, count: cases, per: account, over: days(30)}", None),
        ("{type: money, from: history, sum: [refund], per: household, over: days(30)}", None),
        ("{type: date, from: history, last: refund, per: agent}", None),
        (
            "{type: integer, from: history, count: refund, per: customer, over: days(9), where: amount > 5}",
            None,
        ),
        ("{type: money, from: history, sum: cases, per: customer, over: days(30)}", "`cases` is not a remedy"),
        ("{type: integer, from: history, count: refund, over: days(30)}", "the fact `given` needs `per`"),
        ("{type: integer, from: history, count: refund, per: customer}", "the fact `given` needs `over`"),
        (
            "{type: integer, from: record, count: refund, per: customer, over: days(30)}",
            "a fact with `count` is one `from: history`",
        ),
        ("{type: integer, from: history}", "the fact `given` from history does not say what it reckons"),
        ("{type: integer, per: customer}", "`per` belongs to a fact with `count`, `sum` or `last`"),
        (
            "{type: integer, from: history, count: refund, per: customer, over: days(30), where: claims > 1}",
            "`claims` is not a name that `where` can use",
        ),
    ],
)
def test_a_history_fact_says_what_it_reckons_for_whom_and_how_far_back(fact: str, told: str | None) -> None:
    text = policy(facts={"given": fact}, remedies="refund: {kind: credit}")
    assert said(faults(text)) == ([told] if told else [])


def test_what_was_counted_or_summed_is_never_below_zero() -> None:
    fact = "{type: integer, from: history, count: refund, per: customer, over: months(12)}"
    assert tree_of(policy(facts={"given": fact})).facts["given"].minimum == 0


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], None),
        (["5.00"], Kind.MONEY),
        (["price", "5.00"], Kind.MONEY),
        (["claims * 2"], Kind.MONEY),
        (["claims"], Kind.INTEGER),
        (["claims", "weight"], Kind.NUMBER),
    ],
)
def test_a_remedy_is_valued_in_money_or_in_a_number_of_something(values: list[str], kind: Kind | None) -> None:
    clauses = [f"  - {{id: V{n}, says: s, grants: refund, value: {value}}}\n" for n, value in enumerate(values)]
    settled = tree_of(policy() + "".join(clauses)).remedies["refund"].value_type
    assert (settled.kind if settled else None) == kind


def test_money_and_a_number_of_something_do_not_value_one_remedy() -> None:
    clause = "  - {id: V1, says: s, grants: refund, value: weight}\n"
    assert said(faults(policy(remedies="refund: {value: price}") + clause)) == [
        "`refund` is valued in money, and here as a number: `weight`"
    ]


@pytest.mark.parametrize(
    ("guarantee", "told"),
    [
        ("{id: N1, says: s, never_worse_as: plan, of: refund}", None),
        ("{id: N1, says: s, at_most: price, of: [refund]}", None),
        ("{id: N1, says: s, at_most: price}", "a guarantee with `at_most` needs `of`"),
        (
            "{id: N1, says: s, blind_to: damaged, of: refund}",
            "`of` does not go with `blind_to`; it belongs to `never_worse_as` or `at_most`",
        ),
        ("{id: N1, says: s, no_dead_end: false}", "`no_dead_end` is `true`, found `false`"),
        ("{id: N1, says: s, never_worse_as: parcels}", "`parcels` is a list, which does not rise"),
        ("{id: N1, says: s, never: price}", "expected a boolean (true or false), found `price`, money"),
        ("{id: N1, says: s}", "the guarantee claims nothing"),
        (
            "{id: N1, says: s, never: damaged, always: damaged}",
            "a guarantee has one claim; this one has `never` and `always`",
        ),
    ],
)
def test_a_guarantee_makes_one_claim_in_its_own_form(guarantee: str, told: str | None) -> None:
    assert said(faults(policy() + f"guarantees: [{guarantee}]\n")) == ([told] if told else [])


@pytest.mark.parametrize(("count", "what"), [(501, "facts"), (2_001, "clauses")])
def test_a_policy_has_so_many_facts_and_clauses_at_most(count: int, what: str) -> None:
    text = policy()
    if what == "facts":
        text = text.replace("facts:\n", "facts:\n" + "".join(f"  extra_{n}: boolean\n" for n in range(count)))
    else:
        text += "".join(f"  - {{id: X{n}, says: s, grants: refund}}\n" for n in range(count))
    assert [found.code for found in faults(text)] == ["limit"]


def test_a_list_has_at_most_ten_thousand_items() -> None:
    items = ", ".join(f"t{n}" for n in range(10_001))
    (found,) = faults(policy(extra=f"lists: {{towns: [{items}]}}\n"))
    assert found.message == "the list `towns` has at most 10,000 items, this one has 10,001"
