"""Decisions in words, on a terminal and in a file."""

import sys
import textwrap
from typing import TYPE_CHECKING

from amends.cli.terminal import console, printable, write
from amends.policy import Policy

if TYPE_CHECKING:
    from rich.text import Text


def print_words(text: str, policy: Policy | None = None) -> None:
    """Prints what is said of a decision; with a policy, under a heading that names it and its version.

    On a terminal lines are broken to its width, and headings stand out.
    """
    heading = f"{policy.name}, version {policy.version}" if policy is not None else None
    if not sys.stdout.isatty():
        write(printable(f"{heading}\n\n{text}" if heading else text))
        return
    drawing = console()
    if heading is not None:
        drawing.print(printable(heading), style="bold")
        drawing.print()
    drawing.print(laid_out(text, drawing.width))


def laid_out(text: str, width: int) -> "Text":
    """The words in lines of that width: items hang, and what ends in a colon and heads a part is bold."""
    from rich.text import Text

    laid = Text()
    heads = True
    for line in printable(text).splitlines():
        indent = "  " if line.startswith("- ") else ""
        style = "bold" if heads and line.endswith(":") else ""
        broken = textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
        laid.append("\n".join(broken) + "\n", style)
        heads = not line
    laid.rstrip()
    return laid
