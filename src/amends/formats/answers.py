"""What comes of a row: the decision as plain data, or what is wrong with the row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from amends.decide.errors import FactError, WantError
from amends.decide.plain_values import Plain
from amends.formats.rows import Row, RowFault, UnusableRow, faults_of
from amends.policy import Policy


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for the rows that do not name their own; and the language of the questions."""

    want: str | None = None
    role: str | None = None
    team: str | None = None
    language: str | None = None


class Answer(NamedTuple):
    """What is written for a row, and its faults where it could not be decided."""

    number: int
    plain: dict[str, Plain]
    faults: tuple[RowFault, ...] = ()


def answers(policy: Policy, rows: Iterable[Row | UnusableRow], defaults: Defaults) -> Iterator[Answer]:
    """What comes of each row, in their order; a row that does not fit is answered with its faults."""
    for row in rows:
        yield _unusable(row) if isinstance(row, UnusableRow) else _answer(policy, row, defaults)


def _answer(policy: Policy, row: Row, defaults: Defaults) -> Answer:
    want = row.want if row.want is not None else defaults.want
    role = row.role if row.role is not None else defaults.role
    team = row.team if row.team is not None else defaults.team
    try:
        plain = policy.decide_row(row.facts, want=want, role=role, team=team, language=defaults.language)
    except FactError as error:
        return _unusable(UnusableRow(row.number, row.id, faults_of(error)))
    except WantError as error:
        faults = (*_faults_of_facts(policy, row, role, team), *faults_of(error))
        return _unusable(UnusableRow(row.number, row.id, faults))
    return Answer(row.number, {"id": row.id, **plain})


def _faults_of_facts(policy: Policy, row: Row, role: str | None, team: str | None) -> tuple[RowFault, ...]:
    try:
        policy.decide(row.facts, role=role, team=team)
    except FactError as error:
        return faults_of(error)
    return ()


def _unusable(row: UnusableRow) -> Answer:
    return Answer(row.number, {"id": row.id, "error": error_to_plain(row.number, row.faults)}, row.faults)


def error_to_plain(row: int, faults: tuple[RowFault, ...]) -> dict[str, Plain]:
    """`row`, the first fault's `fact` and `message`, and under `faults` every fault with its `help`."""
    every: list[Plain] = [{"fact": fault.fact, "message": fault.message, "help": fault.help} for fault in faults]
    return {"row": row, "fact": faults[0].fact, "message": faults[0].message, "faults": every}
