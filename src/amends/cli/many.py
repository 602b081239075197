"""Many cases decided one after the other, with what came of them told at the end."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from amends.cli.loading import check_language, load_policy
from amends.cli.parameters import Asked
from amends.cli.progress import shown_progress
from amends.cli.status import ExitStatus
from amends.cli.terminal import counted, write_findings
from amends.cli.usage import UsageError
from amends.formats.answers import Answer, Defaults, answers
from amends.formats.files import STANDARD_INPUT, open_bytes
from amends.formats.json_lines import read_rows, write_line
from amends.formats.kinds import answers_kind, cases_kind
from amends.formats.output import is_same_file, whole_file
from amends.policy import Policy

_FAULTS_TOLD = 3


@dataclass
class Tally:
    """How many rows were decided, and the first of those that were not."""

    rows: int = 0
    failed: int = 0
    first_failed: list[Answer] = field(default_factory=list)

    def counting(self, answered: Iterable[Answer]) -> Iterator[Answer]:
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
    """Decides every row of a file and writes a line for each; the summary goes to standard error.

    Raises:
        AmendsError: the policy, the file or an option cannot be used; what is wrong with a row stands in its line.
    """
    _check_files(path, cases, out)
    policy = load_policy(path)
    check_language(policy, asked.language)
    _check_defaults(policy, asked)
    tally = Tally()
    with ExitStack() as stack:
        stream = stack.enter_context(open_bytes(cases))
        output = sys.stdout if out in (None, STANDARD_INPUT) else stack.enter_context(whole_file(out))
        defaults = Defaults(asked.want, asked.role, asked.team, asked.language)
        answered = tally.counting(answers(policy, read_rows(stream), defaults))
        for answer in shown_progress(answered, stream, output):
            output.write(write_line(answer.plain))
    _tell(tally, cases, out)
    return ExitStatus.SOME_ROWS_FAILED if tally.failed else ExitStatus.DONE


def _check_files(policy: str, cases: str, out: str | None) -> None:
    if cases != STANDARD_INPUT:
        cases_kind(cases)
    if out is None or out == STANDARD_INPUT:
        return
    answers_kind(out)
    for given in (cases, policy):
        if is_same_file(given, out):
            raise UsageError(f"`--out {out}` would overwrite `{given}`", "name another file")


def _check_defaults(policy: Policy, asked: Asked) -> None:
    """Refuses at once what would be refused in every row."""
    policy.decide({}, want=asked.want, role=asked.role, team=asked.team)


def _tell(tally: Tally, cases: str, out: str | None) -> None:
    for answer in tally.first_failed:
        for fault in answer.faults:
            place = f"{cases}: row {answer.number}"
            write_findings(f"{place}: {fault.message}" + (f"; {fault.help}" if fault.help else ""))
    if tally.failed > len(tally.first_failed):
        write_findings(f"and {tally.failed - len(tally.first_failed):,} more, each under `error` in its own line")
    write_findings(tally.summary() + (f", written to {out}" if out not in (None, STANDARD_INPUT) else ""))
