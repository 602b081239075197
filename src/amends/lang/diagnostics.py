"""Faults and warnings about a policy: what, where, what was expected, and what to do next."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from amends.lang.errors import AmendsError
from amends.lang.source import Source, Span

_LONGEST_SHOWN_LINE = 160
_LONGEST_MESSAGE = 400
_SHOWN_BEGINNING, _SHOWN_END = 240, 80


class Severity(StrEnum):
    """An error keeps a policy from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is a stable slug for editors and CI; `help` says what to do, where that is known."""

    severity: Severity
    code: str
    message: str
    span: Span
    help: str | None = None


class TooManyFindingsError(Exception):
    """So much was found that nobody would read on."""


@dataclass(slots=True)
class Report:
    """Collects the findings about one source while it is read.

    To add one to the `most` that it takes, if that is limited, raises `TooManyFindingsError`; `cut_short` then says so.
    """

    source: Source
    diagnostics: list[Diagnostic] = field(default_factory=list)
    most: int | None = None
    cut_short: bool = False

    def error(self, code: str, message: str, span: Span, help_text: str | None = None) -> None:
        """Adds a fault."""
        self._add(Diagnostic(Severity.ERROR, code, message, span, help_text))

    def error_once(self, code: str, message: str, span: Span, help_text: str | None = None) -> None:
        """Adds a fault, unless one of this code was found before: to repair that one repairs them all."""
        if all(found.code != code for found in self.diagnostics):
            self.error(code, message, span, help_text)

    def warning(self, code: str, message: str, span: Span, help_text: str | None = None) -> None:
        """Adds a warning."""
        self._add(Diagnostic(Severity.WARNING, code, message, span, help_text))

    def _add(self, found: Diagnostic) -> None:
        if len(self.diagnostics) == self.most:
            self.cut_short = True
            raise TooManyFindingsError
        self.diagnostics.append(replace(found, message=_readable(found.message)))

    @property
    def has_errors(self) -> bool:
        """Whether a fault was found."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All findings from the top of the file to its end, each once."""
        unique = dict.fromkeys(self.diagnostics)
        ordered = sorted(unique, key=lambda found: (found.span.line, found.span.column))
        if self.cut_short:
            message = f"there is more; {self.most} findings are told at once"
            last = ordered[-1]
            ordered.append(Diagnostic(last.severity, "limit", message, last.span, "repair these and look again"))
        return tuple(ordered)


def _readable(message: str) -> str:
    """The message on one line, and without the middle of the long text that a file may hold where a word belongs."""
    line = " ".join(message.splitlines())
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_SHOWN_BEGINNING]} … {line[-_SHOWN_END:]}"


class PolicyError(AmendsError):
    """A policy cannot be used. `diagnostics` holds every fault (and warning) of the file, in its order."""

    def __init__(self, source: Source, diagnostics: Iterable[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = tuple(diagnostics)
        super().__init__(render_all(self.diagnostics, source))


def render(diagnostic: Diagnostic, source: Source) -> str:
    """The finding as text: place, message, the line with a caret under the words meant, and the help."""
    return render_all([diagnostic], source)


def render_all(diagnostics: Iterable[Diagnostic], source: Source) -> str:
    """All findings as text, a blank line between them."""
    lines = source.lines()
    return "\n\n".join(_render(diagnostic, source.name, lines) for diagnostic in diagnostics)


def _render(diagnostic: Diagnostic, name: str, lines: list[str]) -> str:
    span = diagnostic.span
    parts = [f"{name}:{span.line}:{span.column}: {diagnostic.severity}: {diagnostic.message}"]
    if span.line <= len(lines) and lines[span.line - 1].strip():
        parts += _pointed_line(span, lines[span.line - 1])
    if diagnostic.help:
        parts.append(f"  help: {diagnostic.help}")
    return "\n".join(parts)


def _pointed_line(span: Span, line: str) -> list[str]:
    # A very long line is cut to the part around the place, so that the caret stays in sight.
    start = max(0, span.column - _LONGEST_SHOWN_LINE // 2) if len(line) > _LONGEST_SHOWN_LINE else 0
    shown = line[start : start + _LONGEST_SHOWN_LINE].replace("\t", " ")
    place = span.column - 1 - start
    end = span.end_column - 1 - start if span.end_line == span.line else len(shown)
    blanks, carets = _cells(shown[:place]), max(1, _cells(shown[place:end].rstrip()))
    number = str(span.line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * blanks}{'^' * carets}"]


def _cells(text: str) -> int:
    """How many cells of a terminal the text fills: wide letters fill two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 0 if unicodedata.combining(character) else 1
        for character in text
    )
