"""A value as a person types it: plain words, read as what the policy expects; lists as JSON."""

from collections.abc import Mapping, Sequence

from amends.decide.errors import FactError, FactFault
from amends.formats.errors import UnreadableFactsError
from amends.formats.json_values import read_json
from amends.formats.tables import whole_number
from amends.formats.values import Value
from amends.lang.source import Source
from amends.lang.tree import Fact, Field
from amends.lang.types import Kind

_TRUTHS = {"true": True, "false": False}


def read_words(text: str, field: Field) -> Value:
    """The value that a text states; nothing at all is what nobody knows.

    A text that is none of what is expected stays a text: whoever holds it to the policy tells what is wrong.

    Raises:
        FactError: a list is no JSON that can be read.
    """
    if not text:
        return None
    match field.type.kind:
        case Kind.BOOLEAN:
            return _TRUTHS.get(text, text)
        case Kind.INTEGER:
            return whole_number(text)
        case Kind.LIST:
            return _list(text, field)
        case _:
            return text


def read_rows(rows: Sequence[Mapping[str, str]], fact: Fact) -> Value:
    """The list that typed rows state, each field as `read_words` reads it; nothing in a field is what nobody knows."""
    return [
        {name: read_words(text, fact.fields[name]) for name, text in row.items() if name in fact.fields} for row in rows
    ]


def _list(text: str, field: Field) -> Value:
    try:
        return read_json(Source(field.name, text))
    except UnreadableFactsError as error:
        if field.sensitive:
            raise FactError([FactFault(field.name, f"`{field.name}` is no JSON that can be read")]) from None
        first = error.diagnostics[0]
        message = f"in `{field.name}`, at column {first.span.column}: {first.message}"
        raise FactError([FactFault(field.name, message, first.help)]) from None
