"""The one text of data: what is hashed and compared byte by byte."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | Decimal | Sequence[Json] | Mapping[str, Json] | None"
"""Data as JSON tells it; a number is whole or an exact decimal, never a float."""

_UTC_OFFSET = "+00:00"
_READER = json.JSONDecoder(parse_float=Decimal)


def canonical(value: Json) -> str:
    """The canonical text: keys in order, no blanks, every character but quotes and controls as itself.

    Raises:
        TypeError: something in it is a float or no JSON.
        ValueError: a number is not finite, or a text holds half of a character.
    """
    text = _written(value)
    # A text that no encoding can carry would be refused only by the database, after it was hashed.
    text.encode()
    return text


def read_canonical(text: str) -> Json:
    """The data of a text that `canonical` wrote."""
    value: Json = _READER.decode(text)
    return value


def instant_text(at: datetime) -> str:
    """The text of an aware instant, in UTC and of one width: `YYYY-MM-DDTHH:MM:SS.ffffffZ`.

    Raises:
        TypeError: it has no time zone.
    """
    if at.tzinfo is None:
        raise TypeError(f"an instant has a time zone; got {at!r}")
    in_utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    return in_utc.isoformat(timespec="microseconds").removesuffix(_UTC_OFFSET) + "Z"


def _written(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return encode_basestring(value)
        case int():
            return int.__repr__(value)
        case Decimal():
            return _number(value)
        case Mapping():
            return "{" + ",".join(_entry(key, value[key]) for key in sorted(value)) + "}"
        case list() | tuple():
            return "[" + ",".join(map(_written, value)) + "]"
        case _:
            raise TypeError(f"JSON cannot tell {value!r} exactly")


def _entry(key: object, value: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key is a text; got {key!r}")
    return f"{encode_basestring(key)}:{_written(value)}"


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"JSON has no such number: {value}")
    return f"{value if value else value.copy_abs():f}"
