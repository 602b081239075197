"""What each operator makes of each pair of types, and what the functions take and give."""

import pytest

from amends.lang.types import Kind, Type
from tests.lang.reading import type_of

# A fact of each type, and `n` for an integer that is written out.
OPERANDS = {
    "integer": "claims",
    "number": "weight",
    "money": "price",
    "date": "bought_on",
    "datetime": "called_at",
    "days": "days(claims)",
    "duration": "hours(claims)",
    "text": "city",
    "choice": "plan",
    "boolean": "damaged",
}
RESULTS = {
    "+": {
        ("integer", "integer"): Kind.INTEGER,
        ("integer", "number"): Kind.NUMBER,
        ("number", "number"): Kind.NUMBER,
        ("money", "money"): Kind.MONEY,
        ("date", "days"): Kind.DATE,
        ("datetime", "days"): Kind.DATETIME,
        ("datetime", "duration"): Kind.DATETIME,
        ("days", "days"): Kind.WHOLE_DAYS,
        ("days", "duration"): Kind.DURATION,
        ("duration", "duration"): Kind.DURATION,
    },
    "-": {
        ("integer", "integer"): Kind.INTEGER,
        ("integer", "number"): Kind.NUMBER,
        ("number", "number"): Kind.NUMBER,
        ("money", "money"): Kind.MONEY,
        ("date", "date"): Kind.WHOLE_DAYS,
        ("datetime", "datetime"): Kind.DURATION,
        ("date", "days"): Kind.DATE,
        ("datetime", "days"): Kind.DATETIME,
        ("datetime", "duration"): Kind.DATETIME,
        ("days", "days"): Kind.WHOLE_DAYS,
        ("days", "duration"): Kind.DURATION,
        ("duration", "duration"): Kind.DURATION,
    },
    "*": {
        ("integer", "integer"): Kind.INTEGER,
        ("integer", "number"): Kind.NUMBER,
        ("number", "number"): Kind.NUMBER,
        ("integer", "money"): Kind.MONEY,
        ("number", "money"): Kind.MONEY,
        ("integer", "days"): Kind.WHOLE_DAYS,
        ("number", "days"): Kind.DURATION,
        ("integer", "duration"): Kind.DURATION,
        ("number", "duration"): Kind.DURATION,
    },
    "/": {
        ("integer", "integer"): Kind.NUMBER,
        ("integer", "number"): Kind.NUMBER,
        ("number", "number"): Kind.NUMBER,
        ("money", "integer"): Kind.MONEY,
        ("money", "number"): Kind.MONEY,
        ("money", "money"): Kind.NUMBER,
        ("days", "integer"): Kind.DURATION,
        ("days", "number"): Kind.DURATION,
        ("duration", "integer"): Kind.DURATION,
        ("duration", "number"): Kind.DURATION,
        ("days", "days"): Kind.NUMBER,
        ("days", "duration"): Kind.NUMBER,
        ("duration", "duration"): Kind.NUMBER,
    },
}
# Pairs that may change places: any in a sum or a product, and in a difference or quotient those of one sort.
CHANGE_PLACES = {"+": [set(OPERANDS)], "*": [set(OPERANDS)], "-": [{"integer", "number"}, {"days", "duration"}]}
COMPARED = [
    {"integer", "number"},
    {"money"},
    {"date"},
    {"datetime"},
    {"days", "duration"},
]
EQUAL_ONLY = [{"text", "choice"}, {"boolean"}]


def _result(sign: str, left: str, right: str) -> Kind | None:
    may_change = any({left, right} <= sort for sort in CHANGE_PLACES.get(sign, CHANGE_PLACES["-"]))
    return RESULTS[sign].get((left, right)) or (RESULTS[sign].get((right, left)) if may_change else None)


@pytest.mark.parametrize("sign", RESULTS)
@pytest.mark.parametrize("left", OPERANDS)
@pytest.mark.parametrize("right", OPERANDS)
def test_arithmetic_gives_the_type_that_the_table_says_or_is_refused(sign: str, left: str, right: str) -> None:
    found = type_of(f"{OPERANDS[left]} {sign} {OPERANDS[right]}")
    expected = _result(sign, left, right)
    if expected is None:
        assert isinstance(found, str)
        assert "cannot be" in found
    else:
        assert isinstance(found, Type)
        assert found.kind is expected


@pytest.mark.parametrize("left", OPERANDS)
@pytest.mark.parametrize("right", OPERANDS)
def test_only_types_of_one_sort_are_compared_and_only_some_have_an_order(left: str, right: str) -> None:
    ordered = any({left, right} <= sort for sort in COMPARED) or left == right == "choice"
    equal = ordered or any({left, right} <= sort for sort in EQUAL_ONLY)
    assert isinstance(type_of(f"{OPERANDS[left]} < {OPERANDS[right]}"), Type) is ordered
    assert isinstance(type_of(f"{OPERANDS[left]} == {OPERANDS[right]}"), Type) is equal


@pytest.mark.parametrize("expression", [
    "price + 5", "price - 5.50", "5 + price", "price > 100", "price == 0.5", "max(price, 10)", "min(price, 5, 9.99)",
    "price if damaged else 0", "price in (5, 10.00)", "5 / price", "price > 10 * weight", "price > weight * 0.5",
    "sum(p.worth for p in parcels) > 50", "max((p.worth for p in parcels), default=0) > price",
])  # fmt: skip
def test_a_number_that_is_written_out_counts_as_money_where_money_is_needed(expression: str) -> None:
    assert isinstance(type_of(expression), Type)


@pytest.mark.parametrize("expression", [
    "price + claims", "price > weight", "price * price", "max(price, weight)", "price if damaged else weight",
    "price > weight * weight", "weight / price",
])  # fmt: skip
def test_other_numbers_and_money_do_not_mix(expression: str) -> None:
    assert isinstance(type_of(expression), str)


@pytest.mark.parametrize(("expression", "kind"), [
    ("floor(weight)", Kind.INTEGER), ("ceil(weight)", Kind.INTEGER), ("round(weight)", Kind.INTEGER),
    ("round(weight, 2)", Kind.NUMBER), ("round(price)", Kind.MONEY), ("floor(price)", Kind.MONEY),
    ("abs(claims)", Kind.INTEGER), ("abs(price)", Kind.MONEY), ("abs(bought_on - reported_on)", Kind.WHOLE_DAYS),
    ("-price", Kind.MONEY), ("-days(3)", Kind.WHOLE_DAYS), ("min(bought_on, reported_on)", Kind.DATE),
    ("date(called_at)", Kind.DATE), ('date("2026-11-01")', Kind.DATE), ('datetime("2026-11-01T09:30")', Kind.DATETIME),
    ("days(2)", Kind.WHOLE_DAYS), ("days(0.5)", Kind.DURATION), ("hours(claims)", Kind.DURATION),
    ("minutes(weight)", Kind.DURATION), ("add_months(bought_on, 3)", Kind.DATE), ("add_months(today, -1)", Kind.DATE),
    ("business_days(bought_on, reported_on)", Kind.INTEGER), ("year(bought_on)", Kind.INTEGER),
    ("month(called_at)", Kind.INTEGER), ("weekday(today)", Kind.INTEGER), ("lower(city)", Kind.TEXT),
    ('startswith(city, "A")', Kind.BOOLEAN), ('endswith(plan, "y")', Kind.BOOLEAN),
    ('contains(city, "x")', Kind.BOOLEAN),
    ("count(p for p in parcels if p.late)", Kind.INTEGER), ("sum(p.worth for p in parcels)", Kind.MONEY),
    ("any(p.late for p in parcels)", Kind.BOOLEAN), ("all(p.number > 1 for p in parcels)", Kind.BOOLEAN),
    ("max(p.sent_on for p in parcels)", Kind.DATE), ("min((p.weight for p in parcels), default=0)", Kind.NUMBER),
    ("owed(refund)", Kind.BOOLEAN), ("days(1) <= days(2) <= days(3)", Kind.BOOLEAN),
])  # fmt: skip
def test_a_function_gives_its_type(expression: str, kind: Kind) -> None:
    found = type_of(expression)
    assert isinstance(found, Type), found
    assert found.kind is kind


@pytest.mark.parametrize(("expression", "words"), [
    ("floor(city)", "`floor` expects a number or money"),
    ("abs(bought_on)", "`abs` expects a number, money or a duration"),
    ("-city", "takes no sign"),
    ("min(price)", "`min` takes 2 values or more"),
    ("min(price, city)", "one sort that has an order"),
    ("date(city)", "expects a text written out, or a datetime"),
    ("date(bought_on)", "expects a text written out, or a datetime"),
    ("days(price)", "`days` expects a number"),
    ("months(3)", "`months` stands only where a span is asked for"),
    ("add_months(called_at, 3)", "`add_months` expects a date"),
    ("business_days(today)", "`business_days` takes 2 values, found 1"),
    ("year(city)", "`year` expects a date or a datetime"),
    ("contains(city, 3)", "`contains` expects text"),
    ("count(p.late for p in parcels)", "`count` counts elements"),
    ("sum(p.late for p in parcels)", "`sum` expects numbers, money or durations"),
    ("any(p.weight for p in parcels)", "`any` expects a boolean"),
    ("any(p.late for p in parcels if p.weight)", "expected a boolean"),
    ("max(p.late for p in parcels)", "`max` expects values that have an order"),
    ("min((p.weight for p in parcels), default=city)", "the default `city` is text"),
    ("any((p.late for p in parcels), default=True)", "`any` takes no `default=`"),
    ("round(weight, places=2)", "`places=` is not part of the language"),
    ("any(p.late for p in parcels for q in parcels)", "one `for` stands in each pair of brackets"),
    ("any(p.late for p in parcels if p.late if p.late)", "one `if` stands in each pair of brackets"),
    ("p.late", "`p` is not a fact"),
    ("any(p for p in parcels)", "`p` stands for an element of `parcels`"),
    ("parcels.late", "`late` is a field of the elements of `parcels`"),
    ("owed(damaged)", "`damaged` is not a remedy"),
    ("owed()", "`owed` takes the bare name of one remedy"),
    ("damaged and 1", "expected a boolean"),
    ("not city", "expected a boolean"),
    ("(1, 2)", "a list of values in `( )` is not part of the language"),
    ("[1, 2]", "a list in `[ ]` is not part of the language"),
    ("city in ()", "`in` needs at least one value"),
    ("city in plan", "`in` needs values in round brackets or a named list"),
    ("plan == tier", "the words of `plan` and `tier` differ"),
    ("price[1]", "`price` is not a table"),
    ("(1 + 2)[3]", "only a table is looked up"),
    ("price.amount", "`price` is money and has no field `amount`"),
])  # fmt: skip
def test_what_does_not_fit_is_refused_in_the_words_of_the_policy(expression: str, words: str) -> None:
    found = type_of(expression)
    assert isinstance(found, str)
    assert words in found
