"""Which kind of file holds what, by the ending of its name."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import TypeVar

from amends.formats.errors import InputError
from amends.lang.names import one_of


class FactsKind(StrEnum):
    """How the facts of one case are written."""

    JSON = "JSON"
    YAML = "YAML"


class CasesKind(StrEnum):
    """How many cases, and what came of them, are written."""

    JSON_LINES = "JSON lines"
    CSV = "CSV"
    PARQUET = "Parquet"


_JSON_BEGUN = re.compile(r"[ \t\r\n]*(\[|\{[ \t\r\n]*[\"}])")
Kind = TypeVar("Kind", FactsKind, CasesKind)

_FACTS = {".json": FactsKind.JSON, ".yaml": FactsKind.YAML, ".yml": FactsKind.YAML}
_CASES = {".jsonl": CasesKind.JSON_LINES, ".csv": CasesKind.CSV, ".parquet": CasesKind.PARQUET}


def facts_kind(path: str) -> FactsKind:
    """The kind of a file that holds the facts of one case.

    Raises:
        InputError: facts are not read from files with this ending.
    """
    return _kind(path, _FACTS, "the facts of a case are read from")


def cases_kind(path: str) -> CasesKind:
    """The kind of a file that holds many cases.

    Raises:
        InputError: cases are not read from files with this ending.
    """
    return _kind(path, _CASES, "cases are read from")


def answers_kind(path: str) -> CasesKind:
    """The kind of a file that holds what came of many cases.

    Raises:
        InputError: decisions are not written to files with this ending.
    """
    return _kind(path, _CASES, "decisions are written to")


def _kind(path: str, endings: Mapping[str, Kind], purpose: str) -> Kind:
    kind = endings.get(PurePath(path).suffix.lower())
    if kind is None:
        raise InputError(f"`{path}` has an unknown kind; {purpose} files that end in {one_of(endings)}")
    return kind


def kind_of_text(text: str) -> FactsKind:
    """The kind of a text without a name: JSON where it begins as a JSON object or list does, else YAML."""
    return FactsKind.JSON if _JSON_BEGUN.match(text) else FactsKind.YAML
