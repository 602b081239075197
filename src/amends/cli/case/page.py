"""A page of plain lines: indented, broken to the width of a terminal, with a little colour where a person sees it."""

import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from amends.cases.words import moment
from amends.cli.terminal import console, printable

if TYPE_CHECKING:
    from amends.app.cases.reading import CaseView

_STEP = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """A line: how far it stands in, and how it looks on a terminal. A command is never broken: it is copied."""

    text: str = ""
    indent: int = 0
    style: str = ""
    is_command: bool = False


def moment_for(view: "CaseView", at: datetime) -> str:
    """A moment of a case as people read it: in the client's time zone."""
    return moment(at, ZoneInfo(view.client.timezone))


def print_page(lines: Iterable[Line]) -> None:
    """Prints lines to standard output."""
    if not sys.stdout.isatty():
        sys.stdout.write("".join(f"{_STEP * line.indent}{printable(line.text)}".rstrip() + "\n" for line in lines))
        return
    from rich.text import Text

    drawing = console()
    for line in lines:
        before, text = _STEP * line.indent, printable(line.text)
        if not line.is_command:
            text = textwrap.fill(
                text,
                drawing.width,
                initial_indent=before,
                subsequent_indent=before + _STEP,
                break_on_hyphens=False,
            )
        else:
            text = before + text
        drawing.print(Text(text, style=line.style), soft_wrap=True)
