"""Lines are read quickly by the standard library, and facts with places by our own reader: they must agree."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.formats.errors import UnreadableFactsError
from amends.formats.json_document import read_json_document
from amends.formats.json_values import read_json
from amends.formats.values import Value, json_value
from amends.lang.diagnostics import Report
from amends.lang.source import Source

_NUMBERS = st.integers(-(10**37), 10**37).map(str) | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal(-(10**20)), max_value=Decimal(10**20), places=4
).map("{:f}".format)
_TEXTS = st.text(max_size=8).map(lambda text: json.dumps(text, ensure_ascii=len(text) % 2 == 0))
_SPACES = st.sampled_from(["", "", " ", "\n", "\r\n", "\t "])


def _list_of(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.lists(items, max_size=4), _SPACES).map(lambda drawn: f"[{f',{drawn[1]}'.join(drawn[0])}]")


def _object_of(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entries = st.lists(st.tuples(_TEXTS, _SPACES, values), max_size=4)
    return entries.map(lambda drawn: f"{{{','.join(f'{key}{space}:{value}' for key, space, value in drawn)}}}")


JSON_TEXTS = st.recursive(
    _NUMBERS | _TEXTS | st.sampled_from(["true", "false", "null"]),
    lambda inner: _list_of(inner) | _object_of(inner),
    max_leaves=12,
)
_TORN = st.text(alphabet='{}[]",:0123456789.eE+-tru\\nulfasNI d8\n', max_size=30)


def _quickly(text: str) -> Value:
    return read_json(Source("text", text))


def _placed(text: str) -> Value:
    report = Report(Source("text", text))
    node = read_json_document(report)
    if node is None or report.has_errors:
        raise UnreadableFactsError(report.source, report.in_order())
    return json_value(node)


def _outcome(text: str) -> tuple[str, object]:
    """What both readers make of a text; fails where they differ."""
    results: list[tuple[str, object]] = []
    for read in (_quickly, _placed):
        try:
            results.append(("read", _told_apart(read(text))))
        except UnreadableFactsError as error:
            results.append(("refused", str(error)))
    assert results[0] == results[1]
    return results[0]


def _told_apart(value: Value) -> object:
    """The value with its types, for True equals 1 and 1 equals 1.0."""
    if isinstance(value, dict):
        return {key: _told_apart(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_told_apart(one) for one in value]
    return type(value).__name__, str(value)


@given(JSON_TEXTS)
def test_both_readers_read_the_same(text: str) -> None:
    _outcome(text)


@given(_TORN)
def test_both_readers_refuse_the_same(text: str) -> None:
    _outcome(text)


@given(JSON_TEXTS, st.data())
def test_both_readers_agree_on_a_text_with_a_piece_torn_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    _outcome(text[:start] + text[end:])


_KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**37), 10**37) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_as_json_is_read_as_it_was(value: Value) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert _outcome(text) == ("read", _told_apart(value))


@pytest.mark.parametrize(
    "text",
    [
        "NaN", "[-Infinity]", '{"a": 1, "a": 1}', "1" * 38, "1" * 39, "1e400", "-0", "-0.0", "1E5",
        r'"\ud800"', r'"\uD83D\uDE00"',
        r'"\ud83d"', '"\x7f\u2028"', "\ufeff1", "1\x0c", "01", "1.", "\u0661", '"\t"', "{}{}", "nul", "",
    ],
)  # fmt: skip
def test_both_readers_agree_on_what_readers_differ_about(text: str) -> None:
    _outcome(text)


@pytest.mark.parametrize("depth", [19, 20, 21, 50_000])
def test_both_readers_end_at_the_same_depth(depth: int) -> None:
    expected = "read" if depth < 20 else "refused"
    assert _outcome("[" * depth + "1" + "]" * depth)[0] == expected
    assert _outcome("[" * depth + "]" * depth)[0] == ("read" if depth <= 20 else "refused")
