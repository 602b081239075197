"""Where a document is no YAML: the place at which to mend it, and how, in a policy owner's words."""

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from amends.lang.diagnostics import Report
from amends.lang.source import Span


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the text, counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Problem:
    """What the parser stumbled over: there, and inside what that was begun where."""

    what: str
    lines: list[str]
    there: _Place
    begun: _Place

    @property
    def character(self) -> str:
        """The character at which the parser stopped; "" at the end of a line."""
        return self.lines[self.there.line][self.there.column : self.there.column + 1] if self._inside else ""

    @property
    def before(self) -> str:
        """The line up to that character."""
        return self.lines[self.there.line][: self.there.column] if self._inside else ""

    @property
    def opening(self) -> str:
        """The character with which that began inside which the parser stopped."""
        return self.lines[self.begun.line][self.begun.column : self.begun.column + 1]

    @property
    def _inside(self) -> bool:
        return self.there.line < len(self.lines)


_Told = tuple[str, _Place, str | None]


def report_unreadable(error: yaml.YAMLError, report: Report) -> None:
    """Reports the one fault at which the parser gave up."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        report.error("yaml", f"the document cannot be read: {error}", Span(1, 1, 1, 2))
        return
    there = _Place(error.problem_mark.line, error.problem_mark.column)
    begun = _Place(error.context_mark.line, error.context_mark.column) if error.context_mark else there
    problem = _Problem(str(error.problem), report.source.lines(), there, begun)
    tell = next((tell for part, tell in _FAULTS if part in problem.what), _anything)
    message, place, help_text = tell(problem)
    report.error("yaml", message, Span(place.line + 1, place.column + 1, place.line + 1, place.column + 2), help_text)


def _anything(problem: _Problem) -> _Told:
    return (
        f"the document cannot be read here: {problem.what}",
        problem.there,
        "check the indentation, and put a text that holds special signs in quotation marks",
    )


def _unclosed_quote(problem: _Problem) -> _Told:
    mark = problem.opening
    return f"this quotation mark is not closed: {mark}", problem.begun, f"close the text with {mark}"


def _unclosed_bracket(problem: _Problem) -> _Told:
    closing = {"[": "]", "{": "}"}.get(problem.opening, "]")
    if problem.begun.line == problem.there.line and problem.character:
        message = f"`{problem.character}` is not expected inside `{problem.opening} {closing}`"
        help_text = f"put a text that holds `[ ] {{ }} , #` in quotation marks, or close `{problem.opening}` before it"
        return message, problem.there, help_text
    return f"`{problem.opening}` is not closed", problem.begun, f"close it with `{closing}`"


def _bad_key(problem: _Problem) -> _Told:
    quote = problem.before.rstrip()[-1:]
    if quote in ("'", '"') and problem.character:
        other = "'" if quote == '"' else '"'
        inside = "; inside '…' an apostrophe is written ''" if quote == "'" else ""
        message = f"the text ends at the quotation mark {quote}, and more follows"
        return (
            message,
            problem.there,
            f"put the whole text in quotation marks of the other kind: {other}…{other}{inside}",
        )
    if quote in ("]", "}") and problem.character:
        message = f"`{quote}` ends the {'list' if quote == ']' else 'map'}, and more follows"
        return message, problem.there, "put a text that holds `[ ]` or `{ }` in quotation marks"
    return "the indentation of this line fits none of the lines above", problem.there, "keys of one map begin alike"


def _bad_item(problem: _Problem) -> _Told:
    if problem.character != "-":
        return _bad_key(problem)
    return (
        "the indentation of this line fits none of the lines above",
        problem.there,
        "items of one list begin alike, each with `- `",
    )


def _second_colon(problem: _Problem) -> _Told:
    if ": " in problem.before:
        return "a second `:` is not expected here", problem.there, "put a text that holds `: ` in quotation marks"
    first = _Place(problem.there.line, len(problem.before) - len(problem.before.lstrip(" ")))
    return "this key is not expected here", first, "the line is indented too far, or the line above it has no `: `"


def _no_colon(problem: _Problem) -> _Told:
    return "this line has no `: `", problem.begun, "write it like `key: value`"


def _bad_beginning(problem: _Problem) -> _Told:
    if problem.character == "\t":
        return "a tab stands where spaces indent the line", problem.there, "write spaces instead"
    return (
        f"a text cannot begin with `{problem.character}` unless it is quoted",
        problem.there,
        "put it in quotation marks",
    )


def _tab(problem: _Problem) -> _Told:
    return "a tab stands where spaces indent the line", problem.there, "write spaces instead"


def _bad_dash(problem: _Problem) -> _Told:
    return "`-` is not expected here", problem.there, "begin the list on a line of its own"


def _escape(problem: _Problem) -> _Told:
    return (
        'a backslash inside quotation marks " begins a sign of its own, and this is none',
        problem.there,
        "put the text in quotation marks of the other kind: '…'",
    )


def _special_sign(problem: _Problem) -> _Told:
    return (
        f"a text cannot begin with `{problem.opening}` unless it is quoted",
        problem.begun,
        "put it in quotation marks",
    )


def _block(problem: _Problem) -> _Told:
    return "nothing else stands on the line of `|` or `>`", problem.there, "begin the text on the next line"


def _no_value(problem: _Problem) -> _Told:
    found = f", found `{problem.character}`" if problem.character else ""
    return f"expected a value{found}", problem.there, "put a text that holds `[ ] { } , #` in quotation marks"


_FAULTS: tuple[tuple[str, Callable[[_Problem], _Told]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("cannot start any token", _bad_beginning),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document", _unclosed_quote),
    ("expected ',' or", _unclosed_bracket),
    ("expected key", _bad_key),
    ("expected <block end>", _bad_key),
    ("expected '-' indicator", _bad_item),
    ("expected <document start>", _bad_key),
    ("expected ':'", _no_colon),
    ("a tab character", _tab),
    ("block sequence entries are not allowed", _bad_dash),
    ("sequence entries are not allowed", _bad_dash),
    ("unknown escape", _escape),
    ("hexdecimal", _escape),
    ("hexadecimal", _escape),
    ("alphabetic or numeric", _special_sign),
    ("undefined tag handle", _special_sign),
    ("expected the node content", _no_value),
    ("expected node content", _no_value),
    ("comment or line break", _block),
)
