"""A table of cases, whatever file it stands in: what its columns may be, and the row that its values make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from amends.formats.rows import Row
from amends.lang.errors import AmendsError
from amends.lang.names import suggestion
from amends.lang.tree import PolicyTree

OWN_COLUMNS = ("id", "want", "role", "team")
"""The columns of a row that are no facts of the case: what comes back with the answer, what is wanted, who decides."""

_LONGEST_SHOWN = 60
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,38}")


@dataclass(frozen=True, slots=True)
class ColumnFault:
    """What is wrong with a column; `column` is its place, counted from 0."""

    column: int
    message: str
    help: str | None = None


class UnusableColumnsError(AmendsError):
    """Columns of a table have no place in the policy, or hold what no fact could be; `faults` are in their order."""

    def __init__(self, path: str, faults: Iterable[ColumnFault]) -> None:
        self.path = path
        self.faults = tuple(sorted(faults, key=lambda fault: fault.column))
        super().__init__("\n".join(f"`{path}`, column {one.column + 1}: {one.message}" for one in self.faults))


def faults_of_names(names: Sequence[str], tree: PolicyTree) -> list[ColumnFault]:
    """What is wrong with the names of a table's columns: each names a fact or is the row's own, and stands once."""
    faults = []
    known: set[str] = set()
    for place, name in enumerate(names):
        if name in known:
            faults.append(ColumnFault(place, f"the column `{shown(name)}` stands twice", "keep one of the two"))
        else:
            known.add(name)
            faults += _faults_of_name(place, name, tree)
    return faults


def _faults_of_name(place: int, name: str, tree: PolicyTree) -> Iterable[ColumnFault]:
    if not name:
        yield ColumnFault(place, f"column {place + 1} has no name", "give it the name of a fact, or leave it out")
    elif name in ("id", "want") and name in tree.facts:
        message = f"`{name}` is a fact of the policy, and in a table the row's own"
        yield ColumnFault(place, message, "give these cases as JSON lines, where the two stand apart")
    elif name in tree.definitions:
        yield ColumnFault(place, f"`{name}` is worked out by the policy and cannot be given", "leave the column out")
    elif name not in tree.facts and name not in OWN_COLUMNS:
        help_text = suggestion(name, [*tree.facts, *OWN_COLUMNS]) or "leave the column out"
        yield ColumnFault(place, f"`{shown(name)}` is not a fact of the policy", help_text)


def shown(name: str) -> str:
    """A name in a message, cut where it is very long."""
    return name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…"


def row_of(number: int, names: Iterable[str], values: Iterable[object]) -> Row:
    """The row whose columns hold these values, one for each name; None is unknown.

    The row's own columns were read as what they are; whether facts fit the policy is seen when the case is decided.
    """
    facts: dict[str, Any] = dict(zip(names, values, strict=False))
    take = facts.pop
    return Row(number, take("id", None), facts, take("want", None), take("role", None), take("team", None))


def whole_number(text: str) -> int | str:
    """The whole number that a text states; the text itself where it states none."""
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text
