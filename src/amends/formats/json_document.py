"""JSON, read strictly (RFC 8259, each key once) as nodes with places, so that a fault is shown where it stands."""

import re
from bisect import bisect_right
from typing import NoReturn

from amends.formats.numbers import TOO_LONG, exact_number
from amends.lang.diagnostics import Report, TooManyFindingsError
from amends.lang.document import MAXIMUM_DEPTH, Mapping, Node, Scalar, Sequence
from amends.lang.names import one_of
from amends.lang.source import LINE_BREAK, Span

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.+-])")
_LITERAL = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_CHARACTERS = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CODE_UNIT = re.compile(r"[0-9A-Fa-f]{4}")

_MISTAKES = {
    "'": "a text stands in double quotation marks",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
    "True": "JSON writes `true`",
    "False": "JSON writes `false`",
    "None": "JSON writes `null`, or leave the fact out",
    "NaN": "JSON has no such number; leave out what is not known",
    "Infinity": "JSON has no such number; leave out what is not known",
    "-Infinity": "JSON has no such number; leave out what is not known",
}
_BEGIN_OF_NUMBERS = tuple("+-.0123456789")


class _StopReadingError(Exception):
    """The text is beyond reading on; the fault was reported."""


def read_json_document(report: Report) -> Node | None:
    """The one JSON value of the source, or None after a fault that leaves nothing to read.

    Texts are scalars in quotation marks; numbers, `true`, `false` and `null` are plain ones.
    """
    reader = _Reader(report)
    try:
        return reader.document()
    except (_StopReadingError, TooManyFindingsError):
        return None


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.source.text
        self._line_starts = [0, *(found.end() for found in LINE_BREAK.finditer(self._text))]
        self._at = 0

    def document(self) -> Node:
        node = self._value(1)
        self._skip_space()
        if self._at < len(self._text):
            self._stop("the JSON value has ended before this; expected nothing more")
        return node

    def _value(self, depth: int) -> Node:
        self._skip_space()
        if depth > MAXIMUM_DEPTH:
            self._stop(f"the document is nested more than {MAXIMUM_DEPTH} deep", code="document")
        match self._text[self._at : self._at + 1]:
            case "{":
                return self._object(depth)
            case "[":
                return self._list(depth)
            case '"':
                return self._string()
            case _:
                return self._number_or_literal()

    def _object(self, depth: int) -> Mapping:
        start = self._at
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        self._at += 1
        while self._more("}", bool(entries or first)):
            if self._text[self._at : self._at + 1] != '"':
                self._stop("expected a name in double quotation marks", self._help_for_next())
            key = self._string()
            self._expect(":")
            value = self._value(depth + 1)
            if key.text in first:
                message = f"`{key.text}` stands twice; first on line {first[key.text].span.line}"
                self._report.error("duplicate-key", message, key.span, "keep one of the two")
            else:
                first[key.text] = key
                entries.append((key, value))
        return Mapping(tuple(entries), self._span(start))

    def _list(self, depth: int) -> Sequence:
        start = self._at
        items: list[Node] = []
        self._at += 1
        while self._more("]", bool(items)):
            items.append(self._value(depth + 1))
        return Sequence(tuple(items), self._span(start))

    def _more(self, closing: str, begun: bool) -> bool:
        """Whether another element follows; passes over the comma before it, or the closing bracket."""
        self._skip_space()
        if self._text.startswith(closing, self._at):
            self._at += 1
            return False
        if begun:
            if not self._text.startswith(",", self._at):
                self._stop(f"expected `,` or `{closing}`")
            comma = self._at
            self._at += 1
            self._skip_space()
            if self._text.startswith(closing, self._at):
                self._at = comma
                self._stop(f"nothing follows this `,` but `{closing}`", "remove the comma")
        return True

    def _string(self) -> Scalar:
        start = self._at
        self._at += 1
        parts: list[str] = []
        while True:
            plain = _CHARACTERS.match(self._text, self._at)
            assert plain is not None, "it matches nothing, too"
            parts.append(plain.group())
            self._at = plain.end()
            match self._text[self._at : self._at + 1]:
                case '"':
                    self._at += 1
                    return Scalar("".join(parts), self._span(start), start, self._at, style='"')
                case "\\":
                    parts.append(self._escape())
                case "" | "\n" | "\r":
                    self._at = start
                    self._stop("this text is not closed", "close the quotation mark; a line break in a text is `\\n`")
                case other:
                    self._stop(
                        f"the character U+{ord(other):04X} cannot stand in a text", f"write `\\u{ord(other):04x}`"
                    )

    def _escape(self) -> str:
        escaped = self._text[self._at + 1 : self._at + 2]
        if escaped == "u":
            return self._code_units()
        if escaped not in _ESCAPES:
            self._stop(f"`\\{escaped}` means nothing in JSON", "a backslash itself is written `\\\\`", length=2)
        self._at += 2
        return _ESCAPES[escaped]

    def _code_units(self) -> str:
        """The character that one or two escaped code units stand for."""
        start = self._at
        unit = self._code_unit()
        if 0xD800 <= unit < 0xDC00 and self._text.startswith("\\u", self._at):
            low = self._code_unit()
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + (unit - 0xD800) * 0x400 + low - 0xDC00)
        if 0xD800 <= unit < 0xE000:
            self._at = start
            self._stop(f"`{self._text[start : start + 6]}` is half of a character", length=6)
        return chr(unit)

    def _code_unit(self) -> int:
        found = _CODE_UNIT.match(self._text, self._at + 2)
        if found is None:
            self._stop("expected four hexadecimal digits after `\\u`", length=2)
        self._at = found.end()
        return int(found.group(), 16)

    def _number_or_literal(self) -> Scalar:
        start = self._at
        found = _NUMBER.match(self._text, start) or _LITERAL.match(self._text, start)
        if found is None:
            self._stop("expected a value" + self._found(), self._help_for_next(), length=len(self._next_word()) or 1)
        self._at = found.end()
        scalar = Scalar(found.group(), self._span(start), start, self._at)
        if scalar.text[0] in "-0123456789" and exact_number(scalar.text) is None:
            self._report.error("number", TOO_LONG, scalar.span)
        return scalar

    def _expect(self, sign: str) -> None:
        self._skip_space()
        if not self._text.startswith(sign, self._at):
            self._stop(f"expected `{sign}`" + self._found())
        self._at += 1

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        assert found is not None, "it matches nothing, too"
        self._at = found.end()

    def _next_word(self) -> str:
        found = _WORD.match(self._text, self._at)
        return found.group() if found is not None else self._text[self._at : self._at + 1]

    def _found(self) -> str:
        word = self._next_word()
        if not word:
            return "; the text ends here"
        return f", found {one_of([word if len(word) <= 30 else word[:30] + '…'])}"

    def _help_for_next(self) -> str | None:
        word = self._next_word()
        if word[:1] in _BEGIN_OF_NUMBERS and word not in _MISTAKES:
            return "numbers are written such as 12, -0.50 or 1e3"
        return _MISTAKES.get(word) or _MISTAKES.get(word[:1])

    def _span(self, start: int, end: int | None = None) -> Span:
        (line, column), (end_line, end_column) = self._place(start), self._place(self._at if end is None else end)
        return Span(line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _stop(self, message: str, help_text: str | None = None, *, length: int = 1, code: str = "json") -> NoReturn:
        self._report.error(code, message, self._span(self._at, self._at + length), help_text)
        raise _StopReadingError
