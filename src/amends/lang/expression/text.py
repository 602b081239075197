"""The text of an expression and where each of its characters stands in the file."""

import ast
from functools import cached_property

from amends.lang.document import Scalar
from amends.lang.expression.nodes import Origin
from amends.lang.source import Source, Span


class ExpressionText:
    """An expression as one line of text, however the document breaks or quotes it.

    `text` has blanks for line breaks and none at its ends; offsets into it are turned into places in the file.
    """

    def __init__(self, scalar: Scalar, source: Source) -> None:
        self.scalar = scalar
        self.text = scalar.text.strip().replace("\n", " ")
        self._source = source
        self._leading = len(scalar.text) - len(scalar.text.lstrip())
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

    def origin(self, node: ast.expr) -> Origin:
        """The words and the place of one node."""
        start, end = self.extent(node)
        return Origin(self.text[start:end], self.span(start, end))

    def extent(self, node: ast.expr) -> tuple[int, int]:
        """The offsets between which a node stands; `ast` counts in UTF-8 bytes."""
        start, end = node.col_offset, node.end_col_offset or node.col_offset + 1
        if self.text.isascii():
            return start, end
        data = self.text.encode()
        return len(data[:start].decode()), len(data[:end].decode())

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Line and column of every character.

        The characters of the text stand in the source in the same order, with quotes, escapes and indentation
        between them; so each is looked for from where the one before it was found.
        """
        source = self._source.text
        line, column = self.scalar.span.line, self.scalar.span.column
        offset = self.scalar.start
        places = []
        for character in self.scalar.text[self._leading :].rstrip():
            found = source.find(character, offset, self.scalar.end) if not character.isspace() else -1
            if found >= 0:
                passed = source[offset:found]
                breaks = passed.count("\n")
                line += breaks
                column = len(passed) - passed.rfind("\n") if breaks else column + len(passed)
                places.append((line, column))
                offset, column = found + 1, column + 1
            else:
                places.append((line, column))
        return places or [(line, column)]
