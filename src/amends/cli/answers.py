"""What the commands that look after a workspace print: what was done or is there, and what is next."""

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from cyclopts import App, Parameter

from amends.app.plain.values import Plain
from amends.cli.case.common import LookOptions
from amends.cli.case.page import Line, print_page
from amends.cli.status import ExitStatus
from amends.cli.terminal import write

ClientOption = Annotated[
    str | None, Parameter(name="--client", metavar="NAME", help="The client, where you work for several.")
]


@dataclass(frozen=True, slots=True)
class Next:
    """A command that is sensible now, and why."""

    command: str
    why: str


def typed(*words: str) -> str:
    """A command as it is typed: `amends` and these words."""
    return shlex.join(("amends", *words))


def of_client(client: str | None) -> str:
    """What a next command says of the client, where this one named it: whoever works for several says it each time."""
    return f" --client {shlex.quote(client)}" if client is not None else ""


def answer(options: LookOptions, document: Plain, lines: Iterable[Line], following: Sequence[Next] = ()) -> ExitStatus:
    """Prints an answer: the document for machines, or the lines for people; what is next goes with both."""
    if options.as_json:
        steps = [{"command": step.command, "why": step.why} for step in following]
        write(json.dumps({**document, "next": steps}, ensure_ascii=False, indent=2))
    else:
        print_page([*lines, *_next_lines(following)])
    return ExitStatus.DONE


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Rows in columns under their headings."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    yield Line(_in_columns(headings, widths), style="bold", is_command=True)
    for row in rows:
        yield Line(_in_columns(row, widths), is_command=True)


def warnings_told(warnings: Iterable[str]) -> Iterator[Line]:
    """What was done all the same, and is worth a look."""
    return (Line(f"warning: {warning}", 0, "yellow") for warning in warnings)


def group(name: str, help_epilogue: str) -> App:
    """The commands that begin with one word."""
    return App(name=name, usage=f"Usage: amends {name} COMMAND", help_epilogue=help_epilogue)


def _in_columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _next_lines(following: Sequence[Next]) -> Iterator[Line]:
    if not following:
        return
    yield Line()
    yield Line("What is next", style="bold")
    for step in following:
        yield Line(step.command, 1, "cyan", is_command=True)
        yield Line(step.why, 2)
