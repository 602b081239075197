from decimal import Decimal

import pytest

from amends.formats.facts_text import read_facts_text
from amends.formats.kinds import FactsKind
from amends.lang.source import Source
from tests.formats import reading


def _facts(text: str) -> object:
    return reading.facts(text, FactsKind.JSON)


def _faults(text: str) -> list[str]:
    return reading.faults(text, FactsKind.JSON)


def test_values_are_read_by_what_they_are() -> None:
    read = _facts('{"a": true, "b": false, "c": null, "d": "x", "e": [{"f": 1}], "g": {}, "h": []}')
    assert read == {"a": True, "b": False, "c": None, "d": "x", "e": [{"f": 1}], "g": {}, "h": []}


def test_numbers_are_whole_or_exact_decimals() -> None:
    read = _facts('{"a": 3, "b": 3.0, "c": 0.1, "d": -10.00, "e": 1.5e3, "f": 25E-2}')
    assert read == {"a": 3, "b": Decimal("3.0"), "c": Decimal("0.1"), "d": Decimal("-10.00"),
                    "e": Decimal("1500"), "f": Decimal("0.25")}  # fmt: skip
    assert isinstance(read, dict)
    assert [type(value) for value in read.values()] == [int, *[Decimal] * 5]


def test_the_longest_number_is_kept_digit_by_digit() -> None:
    longest = "1234567890123456789012345678901234567.8"
    assert _facts(f'{{"a": {longest}}}') == {"a": Decimal(longest)}


@pytest.mark.parametrize("number", ["1" * 39, "1e38", "1e-39", "0." + "1" * 39, "1e999999999999999999999"])
def test_a_number_of_more_than_38_digits_is_a_fault(number: str) -> None:
    assert _faults(f'{{"a": {number}}}') == ["1:7 a number has at most 38 digits"]


def test_a_repeated_key_is_a_fault_at_its_second_place() -> None:
    assert _faults('{"a": 1,\n "b": {"c": 1, "c": 2},\n "a": 1}') == [
        "2:16 `c` stands twice; first on line 2; keep one of the two",
        "3:2 `a` stands twice; first on line 1; keep one of the two",
    ]


def test_keys_that_are_written_differently_but_mean_the_same_are_repeated() -> None:
    assert _faults(r'{"a": 1, "\u0061": 2}') == ["1:10 `a` stands twice; first on line 1; keep one of the two"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": NaN}', "1:7 expected a value, found `NaN`; JSON has no such number; leave out what is not known"),
        ('{"a": -Infinity}', "1:7 expected a value, found `-Infinity`; JSON has no such number; leave out what is not "
                             "known"),
        ('{"a": True}', "1:7 expected a value, found `True`; JSON writes `true`"),
        ('{"a": None}', "1:7 expected a value, found `None`; JSON writes `null`, or leave the fact out"),
        ('{"a": 01}', "1:7 expected a value, found `01`; numbers are written such as 12, -0.50 or 1e3"),
        ('{"a": .5}', "1:7 expected a value, found `.5`; numbers are written such as 12, -0.50 or 1e3"),
        ('{"a": 1.}', "1:7 expected a value, found `1.`; numbers are written such as 12, -0.50 or 1e3"),
        ('{"a": +1}', "1:7 expected a value, found `+1`; numbers are written such as 12, -0.50 or 1e3"),
        ('{"a": 1_000}', "1:7 expected a value, found `1_000`; numbers are written such as 12, -0.50 or 1e3"),
        ("{'a': 1}", "1:2 expected a name in double quotation marks; a text stands in double quotation marks"),
        ("{a: 1}", "1:2 expected a name in double quotation marks"),
        ('{"a": 1,}', "1:8 nothing follows this `,` but `}`; remove the comma"),
        ('{"a": [1,]}', "1:9 nothing follows this `,` but `]`; remove the comma"),
        ('{"a" 1}', "1:6 expected `:`, found `1`"),
        ('{"a": 1 "b": 2}', "1:9 expected `,` or `}`"),
        ('{"a": [1 2]}', "1:10 expected `,` or `]`"),
        ('{"a": 1} x', "1:10 the JSON value has ended before this; expected nothing more"),
        ('{"a": // why\n1}', "1:7 expected a value, found `//`; JSON has no comments"),
        ('{"a":', "1:6 expected a value; the text ends here"),
        ('{"a": "b', "1:7 this text is not closed; close the quotation mark; a line break in a text is `\\n`"),
        ('{"a": "b\nc"}', "1:7 this text is not closed; close the quotation mark; a line break in a text is `\\n`"),
        ('{"a": "b\tc"}', "1:9 the character U+0009 cannot stand in a text; write `\\u0009`"),
        (r'{"a": "\x41"}', r"1:8 `\x` means nothing in JSON; a backslash itself is written `\\`"),
        (r'{"a": "\u12g4"}', r"1:8 expected four hexadecimal digits after `\u`"),
        (r'{"a": "b\ud800"}', r"1:9 `\ud800` is half of a character"),
        (r'{"a": "\udc00\ud800"}', r"1:8 `\udc00` is half of a character"),
        (r'{"a": "\ud800A"}', r"1:8 `\ud800` is half of a character"),
        ("", "1:1 expected a value; the text ends here"),
        ("[1]", "1:1 expected an object of facts in JSON; such as {plan: basic, price: 10.00}"),
        ("12", "1:1 expected an object of facts in JSON; such as {plan: basic, price: 10.00}"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(text: str, fault: str) -> None:
    assert _faults(text) == [fault]


def test_a_character_of_two_halves_is_one() -> None:
    assert _facts(r'{"a": "\ud83d\ude00 \u00e9 \" \\ \/ \b\f\n\r\t"}') == {"a": '😀 é " \\ / \b\f\n\r\t'}


def test_a_document_that_is_nested_too_deep_ends_where_it_becomes_so() -> None:
    assert _faults('{"a": ' + "[" * 100_000) == ["1:26 the document is nested more than 20 deep"]


def test_places_are_known_by_the_names_that_messages_use() -> None:
    text = '{"a": 1,\n "parts": [{"name": "x"},\n  {"name": "y",\n "price": 2}]}'
    places = read_facts_text(Source("case", text), FactsKind.JSON).places
    assert [(name, span.line, span.column) for name, span in places.items()] == [
        ("a", 1, 2), ("parts", 2, 2), ("parts[1]", 2, 12), ("parts[1].name", 2, 13),
        ("parts[2]", 3, 3), ("parts[2].name", 3, 4), ("parts[2].price", 4, 2),
    ]  # fmt: skip


def test_of_very_many_faults_the_first_are_told() -> None:
    found = _faults("{" + ", ".join(['"a": 1'] * 1_000) + "}")
    assert len(found) == 51
    assert "there is more" in found[-1]
