"""Definitions, derived fields and statuses are worked out one after the other; circles are told, each once."""

import pytest

from amends.lang.tree import StepKind
from tests.lang.reading import faults, policy, said, tree_of


def _defined(**definitions: str) -> str:
    lines = "".join(f"  {name}: '{expression}'\n" for name, expression in definitions.items())
    return policy(extra=f"define:\n{lines}")


def test_what_is_needed_comes_first_whatever_the_order_of_the_document() -> None:
    tree = tree_of(_defined(c="b and a", b="a or damaged", a="claims > 1"))
    assert [step.name for step in tree.order if step.kind is StepKind.DEFINITION] == ["a", "b", "c"]
    assert list(tree.definitions) == ["c", "b", "a"]


def test_a_derived_field_comes_after_those_it_needs_and_before_what_asks_for_it() -> None:
    text = policy(
        facts={"bags": "{type: list, of: {lost: boolean}, define: {ours: lost and many, odd: ours}}"},
        extra="define:\n  many: claims > 2\n  found: any(b.odd for b in bags)\n",
    )
    order = [step.name for step in tree_of(text).order]
    assert order.index("many") < order.index("ours") < order.index("odd") < order.index("found")


def test_two_variables_of_one_name_in_one_expression_each_mean_their_own_list() -> None:
    text = policy(
        facts={
            "bags": "{type: list, of: {lost: boolean}, define: {gone: lost}}",
            "seats": "{type: list, of: {broken: boolean}, define: {bad: broken}}",
        },
        extra="define:\n  either: any(x.gone for x in bags) or any(x.bad for x in seats)\n",
    )
    order = [step.name for step in tree_of(text).order]
    assert max(order.index("gone"), order.index("bad")) < order.index("either")


def test_a_status_comes_after_the_remedy_that_it_is_asked_of() -> None:
    text = policy(when="owed(repair)", remedies="refund: {}\n  repair: {}") + (
        "  - id: R2\n    says: It is repaired.\n    grants: repair\n    when: damaged\n"
    )
    order = [step.name for step in tree_of(text).order]
    assert order.index("repair") < order.index("refund")


@pytest.mark.parametrize(("definitions", "message"), [
    ({"a": "a"}, "`a` needs itself: `a` → `a`"),
    ({"a": "b", "b": "a"}, "`a` needs itself: `a` → `b` → `a`"),
    ({"a": "damaged and not c", "b": "a", "c": "b or damaged"}, "`a` needs itself: `a` → `c` → `b` → `a`"),
])  # fmt: skip
def test_a_circle_is_told_from_its_first_place_in_the_file(definitions: dict[str, str], message: str) -> None:
    assert said(faults(_defined(**definitions))) == [message]


def test_what_uses_a_circle_is_not_told_a_second_time() -> None:
    text = _defined(a="b", b="a", c="a and b").replace("when: 'damaged'", "when: 'c or a'")
    assert len(faults(text)) == 1


def test_two_circles_are_two_faults() -> None:
    assert len(faults(_defined(a="b", b="a", c="d", d="c"))) == 2


def test_of_a_tangle_of_circles_the_shortest_from_its_first_place_is_told() -> None:
    text = _defined(a="b or c", b="c", c="d", d="a or c")
    assert said(faults(text)) == ["`a` needs itself: `a` → `c` → `d` → `a`"]


def test_of_a_long_circle_both_ends_are_shown() -> None:
    definitions = {f"d{place}": f"d{(place + 1) % 30}" for place in range(30)}
    assert said(faults(_defined(**definitions))) == [
        "`d0` needs itself: `d0` → `d1` → `d2` → `d3` → … → `d27` → `d28` → `d29` → `d0`"
    ]


def test_a_circle_of_derived_fields_names_the_list() -> None:
    text = policy(facts={"bags": "{type: list, of: {lost: boolean}, define: {a: b, b: a}}"})
    assert said(faults(text)) == ["`bags.a` needs itself: `bags.a` → `bags.b` → `bags.a`"]


def test_a_circle_through_a_definition_and_a_status_is_told() -> None:
    text = policy(when="not spared", extra="define:\n  spared: owed(refund)\n")
    assert said(faults(text)) == ["`spared` needs itself: `spared` → `refund` → `spared`"]
