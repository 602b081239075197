"""Many cases decided one after the other, with what came of them told at the end."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, TypeVar

from amends.cli.cases import Cases, check_parquet, read_cases
from amends.cli.loading import check_language, load_policy
from amends.cli.parameters import Asked
from amends.cli.progress import shown_progress
from amends.cli.status import ExitStatus
from amends.cli.terminal import counted, write_findings
from amends.cli.usage import UsageError
from amends.formats.answers import Defaults, answers
from amends.formats.files import STANDARD_INPUT, open_bytes
from amends.formats.json_lines import write_line
from amends.formats.kinds import CasesKind, answers_kind, cases_kind
from amends.formats.output import is_same_file, whole_binary_file, whole_file
from amends.formats.rows import RowFault
from amends.formats.table_answers import table_answers
from amends.policy import Policy

_FAULTS_TOLD = 3


class Answered(Protocol):
    """What comes of a row, in whatever form: the row's number, and its faults where it could not be decided."""

    @property
    def number(self) -> int:
        """The number of the row."""

    @property
    def faults(self) -> tuple[RowFault, ...]:
        """What is wrong with it."""


AnAnswer = TypeVar("AnAnswer", bound=Answered)


@dataclass
class Tally:
    """How many rows were decided, and the first of those that were not."""

    rows: int = 0
    failed: int = 0
    first_failed: list[Answered] = field(default_factory=list)

    def counting(self, answered: Iterable[AnAnswer]) -> Iterator[AnAnswer]:
        """The same answers, counted on their way."""
        for answer in answered:
            self.rows += 1
            if answer.faults:
                self.failed += 1
                if len(self.first_failed) < _FAULTS_TOLD:
                    self.first_failed.append(answer)
            yield answer

    def summary(self) -> str:
        """How many rows there were, and what came of them."""
        return f"{counted(self.rows, 'row')}: {self.rows - self.failed:,} decided, {counted(self.failed, 'error')}"


def decide_many(path: str, cases: str, out: str | None, asked: Asked) -> int:
    """Decides every row of a file and writes what comes of each; the summary goes to standard error.

    Raises:
        AmendsError: the policy, the file or an option cannot be used; what is wrong with a row is written for it.
    """
    kind, kind_of_answers = _kinds(path, cases, out)
    policy = load_policy(path)
    check_language(policy, asked.language)
    _check_defaults(policy, asked)
    tally = Tally()
    with open_bytes(cases) as stream:
        read = read_cases(kind, stream, cases, policy.tree)
        _write_answers(kind_of_answers, out, policy, read, asked, tally)
    _tell(tally, cases, out)
    return ExitStatus.SOME_ROWS_FAILED if tally.failed else ExitStatus.DONE


def _kinds(policy: str, cases: str, out: str | None) -> tuple[CasesKind, CasesKind]:
    """The kinds of what is read and of what is written, which have to be possible here."""
    kind = CasesKind.JSON_LINES if cases == STANDARD_INPUT else cases_kind(cases)
    if kind is CasesKind.PARQUET:
        check_parquet(cases)
    if out is None or out == STANDARD_INPUT:
        return kind, CasesKind.JSON_LINES
    kind_of_answers = answers_kind(out)
    for given in (cases, policy):
        if is_same_file(given, out):
            raise UsageError(f"`--out {out}` would overwrite `{given}`", "name another file")
    if kind_of_answers is CasesKind.PARQUET:
        check_parquet(out)
    return kind, kind_of_answers


def _write_answers(kind: CasesKind, out: str | None, policy: Policy, cases: Cases, asked: Asked, tally: Tally) -> None:
    defaults = Defaults(asked.want, asked.role, asked.team, asked.language)
    if out is None or kind is CasesKind.JSON_LINES:
        with _lines_to(out) as output:
            answered = tally.counting(answers(policy, cases.rows, defaults))
            at_once = output.isatty()
            for answer in shown_progress(answered, cases.course, output):
                output.write(write_line(answer.plain))
                if at_once:
                    output.flush()
        return
    decided = table_answers(policy, cases.rows, defaults)
    if kind is CasesKind.CSV:
        from amends.formats.csv_answers import write_csv

        with whole_file(out) as output:
            write_csv(output, policy.tree, shown_progress(tally.counting(decided), cases.course, output))
    else:
        from amends.formats.parquet_answers import held, write_parquet

        with whole_binary_file(out) as file:
            answered_by_table = tally.counting(held(decided, policy.tree))
            shown = shown_progress(answered_by_table, cases.course, file)
            write_parquet(file, policy.tree, shown, cases.id_type)


def _lines_to(out: str | None) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdout.buffer) if out is None or out == STANDARD_INPUT else whole_binary_file(out)


def _check_defaults(policy: Policy, asked: Asked) -> None:
    """Refuses at once what would be refused in every row."""
    policy.decide({}, want=asked.want, role=asked.role, team=asked.team)


def _tell(tally: Tally, cases: str, out: str | None) -> None:
    for answer in tally.first_failed:
        for fault in answer.faults:
            place = f"{cases}: row {answer.number}"
            write_findings(f"{place}: {fault.message}" + (f"; {fault.help}" if fault.help else ""))
    if tally.failed > len(tally.first_failed):
        write_findings(f"and {tally.failed - len(tally.first_failed):,} more, each under `error` in its own row")
    write_findings(tally.summary() + (f", written to {out}" if out not in (None, STANDARD_INPUT) else ""))
