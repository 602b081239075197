"""The project's pages as data: their blocks, their tables, and what the comment before each says it is.

A block of code or a table may follow a comment such as `<!-- policy: phone-care.policy.yaml -->`. docs/README.md tells
what the comments mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The reference of the commands is made from their own help and held to it elsewhere.
PAGES = sorted({ROOT / "README.md", *ROOT.glob("spec/*.md"), *ROOT.glob("docs/*.md")} - {ROOT / "docs" / "cli.md"})

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[a-z]*)$")
_COMMENT = re.compile(r"^ *<!-- (?P<kind>[a-z]+)(?P<arguments>(?: |: ).*)? -->$")


@dataclass(frozen=True, slots=True)
class Part:
    """A block of code (`language` is what its fence names) or a table (`language` is "table").

    `first` and `last` are the lines of its text, counted from 0, `last` not included.
    """

    page: Path
    language: str
    kind: str
    arguments: str
    first: int
    last: int
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.page.relative_to(ROOT)}:{self.first + 1}"

    def rows(self) -> list[dict[str, str]]:
        """The rows of a table by its headings, without the backticks around a cell."""
        heading, _, *rows = [_cells(line) for line in self.text.splitlines()]
        return [dict(zip(heading, row, strict=True)) for row in rows]


def parts(page: Path) -> list[Part]:
    """The blocks and tables of a page, in its order."""
    return list(_parts(page, page.read_text(encoding="utf-8").split("\n")))


def _parts(page: Path, lines: list[str]) -> Iterator[Part]:
    kind, arguments, number = "", "", 0
    while number < len(lines):
        line = lines[number]
        fence, comment = _FENCE.match(line), _COMMENT.match(line)
        if comment:
            kind, arguments = comment["kind"], (comment["arguments"] or "").lstrip(":").strip()
        elif fence:
            last = next(n for n in range(number + 1, len(lines)) if lines[n] == fence["indent"] + "```")
            text = "".join(_without(fence["indent"], one) + "\n" for one in lines[number + 1 : last])
            yield Part(page, fence["language"], kind, arguments, number + 1, last, text)
            kind, arguments, number = "", "", last
        elif line.startswith("|"):
            last = next(n for n in range(number, len(lines)) if not lines[n].startswith("|"))
            yield Part(page, "table", kind, arguments, number, last, "\n".join(lines[number:last]))
            kind, arguments, number = "", "", last - 1
        elif line.strip():
            kind, arguments = "", ""
        number += 1


def _without(indent: str, line: str) -> str:
    return line.removeprefix(indent)


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
    return [cell[1:-1] if re.fullmatch(r"`[^`]*`", cell) else cell for cell in cells]
