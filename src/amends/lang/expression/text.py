"""The text of an expression and where each of its characters stands in the file."""

import ast
import re
from collections.abc import Iterator
from functools import cached_property

from amends.lang.document import Scalar
from amends.lang.source import LINE_BREAK, Source, Span

_LINE_BREAK_OR_TAB = re.compile(r"[\r\n\t]")
# What stands for one character of the text, or for a line break and what surrounds it.
_UNITS = {
    "'": re.compile(r"''|\r\n|.", re.DOTALL),
    '"': re.compile(r"\\(?:\r\n|x..|u.{4}|U.{8}|.)|\r\n|.", re.DOTALL),
}
_UNIT = re.compile(r"\r\n|.", re.DOTALL)
# Escapes that stand for a blank, or for nothing at all.
_BLANK_ESCAPES = frozenset("\\" + letter for letter in "0abtnvfre NLP_\t\r\n") | {"\\\r\n"}


class Origin:
    """Where a part of an expression comes from: its words, and their place in the file. No part of its meaning."""

    __slots__ = ("_end", "_start", "_text", "_words")

    def __init__(self, text: "ExpressionText", start: int, end: int, words: str | None = None) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._words = words

    @property
    def text(self) -> str:
        """The words as they are written; those of a link of a chain with its own sign and operands."""
        return self._text.text[self._start : self._end] if self._words is None else self._words

    @property
    def span(self) -> Span:
        """The place of the words."""
        return self._text.span(self._start, self._end)


class ExpressionText:
    """An expression as one line of text, however the document breaks or quotes it.

    `text` has blanks for line breaks and none at its ends; offsets into it are turned into places in the file.
    """

    def __init__(self, scalar: Scalar, source: Source) -> None:
        self.scalar = scalar
        self.text = _LINE_BREAK_OR_TAB.sub(" ", scalar.text.strip())
        self._source = source
        self._one_plain_line = scalar.plain and scalar.span.line == scalar.span.end_line

    def span(self, start: int, end: int) -> Span:
        """The place of the characters from `start` up to `end`."""
        if self._one_plain_line:
            line, column = self.scalar.span.line, self.scalar.span.column
            return Span(line, column + start, line, column + max(end, start + 1))
        places = self._places
        line, column = places[min(start, len(places) - 1)]
        end_line, end_column = places[min(max(end - 1, start), len(places) - 1)]
        return Span(line, column, end_line, end_column + 1)

    @cached_property
    def whole(self) -> Span:
        """The place of the whole expression."""
        return self.span(0, len(self.text))

    def words(self, node: ast.expr) -> str:
        """The words of one node."""
        start, end = self.extent(node)
        return self.text[start:end]

    def origin(self, node: ast.expr) -> Origin:
        """The words and the place of one node."""
        start, end = self.extent(node)
        return Origin(self, start, end)

    def extent(self, node: ast.expr) -> tuple[int, int]:
        """The offsets between which a node stands; `ast` counts in UTF-8 bytes."""
        start, end = node.col_offset, node.end_col_offset or node.col_offset + 1
        if self._offsets is None:
            return start, end
        return self._offsets[start], self._offsets[end]

    @cached_property
    def _offsets(self) -> list[int] | None:
        """The offset in characters for each offset in bytes; None where the two are the same."""
        if self.text.isascii():
            return None
        offsets = [place for place, character in enumerate(self.text) for _ in character.encode()]
        return [*offsets, len(self.text)]

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Line and column of every character.

        The characters of the text that are no blanks stand in the source in the same order, one unit each; between
        them are blanks, line breaks and indentation, in other numbers than in the text.
        """
        units = self._units()
        place = (self.scalar.span.line, self.scalar.span.column)
        places = []
        for character in self.text:
            place = (place[0], place[1] + 1) if character.isspace() else next(units, place)
            places.append(place)
        return places or [place]

    def _units(self) -> Iterator[tuple[int, int]]:
        """The places of all units of the source that stand for a character other than a blank."""
        scalar, source = self.scalar, self._source.text
        line, column = scalar.span.line, scalar.span.column
        offset, end = scalar.start, scalar.end
        if scalar.style in ("'", '"'):
            offset, end, column = offset + 1, end - 1, column + 1
        elif scalar.style:  # the text of a block begins below the line of its sign
            found = LINE_BREAK.search(source, offset)
            offset, line, column = (found.end(), line + 1, 1) if found else (end, line, column)
        for unit in _UNITS.get(scalar.style, _UNIT).finditer(source, offset, end):
            shown = unit.group()
            if _is_letter(shown):
                yield line, column
            if shown in ("\n", "\r", "\r\n", "\\\n", "\\\r", "\\\r\n"):
                line, column = line + 1, 1
            else:
                column += len(shown)


def _is_letter(unit: str) -> bool:
    """Whether a unit of the source stands for a character other than a blank."""
    if unit[0] == "\\" and unit[1:2] in ("x", "u", "U"):
        return not chr(int(unit[2:], 16)).isspace()
    return not unit.isspace() and unit not in _BLANK_ESCAPES
