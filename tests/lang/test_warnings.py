"""What is allowed and probably not meant is told as a warning; what is meant is not."""

import pytest

from tests.lang.reading import FACTS, policy, warnings

USED = " and ".join([
    "weight >= 0", "price >= 0", "bought_on > reported_on", "called_at > answered_at", 'city == "A"', 'tier > "bronze"',
    'plan > "economy"', "claims >= 0", "any(p.late for p in parcels)", "damaged",
])  # fmt: skip


def _told(text: str, *codes: str) -> list[str]:
    """The messages of the warnings with one of those codes."""
    return [found.message for found in warnings(text) if found.code in codes]


def test_a_policy_that_uses_all_it_declares_has_no_warning() -> None:
    assert warnings(policy(when=USED)) == []


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_that_nothing_uses_is_told(name: str) -> None:
    others = " and ".join(part for part in USED.split(" and ") if name not in part)
    assert f"the fact `{name}` is never used" in _told(policy(when=others), "unused")


@pytest.mark.parametrize(("extra", "clause"), [
    ("make_it_right: {approver: manager, consider: [signal]}\n", ""),
    ("guarantees: [{id: N1, says: s, blind_to: [signal]}]\n", ""),
    ("guarantees: [{id: N1, says: s, decided_by: signal}]\n", ""),
    ("guarantees: [{id: N1, says: s, never: 'signal == \"weak\"'}]\n", ""),
    ("tables: {rates: {keys: [signal], gives: integer, rows: [[_, 1]]}}\n", ""),
    ("define: {poor: 'signal < \"fair\"'}\n", ""),
    ("", "  - {id: U1, says: s, allows: refund, weigh: [signal]}\n"),
    ("", "  - {id: U1, says: s, grants: refund, value: '5 if signal == \"weak\" else 1'}\n"),
])  # fmt: skip
def test_wherever_a_fact_stands_it_is_used(extra: str, clause: str) -> None:
    text = policy(when=USED, facts={"signal": "[weak, fair]"}, extra=extra) + clause
    assert "the fact `signal` is never used" not in _told(text, "unused")


def test_the_fact_that_picks_the_version_is_used() -> None:
    text = policy(when=USED.replace("bought_on > reported_on and ", "reported_on > today and "))
    assert _told(text, "unused") == ["the fact `bought_on` is never used"]
    assert _told(text.replace("facts:", "in_force: {from: 2026-11-01, by: bought_on}\nfacts:"), "unused") == []


def test_definitions_derived_fields_tables_and_lists_that_nothing_uses_are_told() -> None:
    text = policy(
        when=USED,
        facts={"bags": "{type: list, of: {lost: boolean}, define: {found: not lost}}"},
        extra="define: {dear: price > 100}\nlists: {abroad: [NO]}\n"
        "tables: {rates: {keys: {a: text}, gives: money, rows: [[_, 1]]}}\n",
    )
    assert _told(text, "unused") == [
        "the fact `bags` is never used", "the derived field `bags.found` is never used",
        "the definition `dear` is never used", "the list `abroad` is never used", "the table `rates` is never used",
    ]  # fmt: skip


def test_a_list_is_used_in_a_membership_and_in_a_test_of_text() -> None:
    lists = "lists: {abroad: [NO], words: [lost]}\n"
    assert _told(policy(when=USED + " and city in abroad and contains(city, words)", extra=lists), "unused") == []


def test_a_remedy_that_no_clause_gives_is_told_even_where_one_excludes_it() -> None:
    text = policy(when=USED, remedies="refund: {}\n  repair: {}\n  credit: {}") + (
        "  - {id: E1, says: s, excludes: credit, when: damaged}\n"
    )
    assert _told(text, "never-given") == [
        "no clause grants, allows or refers `repair`, so it is always refused",
        "no clause grants, allows or refers `credit`, so it is always refused",
    ]


@pytest.mark.parametrize(("condition", "told"), [
    ("reported_on - bought_on <= days(30)", "when the difference is negative"),
    ("reported_on - bought_on < days(30)", "when the difference is negative"),
    ("days(30) > today - bought_on", "when the difference is negative"),
    ("answered_at - called_at < minutes(5)", "when the difference is negative"),
    ("damaged or reported_on - bought_on <= days(30)", "when the difference is negative"),
    ("boxes <= 3", "for values below 0"),
    ("3 > boxes", "for values below 0"),
    ("fee < 10.00", "for values below 0"),
    ("boxes <= 3 and (boxes >= 1 or damaged)", "for values below 0"),
])  # fmt: skip
def test_a_bound_from_above_alone_is_told(condition: str, told: str) -> None:
    text = policy(when=f"{USED} and ({condition})", facts={"boxes": "integer", "fee": "money"})
    assert [message.split("also holds ")[1] for message in _told(text, "bounded-above-only")] == [told]


@pytest.mark.parametrize("condition", [
    "days(0) <= reported_on - bought_on <= days(30)",
    "reported_on - bought_on <= days(30) and reported_on >= bought_on",
    "reported_on - bought_on <= days(30) and bought_on <= reported_on",
    "damaged and (reported_on - bought_on <= days(30) and not reported_on < bought_on)",
    "bought_on < reported_on and (damaged or reported_on - bought_on <= days(30))",
    "in_order and reported_on - bought_on <= days(30)",
    "answered_at - called_at < minutes(5) and answered_at > called_at",
    "reported_on - bought_on > days(30)",
    "not reported_on - bought_on <= days(30)",
    "reported_on - bought_on <= days(0)",
    "reported_on - bought_on == days(30)",
    "boxes <= 3 and boxes > 0",
    "0 <= boxes <= 3",
    "boxes > 3",
    "boxes <= -1",
    "boxes <= claims",
    "claims <= 3",
    "business_days(bought_on, reported_on) <= 3",
])  # fmt: skip
def test_a_bound_on_both_sides_is_not(condition: str) -> None:
    text = policy(
        when=f"{USED} and in_order and ({condition})",
        facts={"boxes": "integer"},
        extra="define: {in_order: reported_on >= bought_on}\n"
        if "in_order" in condition
        else "define: {in_order: damaged}\n",
    )
    assert _told(text, "bounded-above-only") == []


def test_what_unless_says_bounds_what_when_says() -> None:
    text = policy(when=f"{USED} and reported_on - bought_on <= days(30)")
    assert _told(text, "bounded-above-only") != []
    assert _told(text + "    unless: reported_on < bought_on\n", "bounded-above-only") == []


def test_a_difference_that_has_a_name_is_a_difference() -> None:
    text = policy(when=f"{USED} and age <= days(30)", extra="define: {age: today - bought_on}\n")
    (found,) = [one for one in warnings(text) if one.code == "bounded-above-only"]
    assert found.message == "in `R1`, `age <= days(30)` also holds when the difference is negative"
    assert found.help == "write `days(0) <= age <= days(30)` if it must not"


@pytest.mark.parametrize("condition", [
    "False", "1 > 2", "not True", "damaged and 2 < 1", '"a" == "b"', "(damaged and False) or 1 == 2",
    "damaged and not damaged",
    'plan == "economy" and plan == "value"',
    'plan == "economy" and plan in ("standard", "value")',
    'plan > "value"', 'plan < "economy"', 'plan >= "value" and plan != "value"',
    'plan not in ("economy", "standard", "value")',
    "claims > 5 and claims < 3", "claims < 0", "claims > 5 and claims < 6", "claims == 1 and claims == 2",
    "weight > 5 and weight <= 5", "price > 10.00 and price < 5.00", "boxes > 20",
    'bought_on > date("2026-11-02") and bought_on < date("2026-11-01")',
    'city == "A" and city == "B"', 'city in ("A", "B") and city == "C"',
    "new and old", "not (new or not new)",
])  # fmt: skip
def test_a_clause_whose_condition_is_never_true_is_told(condition: str) -> None:
    text = (
        policy(
            when=USED,
            facts={"boxes": "{type: integer, max: 20}"},
            extra="define: {new: claims < 1, old: claims > 5}\n",
        )
        + f"  - id: R2\n    says: s\n    grants: refund\n    when: '{condition}'\n"
    )
    assert _told(text, "never-true") == ["`R2` never applies, for its condition is never true"]


@pytest.mark.parametrize("condition", [
    "claims > 5 and claims < 7", "weight > 5 and weight < 6", 'plan >= "value"',
    'plan != "economy" and plan != "value"',
    "claims > 5 or 1 == 2", "damaged or False", "not (damaged and 1 == 1)",
    "claims >= 0", 'city == "A" or city == "B"', "damaged or not damaged", 'city != "A" and city != "B"',
    "claims > 5 or claims < 3", 'today > date("2026-11-01")', "boxes >= 20", 'plan == "economy" or plan == "value"',
    "called_at > answered_at and called_at < answered_at", "claims * 2 > 5 and claims * 2 < 3",
])  # fmt: skip
def test_a_clause_that_some_case_fulfils_is_not(condition: str) -> None:
    text = policy(when=USED, facts={"boxes": "{type: integer, max: 20}"}) + (
        f"  - id: R2\n    says: s\n    grants: refund\n    when: '{condition}'\n"
    )
    assert _told(text, "never-true", "always-true") == []


def test_when_and_unless_can_contradict_each_other() -> None:
    text = (
        policy(when=USED) + '  - {id: R2, says: s, grants: refund, when: plan == "value", unless: plan > "economy"}\n'
    )
    assert _told(text, "never-true") == ["`R2` never applies, for its condition is never true"]


@pytest.mark.parametrize("conditions", ["when: 'True'", "when: 1 < 2", "unless: 'False'", "when: damaged or 1 < 2"])
def test_a_condition_that_is_always_true_is_told(conditions: str) -> None:
    text = policy(when=USED) + f"  - id: R2\n    says: s\n    grants: refund\n    {conditions}\n"
    assert _told(text, "always-true") == ["`R2` always applies, for its condition is always true"]


def test_a_sentence_that_lacks_a_language_is_told_at_its_place() -> None:
    text = policy(when=USED).replace("says: It is refunded.", "says: {en: It is refunded., es: Se reembolsa.}")
    clause = "  - id: R2\n    says:\n      en: Again.\n    grants: refund\n    when: damaged\n"
    (found,) = [one for one in warnings(text + clause) if one.code == "language-missing"]
    assert found.message == "this text is missing in `es`"
    assert found.span.line == len(text.splitlines()) + 3


def test_a_text_without_a_language_stands_for_all_of_them() -> None:
    text = policy(when=USED).replace("says: It is refunded.", "says: {en: It is refunded., es: Se reembolsa.}")
    assert _told(text + "  - {id: R2, says: Pixel 9, grants: refund, when: damaged}\n", "language-missing") == []


def test_a_policy_with_a_fault_is_not_warned_of_anything() -> None:
    from amends.lang.diagnostics import Severity
    from tests.lang.reading import read

    _, report = read(policy(when="stolen"))
    assert {found.severity for found in report.in_order()} == {Severity.ERROR}
