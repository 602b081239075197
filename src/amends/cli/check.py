"""`amends check`: what is wrong with policies, and what those that can be used hold."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from amends.cli.status import ExitStatus

if TYPE_CHECKING:
    from amends.formats.findings import CheckedFile
    from amends.lang.tree import PolicyTree

command = App(
    name="check",
    usage="Usage: amends check FILE... [OPTIONS]",
    help_epilogue="""\
Examples:
  amends check phone.policy.yaml
  amends check *.policy.yaml --strict
  amends check - --json < phone.policy.yaml

Ends with 0 (no errors), 1 (errors) or 2 (a file cannot be read).""",
)


@command.default
def check(
    files: Annotated[tuple[str, ...], Parameter(name="FILE", help="The policies; `-` is standard input.")],
    /,
    *,
    strict: Annotated[bool, Parameter(name="--strict", negative=(), help="Let warnings count as errors.")] = False,
    json_output: Annotated[
        bool, Parameter(name="--json", negative=(), help="Print the findings as JSON, for editors and pipelines.")
    ] = False,
) -> int:
    """Checks policies, tells every fault with its place, and says what a policy holds that can be used."""
    from amends.cli.terminal import write
    from amends.formats.findings import findings_to_plain

    found = [_checked(file) for file in files]
    status = _status(found, strict=strict)
    if json_output:
        plain = findings_to_plain(found, ok=status is ExitStatus.DONE)
        write(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        _print_in_words(found)
    return status


def _checked(file: str) -> "CheckedFile":
    from amends.formats.errors import InputError
    from amends.formats.files import read_bytes
    from amends.formats.findings import checked, unreadable

    try:
        return checked(read_bytes(file), file)
    except InputError as error:
        return unreadable(file, error.message)


def _status(files: "list[CheckedFile]", *, strict: bool) -> ExitStatus:
    from amends.lang.diagnostics import Severity

    if not all(file.readable for file in files):
        return ExitStatus.UNUSABLE_INPUT
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(file.count(severity) for file in files for severity in failing):
        return ExitStatus.CHECK_FAILED
    return ExitStatus.DONE


def _print_in_words(files: "list[CheckedFile]") -> None:
    """Prints the findings, a line for each policy that can be used, and the sums."""
    from amends.cli.terminal import counted, write_findings
    from amends.lang.diagnostics import Severity

    for file in files:
        if not file.readable:
            write_findings(file.in_words())
        elif file.found:
            write_findings(file.in_words() + "\n", sys.stdout)
        if file.tree is not None:
            write_findings(f"{file.source.name}: ok\n  {_holdings(file.tree)}\n", sys.stdout)
    errors, warnings = (sum(file.count(one) for file in files) for one in (Severity.ERROR, Severity.WARNING))
    write_findings(
        f"{counted(len(files), 'file')} checked: {counted(errors, 'error')}, {counted(warnings, 'warning')}", sys.stdout
    )


def _holdings(tree: "PolicyTree") -> str:
    from amends.cli.terminal import counted
    from amends.formats.findings import number_of_facts

    parts = [
        f"{tree.name}, version {tree.version}: {counted(number_of_facts(tree), 'fact')}",
        "1 remedy" if len(tree.remedies) == 1 else f"{len(tree.remedies):,} remedies",
        counted(len(tree.clauses), "clause"),
        counted(len(tree.guarantees), "guarantee"),
    ]
    return ", ".join(parts) + (f"; in {' and '.join(tree.languages)}" if tree.languages else "")
