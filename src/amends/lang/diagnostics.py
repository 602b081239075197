"""Faults and warnings about a policy: what, where, what was expected, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from amends.lang.errors import AmendsError
from amends.lang.source import Source, Span

_LONGEST_SHOWN_LINE = 160


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


@dataclass(slots=True)
class Report:
    """Collects the findings about one source while it is read."""

    source: Source
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, span: Span, help_text: str | None = None) -> None:
        """Adds a fault."""
        self.diagnostics.append(Diagnostic(Severity.ERROR, code, message, span, help_text))

    def warning(self, code: str, message: str, span: Span, help_text: str | None = None) -> None:
        """Adds a warning."""
        self.diagnostics.append(Diagnostic(Severity.WARNING, code, message, span, help_text))

    @property
    def has_errors(self) -> bool:
        """Whether a fault was found."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All findings from the top of the file to its end, each once."""
        unique = dict.fromkeys(self.diagnostics)
        return tuple(sorted(unique, key=lambda found: (found.span.line, found.span.column)))


class PolicyError(AmendsError):
    """A policy cannot be used. `diagnostics` holds every fault (and warning) of the file, in its order."""

    def __init__(self, source: Source, diagnostics: Iterable[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = tuple(diagnostics)
        super().__init__(render_all(self.diagnostics, source))


def render(diagnostic: Diagnostic, source: Source) -> str:
    """The finding as text: place, message, the line with a caret under the words meant, and the help."""
    return _render(diagnostic, source.name, source.lines())


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
    end = span.end_column if span.end_line == span.line else len(line) + 1
    # A very long line is cut to the part around the place, so that the caret stays in sight.
    start = max(0, span.column - _LONGEST_SHOWN_LINE // 2) if len(line) > _LONGEST_SHOWN_LINE else 0
    shown = line[start : start + _LONGEST_SHOWN_LINE].replace("\t", " ")
    before = span.column - 1 - start
    width = max(1, min(end - span.column, len(shown) - before))
    number = str(span.line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * before}{'^' * width}"]
