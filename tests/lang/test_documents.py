"""The YAML of a policy: what is read as text, what is refused, and where a broken document is to be mended."""

import pytest

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar, read_document
from amends.lang.source import Source
from tests.lang.reading import faults, policy, said


def _read(text: str) -> tuple[Node | None, list[str]]:
    report = Report(Source("test", text))
    return read_document(report), [found.message for found in report.in_order()]


def _texts(text: str) -> dict[str, str]:
    root, found = _read(text)
    assert isinstance(root, Mapping)
    assert found == []
    return {key.text: value.text for key, value in root.entries if isinstance(value, Scalar)}


def test_nothing_is_typed_by_how_it_looks() -> None:
    assert _texts("a: 10.00\nb: no\nc: on\nd: 2026-11-01\ne: 0x1F\nf: null\ng: ~\nh: 1e3\ni:\n") == {
        "a": "10.00", "b": "no", "c": "on", "d": "2026-11-01", "e": "0x1F", "f": "null", "g": "~", "h": "1e3", "i": "",
    }  # fmt: skip


def test_a_key_of_merging_is_a_key_like_any_other() -> None:
    assert _texts("<<: x\n") == {"<<": "x"}


def test_json_is_read_as_well() -> None:
    assert _texts('{"a": "b", "c": 10.00}') == {"a": "b", "c": "10.00"}


def test_what_is_left_out_stands_where_its_key_does() -> None:
    root, _ = _read("a: 1\nlate:\nb: 2\n")
    assert isinstance(root, Mapping)
    assert root.entries[1][1].span == root.entries[1][0].span


@pytest.mark.parametrize(("text", "line", "column", "message"), [
    ("a: [x, y\nb: 1\n", 1, 4, "`[` is not closed"),
    ("a: {x: 1\nb: 1\n", 1, 4, "`{` is not closed"),
    ("a: {x: [1, 2}\n", 1, 13, "`}` is not expected inside `[ ]`"),
    ("a: {x: b[c]}\n", 1, 9, "`[` is not expected inside `{ }`"),
    ("a: 'x\nb: 1\n", 1, 4, "this quotation mark is not closed: '"),
    ('a: "x\nb: 1\n', 1, 4, 'this quotation mark is not closed: "'),
    ("a: 'it's'\n", 1, 8, "the text ends at the quotation mark ', and more follows"),
    ('a: "x" == b\n', 1, 8, 'the text ends at the quotation mark ", and more follows'),
    ("a: [x] y\n", 1, 8, "`]` ends the list, and more follows"),
    ("a: {x: 1} y\n", 1, 11, "`}` ends the map, and more follows"),
    ("a: b: c\n", 1, 5, "a second `:` is not expected here"),
    ("a:\n  - id W1\n    says: x\n", 3, 5, "this key is not expected here"),
    ("a: 1\nb c\nd: 2\n", 2, 1, "this line has no `: `"),
    ("a:\n  b: 1\n c: 2\n", 3, 2, "the indentation of this line fits none of the lines above"),
    ("a:\n  - x\n - y\n", 3, 2, "the indentation of this line fits none of the lines above"),
    ("a:\n\tb: 1\n", 2, 1, "a tab stands where spaces indent the line"),
    ("a: @x\n", 1, 4, "a text cannot begin with `@` unless it is quoted"),
    ("a: %x\n", 1, 4, "a text cannot begin with `%` unless it is quoted"),
    ("a: * x\n", 1, 4, "a text cannot begin with `*` unless it is quoted"),
    ("a: & x\n", 1, 4, "a text cannot begin with `&` unless it is quoted"),
    ("a: - b\n", 1, 4, "`-` is not expected here"),
    ('a: "\\q"\n', 1, 5, 'a backslash inside quotation marks " begins a sign of its own, and this is none'),
    ("a: | x\n  y\n", 1, 6, "nothing else stands on the line of `|` or `>`"),
    ("a: ]\n", 1, 4, "expected a value, found `]`"),
    ("a: [x,,y]\n", 1, 7, "expected a value, found `,`"),
    ("a: 1\n---\nb: 2\n", 2, 1, "a file holds one policy; a second document begins here"),
    ("a: 1\na: 2\n", 2, 1, "`a` stands twice; first on line 1"),
    ("{'': x}\n", 1, 2, "a key is missing before `:`"),
    ("[a]: 1\n", 1, 1, "a key is a word, not a list or a map"),
    ("a: &x b\n", 1, 4, "`&x` is an anchor, a name for part of the document; a policy has none"),
    ("a: !x b\n", 1, 4, "`!x` is a tag; a policy has none"),
    ('a: "\\u202e"\n', 1, 4, "the bidi character U+202E is not allowed in a policy"),
])  # fmt: skip
def test_a_broken_document_is_told_where_to_mend_it(text: str, line: int, column: int, message: str) -> None:
    report = Report(Source("test", text))
    read_document(report)
    (found,) = report.in_order()
    assert (found.message, found.span.line, found.span.column) == (message, line, column)


def test_aliases_do_not_end_the_reading() -> None:
    _, found = _read("a: &x [b]\nc: *x\nd: *x\n")
    assert [message[:4] for message in found] == ["`&x`", "`*x`", "`*x`"]


def test_twenty_levels_are_the_limit() -> None:
    assert _read("[" * 20 + "]" * 20)[1] == []
    assert _read("[" * 21 + "]" * 21)[1] == ["the document is nested more than 20 deep"]


@pytest.mark.parametrize(("text", "message"), [
    ("", "the file holds no policy"),
    ("# nothing yet\n", "the file holds no policy"),
    ("---\n...\n", "a policy is a map of keys and values, not a text"),
    ("- a\n", "a policy is a map of keys and values, not a list"),
    ("hello\n", "a policy is a map of keys and values, not a text"),
])  # fmt: skip
def test_a_file_that_holds_something_else_is_no_policy(text: str, message: str) -> None:
    assert said(faults(text)) == [message]


@pytest.mark.parametrize("text", ["says: It is refunded.  # so be it\n", "says: It is #1\n", "says: 'It is # 1'\n"])
def test_a_comment_stands_two_spaces_off(text: str) -> None:
    sound = policy().replace("says: It is refunded.\n", text)
    told = ["`#` would cut the sentence short"] if "is #1" in text else []
    assert said(faults(sound)) == told
