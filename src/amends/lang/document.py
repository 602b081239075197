"""The YAML of a policy as nodes with places: mappings, sequences, and scalars that are still text.

Built from the parser's events, not its objects: nothing is typed by how it looks, nothing can be referred to twice,
and a document that is too deep or too large ends before it takes time or memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import yaml

try:
    from yaml.cyaml import CLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, and stricter about tabs and `?`
    from yaml import Loader as _Loader  # type: ignore[assignment]  # the same interface

from amends.lang.diagnostics import Report
from amends.lang.document_faults import report_unreadable
from amends.lang.source import Span, UnreadableSourceError, refuse_forbidden_characters, span_at

MAXIMUM_DEPTH = 20
MAXIMUM_NODES = 100_000

_ANCHOR_OR_TAG = re.compile(r"[&!][^\s,\[\]{}]*")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text of the document.

    `start` and `end` are offsets into the source; `style` is the quotation mark or the sign of a block (`|`, `>`) that
    it is written with, "" for a plain text; `in_flow` says that it stands inside `[ ]` or `{ }`. `cut` is where a ` #`
    ended it early. `told` says that a fault in it was reported, and nothing more is to be said of it. A text that was
    left out stands where its key does.
    """

    text: str
    span: Span
    start: int
    end: int
    style: str = ""
    in_flow: bool = False
    cut: Span | None = None
    told: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is written without quotation marks."""
        return not self.style


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the order of the document; of a `repeated` key the first one."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span
    repeated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the document."""

    items: tuple["Node", ...]
    span: Span


Node = Scalar | Mapping | Sequence


class _Mark(Protocol):
    """A place as both of PyYAML's parsers give it, all counted from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _StopReadingError(Exception):
    """The document is beyond reading on; the fault was reported."""


def read_document(report: Report) -> Node | None:
    """The one document of the source, or None after a fault that leaves nothing to read."""
    try:
        return _Reader(report).document()
    except _StopReadingError:
        return None
    except yaml.YAMLError as error:
        report_unreadable(error, report)
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
                    self._stop("a file holds one policy; a second document begins here", event,
                               "put it in a file of its own")  # fmt: skip
            elif not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                root = self._node(event, 1, in_flow=False)
        return root

    def _node(self, event: yaml.Event, depth: int, *, in_flow: bool) -> Node:
        """The node that begins with the event."""
        self._nodes += 1
        if self._nodes > MAXIMUM_NODES:
            self._stop(f"the document has more than {MAXIMUM_NODES:,} parts", event,
                       "move tables of data out of the policy, or split it by product")  # fmt: skip
        if depth > MAXIMUM_DEPTH:
            self._stop(f"the document is nested more than {MAXIMUM_DEPTH} deep", event,
                       "no part of a policy is; look for brackets that are not closed")  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, in_flow=in_flow)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        assert isinstance(event, yaml.CollectionStartEvent)
        if event.anchor is not None or event.tag is not None:
            self._refuse_anchor_and_tag(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _mapping(self, start: yaml.CollectionStartEvent, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        repeated: set[str] = set()
        in_flow = bool(start.flow_style)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1, in_flow=in_flow)
            value = self._node(next(self._events), depth + 1, in_flow=in_flow)
            if not isinstance(key, Scalar):
                self._report.error("key", "a key is a word, not a list or a map", key.span,
                                   "put a text that holds `[ ] { }` in quotation marks")  # fmt: skip
            elif not key.text:
                if not key.told:
                    self._report.error("key", "a key is missing before `:`", _span(event))
            elif key.text in first:
                repeated.add(key.text)
                line = first[key.text].span.line
                self._report.error("duplicate-key", f"`{key.text}` stands twice; first on line {line}", key.span,
                                   "keep one of the two")  # fmt: skip
            else:
                first[key.text] = key
                if isinstance(value, Scalar) and not value.text and value.plain:
                    value = replace(value, span=key.span)
                entries.append((key, value))
        return Mapping(tuple(entries), _span(start, event), frozenset(repeated))

    def _sequence(self, start: yaml.CollectionStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        in_flow = bool(start.flow_style)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1, in_flow=in_flow))
        return Sequence(tuple(items), _span(start, event))

    def _scalar(self, event: yaml.ScalarEvent, *, in_flow: bool) -> Scalar:
        start, end = _start(event).index, _end(event)
        style = event.style or ""
        told = False
        if style == '"':
            told = self._escapes_a_forbidden_character(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_anchor_and_tag(event)
            told = True
        # A comment stands two spaces off; a single space and a `#` are more likely a part of the text.
        cut = not style and event.value and self._text.startswith(" #", end)
        return Scalar(event.value, _span(event), start, end, style, in_flow,
                      span_at(self._text, end + 1) if cut else None, told)  # fmt: skip

    def _escapes_a_forbidden_character(self, event: yaml.ScalarEvent) -> bool:
        try:
            refuse_forbidden_characters(event.value)
        except UnreadableSourceError as error:
            self._report.error("character", error.message, _span(event), error.help)
            return True
        return False

    def _alias(self, event: yaml.AliasEvent) -> Scalar:
        self._report.error("alias", f"`*{event.anchor}` is an alias of another part of the document; a policy has none",
                           _span(event), "write that part out, or put the text in quotation marks")  # fmt: skip
        return Scalar("", _span(event), _start(event).index, _end(event), told=True)

    def _refuse_anchor_and_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        found = _ANCHOR_OR_TAG.match(self._text, _start(event).index)
        shown = found.group() if found is not None else "…"
        span = _span(event)
        span = Span(span.line, span.column, span.line, span.column + len(shown))
        if event.anchor is not None:
            self._report.error("anchor", f"`{shown}` is an anchor, a name for part of the document; a policy has none",
                               span, "remove it, or put the text in quotation marks")  # fmt: skip
            return
        opposite = shown[1:].isidentifier() and isinstance(event, yaml.ScalarEvent)
        help_text = f"did you mean `not {shown[1:]}`?" if opposite else "remove it, or put the text in quotation marks"
        self._report.error("tag", f"`{shown}` is a tag; a policy has none", span, help_text)

    def _stop(self, message: str, event: yaml.Event, help_text: str) -> None:
        self._report.error("document", message, _span(event), help_text)
        raise _StopReadingError


def _span(event: yaml.Event, last: yaml.Event | None = None) -> Span:
    start, end = _start(event), (last or event).end_mark
    assert end is not None, "the parser marks every event"
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _start(event: yaml.Event) -> _Mark:
    assert event.start_mark is not None, "the parser marks every event"
    return event.start_mark


def _end(event: yaml.Event) -> int:
    assert event.end_mark is not None, "the parser marks every event"
    return event.end_mark.index
