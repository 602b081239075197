"""Facts as a text states them, and the faults of a text, for the tests of formats."""

from collections.abc import Mapping

import pytest

from amends.formats.errors import UnreadableFactsError
from amends.formats.facts_text import read_facts_text
from amends.formats.kinds import FactsKind
from amends.formats.values import Value
from amends.lang.source import Source


def facts(text: str, kind: FactsKind) -> Mapping[str, Value]:
    """The values that the text states."""
    return read_facts_text(Source("case", text), kind).values


def faults(text: str, kind: FactsKind) -> list[str]:
    """What is wrong with the text, as `line:column message; help`."""
    with pytest.raises(UnreadableFactsError) as caught:
        facts(text, kind)
    return [
        f"{found.span.line}:{found.span.column} {found.message}" + (f"; {found.help}" if found.help else "")
        for found in caught.value.diagnostics
    ]
