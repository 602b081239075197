"""Which names are allowed, and which is nearest to one that is not known."""

import pytest

from amends.lang.names import (
    FUNCTIONS,
    as_name,
    fault_of_declared_name,
    fault_of_name,
    fault_of_new_name,
    fault_of_value_name,
    nearest,
    one_of,
    suggestion,
)


@pytest.mark.parametrize("name", ["damaged", "Damaged", "x", "_x", "a_1", "days_owned", "order", "type", "a" * 100])
def test_letters_digits_and_underscores_make_a_name(name: str) -> None:
    assert fault_of_name(name) is None


@pytest.mark.parametrize("name", [
    "", "_", "2nd", "days-owned", "in warranty", "größe", "a.b", "a'b", "__", "\uff50rice", "in", "not", "class",
    "None", "True", "true", "null", "a" * 101, "price ", "price\n",
])  # fmt: skip
def test_nothing_else_does(name: str) -> None:
    assert fault_of_name(name) is not None


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_of_the_language_names_nothing_that_a_policy_declares(name: str) -> None:
    assert fault_of_declared_name(name) == f"`{name}` is a function of the language"
    assert fault_of_name(name) is None


@pytest.mark.parametrize("name", ["now", "today", "role", "team", "channel"])
def test_what_is_built_in_names_no_value(name: str) -> None:
    assert fault_of_value_name(name) == f"`{name}` is built in"
    assert fault_of_declared_name(name) is None


def test_one_name_stands_for_one_thing() -> None:
    taken = {"goodwill": "a table"}
    assert fault_of_new_name("goodwill", taken) == "a table has this name already"
    assert fault_of_new_name("days", taken) == "`days` is a function of the language"
    assert fault_of_new_name("gesture", taken) is None


@pytest.mark.parametrize(("name", "meant"), [
    ("in_warrenty", "in_warranty"), ("Damaged", "damaged"), ("damage_prooven", "damage_proven"), ("prise", "price"),
    ("pricee", "price"), ("form", "from"), ("never_worse", "never_worse_as"), ("days_ownd", "days_owned"),
])  # fmt: skip
def test_the_nearest_name_is_offered(name: str, meant: str) -> None:
    known = [
        "in_warranty",
        "damaged",
        "damage_proven",
        "damage_admitted",
        "price",
        "from",
        "never_worse_as",
        "days_owned",
    ]
    assert nearest(name, known) == meant


def test_a_name_like_no_other_has_no_nearest() -> None:
    assert nearest("zzz", ["price", "plan"]) is None
    assert suggestion("zzz", ["price", "plan"]) == "expected `price` or `plan`"
    assert suggestion("zzz", [f"name_{number}" for number in range(40)]) is None
    assert suggestion("zzz", []) is None


def test_among_thousands_of_names_only_the_same_in_other_letters_is_offered() -> None:
    known = [f"fact_{number}" for number in range(5_000)]
    assert nearest("FACT_77", known) == "fact_77"
    assert nearest("fat_77", known) is None


def test_very_long_names_are_not_compared() -> None:
    assert nearest("a" * 61, ["a" * 62]) is None


@pytest.mark.parametrize(("text", "name"), [
    ("days-owned", "days_owned"), ("in warranty", "in_warranty"), ("Class", None), ("2nd", None), ("---", None),
    ("Phone (new)", "phone_new"),
])  # fmt: skip
def test_a_text_is_turned_into_a_name_where_it_can_be(text: str, name: str | None) -> None:
    assert as_name(text) == name


def test_words_are_listed_with_or() -> None:
    assert one_of([]) == ""
    assert one_of(["a"]) == "`a`"
    assert one_of(["a", "b"]) == "`a` or `b`"
    assert one_of(["a", "b", "c"]) == "`a`, `b` or `c`"
