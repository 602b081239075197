"""The YAML of a policy as nodes with places: mappings, sequences, and scalars that are still text.

Built from the parser's events, not its objects: nothing is typed by how it looks, nothing can be referred to twice,
and a document that is too deep or too large ends before it takes time or memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

try:
    from yaml.cyaml import CLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import Loader as _Loader  # type: ignore[assignment]  # the same interface

from amends.lang.diagnostics import Report
from amends.lang.source import Span, UnreadableSourceError, refuse_forbidden_characters, span_at

MAXIMUM_DEPTH = 20
MAXIMUM_NODES = 100_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text of the document. `start` and `end` are offsets into the source; `cut` is where a ` #` ended it early."""

    text: str
    span: Span
    start: int
    end: int
    plain: bool
    cut: Span | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the order of the document; no key stands twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the document."""

    items: tuple["Node", ...]
    span: Span


Node = Scalar | Mapping | Sequence


class _StopReadingError(Exception):
    """The document is beyond reading on; the fault was reported."""


def read_document(report: Report) -> Node | None:
    """The one document of the source, or None after a fault that leaves nothing to read."""
    try:
        return _Reader(report).document()
    except _StopReadingError:
        return None
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, report)
    except yaml.YAMLError as error:
        report.error("yaml", f"the document cannot be read: {error}", Span(1, 1, 1, 2))
    return None


class _Reader:
    """Turns the stream of events into nodes."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.source.text
        self._events: Iterator[yaml.Event] = yaml.parse(self._text, Loader=_Loader)
        self._nodes = 0

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop("a file holds one policy; a second document begins here", event)
            elif not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                root = self._node(event, 1)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """The node that begins with the event."""
        self._nodes += 1
        if self._nodes > MAXIMUM_NODES:
            self._stop(f"the document has more than {MAXIMUM_NODES:,} parts", event)
        if depth > MAXIMUM_DEPTH:
            self._stop(f"the document is nested more than {MAXIMUM_DEPTH} deep", event)
        if isinstance(event, yaml.AliasEvent):
            self._stop(
                "`*` refers to another part of the document, which a policy does not do",
                event,
                "write it out",
            )
        assert isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent))
        if event.anchor is not None:
            self._report.error("anchor", "`&` names a part of the document, which a policy does not do",
                               _span(event), "remove it, or put the text in quotation marks")  # fmt: skip
        if event.tag is not None:
            self._report.error("tag", "`!` gives a part of the document a tag, which a policy does not do",
                               _span(event), "remove it, or put the text in quotation marks")  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._report.error(
                    "key", "a key is a word, not a list or a map", key.span, "quote what stands in `{ }`"
                )
            elif key.text in first:
                line = first[key.text].span.line
                self._report.error("duplicate-key", f"`{key.text}` stands twice; first on line {line}", key.span,
                                   "keep one of the two")  # fmt: skip
            else:
                first[key.text] = key
                entries.append((key, value))
        return Mapping(tuple(entries), _span(start, event))

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), _span(start, event))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        try:
            refuse_forbidden_characters(event.value)
        except UnreadableSourceError as error:
            self._report.error("character", error.message, _span(event), error.help)
        start, end = _mark(event.start_mark).index, _mark(event.end_mark).index
        plain = not event.style
        return Scalar(event.value, _span(event), start, end, plain, self._cut(end) if plain and event.value else None)

    def _cut(self, end: int) -> Span | None:
        """Where a single space and a `#` end a plain text; a comment stands two spaces off."""
        return span_at(self._text, end + 1) if self._text[end : end + 2] == " #" else None

    def _stop(self, message: str, event: yaml.Event, help_text: str | None = None) -> None:
        self._report.error("document", message, _span(event), help_text)
        raise _StopReadingError


def _span(event: yaml.Event, last: yaml.Event | None = None) -> Span:
    start, end = _mark(event.start_mark), _mark((last or event).end_mark)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Mark(Protocol):
    """A place as both of PyYAML's parsers give it, all counted from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def _mark(mark: _Mark | None) -> _Mark:
    assert mark is not None, "the parser marks every event"
    return mark


def _report_syntax(error: yaml.MarkedYAMLError, report: Report) -> None:
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or "it is not YAML")
    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Span(1, 1, 1, 2)
    help_text = next((words for part, words in _SYNTAX_HELP.items() if part in problem), None)
    if error.context and error.context_mark and error.context_mark.line != span.line - 1:
        begun = f"{error.context} that begins on line {error.context_mark.line + 1}"
        help_text = f"{help_text}; {begun}" if help_text else begun
    report.error("yaml", f"the document cannot be read here: {problem}", span, help_text)


_SYNTAX_HELP = {
    "mapping values are not allowed": "a text that holds `: ` is put in quotation marks",
    "found character that cannot start any token": "indent with spaces, not tabs; quote a text that begins with @, ` or %",
    "unexpected end of stream": "close the quotation mark",
    "did not find expected ',' or": "close the bracket, or quote a text that holds `[ ] { } , #`",
    "did not find expected key": "check the indentation, and quote a text that holds `[ ] { } , #` or begins with a quotation mark",
    "did not find expected '-' indicator": "check the indentation of the list",
    "did not find expected <document start>": "check the indentation: the document begins at the left edge",
    "did not find expected node content": "write a value here",
}
