"""What is given and cannot be used: a file that is not there, a kind that is not known, a text that is none."""

from collections.abc import Iterable

from amends.lang.diagnostics import Diagnostic, render_all
from amends.lang.errors import AmendsError
from amends.lang.source import Source

MOST_FAULTS = 50
"""How many faults of one text are told at once."""


class InputError(AmendsError):
    """Something that was given cannot be used; `help` says what to do, where that is known."""

    def __init__(self, message: str, help_text: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text


class UnreadableFactsError(AmendsError):
    """A text is no JSON or YAML that facts can be read from. `diagnostics` holds every fault that was found."""

    def __init__(self, source: Source, diagnostics: Iterable[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = tuple(diagnostics)
        super().__init__(render_all(self.diagnostics, source))
