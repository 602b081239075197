"""From nodes to plain values, and where each fact stands."""

from collections.abc import Iterator
from decimal import Decimal

from amends.formats.numbers import exact_number
from amends.lang.document import Mapping, Node, Scalar, Sequence
from amends.lang.source import Span

Value = None | bool | int | Decimal | str | list["Value"] | dict[str, "Value"]

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_WORDS_OF_YAML: dict[str, bool | None] = {**_WORDS, "~": None, "": None}


def json_value(node: Node) -> Value:
    """The value of a JSON node: numbers are whole or exact decimals."""
    match node:
        case Scalar(plain=True, text=text):
            return _WORDS[text] if text in _WORDS else exact_number(text)
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [json_value(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: json_value(value) for key, value in entries}


def yaml_value(node: Node) -> Value:
    """The value of a YAML node: bare `true`, `false`, `null`, `~` and nothing at all are words, the rest is text."""
    match node:
        case Scalar(plain=True, text=text) if text in _WORDS_OF_YAML:
            return _WORDS_OF_YAML[text]
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [yaml_value(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: yaml_value(value) for key, value in entries}


def places(facts: Mapping) -> Iterator[tuple[str, Span]]:
    """Where each fact and each field of an element stands, by the names that messages use (`sensors[1].status`)."""
    for key, value in facts.entries:
        yield key.text, _span_of_entry(key, value)
        if isinstance(value, Sequence):
            for number, element in enumerate(value.items, start=1):
                name = f"{key.text}[{number}]"
                yield name, element.span
                if isinstance(element, Mapping):
                    yield from ((f"{name}.{field.text}", _span_of_entry(field, one)) for field, one in element.entries)


def _span_of_entry(key: Scalar, value: Node) -> Span:
    if value.span.end_line != key.span.line:
        return key.span
    return Span(key.span.line, key.span.column, value.span.end_line, value.span.end_column)
