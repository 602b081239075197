"""A row of many cases: its facts and what is wanted, or why it cannot be used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeGuard

from amends.decide.errors import FactError, WantError
from amends.formats.values import Value
from amends.lang.names import suggestion

RowId = str | int | None
_KEYS = ("id", "facts", "want", "role", "team")
_KNOWN_KEYS = frozenset(_KEYS)


class Row(NamedTuple):
    """One case. `number` is its line in the file, from 1; `want`, `role` and `team` are None where it names none."""

    number: int
    id: RowId
    facts: Mapping[str, Value]
    want: str | None = None
    role: str | None = None
    team: str | None = None


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row; `fact` where it is about one, `help` where it is known what to do."""

    message: str
    fact: str | None = None
    help: str | None = None


@dataclass(frozen=True, slots=True)
class UnusableRow:
    """A row that cannot be decided, with all that is wrong with it."""

    number: int
    id: RowId
    faults: tuple[RowFault, ...]


def read_row(number: int, value: Value) -> Row | UnusableRow:
    """The row that an object states: `id`, `facts`, `want`, `role` and `team`; all but `facts` may be left out."""
    if not isinstance(value, dict):
        return UnusableRow(number, None, (RowFault("a row is an object", help='such as {"id": 1, "facts": {}}'),))
    row_id, facts, want, role, team = map(value.get, _KEYS)
    if (
        isinstance(facts, dict) and _is_id(row_id) and _is_text(want) and _is_text(role) and _is_text(team)
        and _KNOWN_KEYS.issuperset(value)
    ):  # fmt: skip
        return Row(number, row_id, facts, want, role, team)
    return UnusableRow(number, row_id if _is_id(row_id) else None, tuple(_faults_of_row(value)))


def _is_id(value: Value) -> TypeGuard[RowId]:
    return value is None or isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def _is_text(value: Value) -> TypeGuard[str | None]:
    return value is None or isinstance(value, str)


def _faults_of_row(value: Mapping[str, Value]) -> Iterator[RowFault]:
    for key in value:
        if key not in _KNOWN_KEYS:
            yield RowFault(f"`{key}` is not a part of a row", help=suggestion(key, _KEYS))
    if not _is_id(value.get("id")):
        yield RowFault("`id` is a text or a whole number")
    if not isinstance(value.get("facts"), dict):
        yield RowFault("`facts` is an object of facts" if "facts" in value else "`facts` is missing")
    for key in ("want", "role", "team"):
        if not _is_text(value.get(key)):
            yield RowFault(f"`{key}` is a text")


def faults_of(error: FactError | WantError) -> tuple[RowFault, ...]:
    """The faults that kept a row from being decided."""
    if isinstance(error, FactError):
        return tuple(RowFault(fault.message, fault.fact, fault.help) for fault in error.faults)
    return (RowFault(str(error)),)
