"""What comes of a row where it is written as a row of a table: statuses, values and clause ids, or what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amends.decide.errors import FactError, WantError
from amends.decide.outcomes import Outcome
from amends.formats.answers import Defaults, answers
from amends.formats.rows import Row, RowFault, RowId, UnusableRow
from amends.lang.tree import PolicyTree
from amends.policy import Policy


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """What is written for a row: an outcome for each remedy, in their order, or its faults.

    Both are empty where the version is not in force for the case.
    """

    number: int
    id: RowId
    outcomes: tuple[Outcome, ...] | None
    faults: tuple[RowFault, ...] = ()

    @property
    def error(self) -> str | None:
        """All that is wrong with the row, in words, with its number where it has no id; None where it was decided."""
        if not self.faults:
            return None
        texts = [f"{fault.message}; {fault.help}" if fault.help else fault.message for fault in self.faults]
        return (f"row {self.number}: " if self.id is None else "") + ". ".join(texts)


def table_answers(policy: Policy, rows: Iterable[Row | UnusableRow], defaults: Defaults) -> Iterator[TableAnswer]:
    """What comes of each row, in their order; a row that does not fit is answered with its faults."""
    for row in rows:
        if isinstance(row, UnusableRow):
            yield TableAnswer(row.number, row.id, None, row.faults)
            continue
        want = row.want if row.want is not None else defaults.want
        role = row.role if row.role is not None else defaults.role
        team = row.team if row.team is not None else defaults.team
        try:
            decision = policy.decide(row.facts, want=want, role=role, team=team)
        except (FactError, WantError):
            (refused,) = answers(policy, [row], defaults)
            yield TableAnswer(row.number, row.id, None, refused.faults)
        else:
            yield TableAnswer(row.number, row.id, decision.outcomes)


def columns_of(tree: PolicyTree) -> list[str]:
    """The names of a table's columns: `id`, three for each remedy, and `error`."""
    of_remedies = [f"{name}__{part}" for name in tree.remedies for part in ("status", "value", "because")]
    return ["id", *of_remedies, "error"]
