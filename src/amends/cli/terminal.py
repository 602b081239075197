"""What is printed, and how it looks where a person sees it."""

import io
import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH_WITHOUT_TERMINAL = 100
LARGEST_WIDTH = 110

# Control characters, which steer a terminal, and the marks that make a line show in another order than it is read.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FINDING = re.compile(r"(?P<place>.*?:\d+:\d+: )?(?P<severity>error|warning)(?=: )")
_SHOWN_LINE = re.compile(r" +\d* *\| ")
_COLOURS = {"error": "bold red", "warning": "bold yellow"}


def prepare_streams() -> None:
    """Makes sure that whatever is printed can be: as UTF-8, save on a terminal that has another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def printable(text: str) -> str:
    """The text without characters that would steer a terminal or change the order of what is read."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def counted(number: int, thing: str) -> str:
    """So many things: "no errors", "1 error", "1,200 errors"."""
    return f"{number:,} {thing}" if number == 1 else f"{f'{number:,}' if number else 'no'} {thing}s"


def write(text: str) -> None:
    """Prints a text as it is, to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def write_findings(text: str, stream: TextIO | None = None) -> None:
    """Prints errors and warnings, to standard error unless told otherwise; with colours on a terminal."""
    stream = stream or sys.stderr
    text = printable(text)
    if stream.isatty():
        console(stream).print(_coloured(text), soft_wrap=True)
    else:
        stream.write(text + "\n")


def console(stream: TextIO | None = None) -> "Console":
    """The stream (standard output unless told otherwise) as something to draw on; NO_COLOR keeps it without colours."""
    from rich.console import Console

    drawing = Console(
        file=stream or sys.stdout,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    if not drawing.is_terminal and "COLUMNS" not in os.environ:
        drawing.width = WIDTH_WITHOUT_TERMINAL
    drawing.width = min(drawing.width, LARGEST_WIDTH)
    return drawing


def _coloured(text: str) -> "Text":
    from rich.text import Text

    return Text("\n").join(_coloured_line(line) for line in text.split("\n"))


def _coloured_line(line: str) -> "Text":
    from rich.text import Text

    coloured = Text(line)
    if found := _FINDING.match(line):
        coloured.stylize("bold", 0, found.start("severity"))
        coloured.stylize(_COLOURS[found["severity"]], found.start("severity"), found.end("severity"))
    elif line.startswith("  help: "):
        coloured.stylize("cyan", 0, len("  help:"))
    elif found := _SHOWN_LINE.match(line):
        coloured.stylize("dim", 0, found.end())
        if set(line[found.end() :]) <= {" ", "^"}:
            coloured.stylize("bold red", found.end())
    return coloured
