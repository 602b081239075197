"""What of a request does not fit, in the words of the house: each fault with its place, and what to write instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic_core import ErrorDetails

from amends.lang.names import one_of, suggestion

_KINDS: Final[Mapping[str, str]] = {
    "bool": "true or false",
    "int": "a whole number",
    "string": "a text in quotation marks",
    "list": "a list",
    "dict": "an object",
    "model": "an object",
    "date": "a day such as `2026-11-02`",
    "datetime": "a time such as `2026-11-02T14:05:09Z`",
    "timezone": "a time such as `2026-11-02T14:05:09Z`",
}
_PATTERNS: Final[Mapping[str, str]] = {
    r"^[0-9]{1,28}(\.[0-9]{1,10})?$": "expected an amount in plain digits, such as `40.00`",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "expected a day such as `2026-11-02`",
    r"^[0-9a-fA-F-]{36}$": "expected an id, such as `0199f3a2-7c44-7d05-8b7e-0d1c7a1f9a51`",
    r"^[\x21-\x7e]+$": "expected printable characters without blanks",
    r"^[^\x00]*$": "it holds a NUL character",
    r"^[^\x00]+$": "it is empty, or holds a NUL character",
}
_EXACT: Final = 'write what has a point as exact text, such as `"20.00"`'
_BODY: Final = "body"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a request: where it stands, what is wrong, and what to do where that can be said."""

    where: str
    message: str
    help: str | None = None


def faults_in(errors: Sequence[ErrorDetails], body: object = None) -> list[Fault]:
    """The faults of a request, one for each place.

    Args:
        errors: what the framework found: each with `type`, `loc`, `msg`, and `ctx` where there is more to say.
        body: the body as it was read, by which is seen what in a place is a name and what only one of several kinds
            that would fit.
    """
    at: dict[tuple[object, ...], list[ErrorDetails]] = {}
    for one in errors:
        at.setdefault(_place(one, body), []).append(one)
    # Where something inside fits none of the kinds, that is the fault, and not what stands around it.
    around = {place[:length] for place in at for length in range(1, len(place))}
    inner = [place for place in at if place not in around or len(at[place]) == 1]
    missing = {place for place in inner if at[place][0]["type"] == "missing"}
    return [_fault(place, at[place], missing) for place in inner]


def _place(error: ErrorDetails, body: object) -> tuple[object, ...]:
    """Where an error stands, without the kinds that were tried there."""
    source, *parts = error["loc"]
    if source != _BODY or body is None:
        return tuple(error["loc"])
    place: list[object] = [source]
    value = body
    for number, part in enumerate(parts, start=1):
        match value:
            case Mapping() if part in value:
                value = value[part]
            case list() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _ if not (error["type"] == "missing" and number == len(parts)):
                continue
        place.append(part)
    return tuple(place)


def _fault(place: tuple[object, ...], errors: Sequence[ErrorDetails], missing: set[tuple[object, ...]]) -> Fault:
    where = _where(place)
    named = "the body" if where == _BODY else f"`{where}`"
    if len(errors) > 1:
        kinds = list(dict.fromkeys(kind for one in errors if (kind := _kind(one["type"])) is not None))
        help_text = _EXACT if any(one["type"] == "int_from_float" for one in errors) else None
        if kinds:
            return Fault(where, f"{named}: expected {_or(kinds)}", help_text)
    first = errors[0]
    match first["type"]:
        case "missing":
            return Fault(where, f"{named} is missing", "send it as JSON" if where == _BODY else None)
        case "extra_forbidden":
            near = [str(one[-1]) for one in missing if one[:-1] == place[:-1]]
            return Fault(where, f"{named} is nothing that is taken here", suggestion(str(place[-1]), near))
        case "literal_error" | "enum":
            return _one_of(where, named, first)
        case _:
            return Fault(where, f"{named}: {_expected(first)}", _EXACT if _is_number_for_text(first) else None)


def _one_of(where: str, named: str, error: ErrorDetails) -> Fault:
    choices = [one.strip("'") for one in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    near = suggestion(str(error.get("input", "")), choices)
    return Fault(where, f"{named}: expected {one_of(choices)}", near)


def _expected(error: ErrorDetails) -> str:
    kind, limits = str(error["type"]), error.get("ctx", {})
    match kind:
        case "string_pattern_mismatch":
            return _PATTERNS.get(limits["pattern"], f"expected what fits `{limits['pattern']}`")
        case "string_too_long":
            return f"expected at most {limits['max_length']:,} characters, and it has {len(error['input']):,}"
        case "string_too_short":
            return (
                "it is empty" if limits["min_length"] == 1 else f"expected {limits['min_length']:,} characters or more"
            )
        case "too_long":
            return f"expected at most {limits['max_length']:,} entries"
        case "too_short":
            return f"expected {limits['min_length']:,} or more entries"
        case "less_than_equal":
            return f"expected at most {limits['le']:,}"
        case "greater_than_equal":
            return f"expected at least {limits['ge']:,}"
        case _:
            words = _kind(kind)
            plain = str(error["msg"]).removeprefix("Value error, ")
            return f"expected {words}" if words is not None else plain[:1].lower() + plain[1:]


def _kind(error_type: str) -> str | None:
    """What was expected, by the kind of an error such as `int_parsing`; None where it is about something else."""
    if error_type.startswith(("string_pattern", "string_too")):
        return None
    return _KINDS.get(error_type.partition("_")[0])


def _is_number_for_text(error: ErrorDetails) -> bool:
    return error["type"] == "string_type" and isinstance(error.get("input"), float)


def _or(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _where(place: Sequence[object]) -> str:
    """A place as somebody reads it: `terms.remedies[0].amount`; headers and queries by their name."""
    text = ""
    for part in place[1:] if len(place) > 1 else place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
