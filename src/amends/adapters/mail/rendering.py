"""A letter as it is read: as plain text, and as a page that any mail program shows, in light and dark."""

import textwrap
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from amends.letters.letter import Items, Letter, Linked, Named, Paragraph

WIDTH = 72
"""How wide plain text is: what mail programs show without breaking it."""

_INDENT = "    "


def as_text(letter: Letter) -> str:
    """The letter as plain text."""
    return _environment().get_template("letter.txt.j2").render(letter=letter)


def as_html(letter: Letter) -> str:
    """The letter as HTML; whatever stands in it is text and nothing else."""
    return _environment().get_template("letter.html.j2").render(letter=letter)


def _filled(words: str, mark: str = "") -> str:
    """A paragraph, broken to the width of a page; behind a mark, the further lines stand under the first."""
    lines = textwrap.wrap(
        words,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def _indented(words: str) -> str:
    return "\n".join(f"{_INDENT}{line}".rstrip() for line in words.splitlines())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("amends.adapters.mail"),
        autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"filled": _filled, "indented": _indented}
    environment.tests |= {
        "paragraph": lambda part: isinstance(part, Paragraph),
        "items": lambda part: isinstance(part, Items),
        "named": lambda part: isinstance(part, Named),
        "linked": lambda part: isinstance(part, Linked),
    }
    return environment
