"""Single values on their way out: exact amounts, lengths of time, days and instants as the interface takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from uuid import UUID

_Single = bool | int | str | Decimal | date | datetime | None
FactValue = _Single | Sequence[Mapping[str, _Single]]
"""What a fact can be: exact amounts as `Decimal`, a list of records as a sequence of mappings, None for unknown."""


def plain(value: object) -> object:
    """A value as JSON can tell it.

    Raises:
        TypeError: it cannot be told exactly, such as a float.
    """
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case Decimal():
            return f"{value:f}"
        case UUID():
            return str(value)
        case datetime():
            return _instant(value)
        case date():
            return value.isoformat()
        case timedelta():
            return int(value.total_seconds())
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case Sequence() | frozenset():
            return [plain(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return said({field.name: getattr(value, field.name) for field in fields(value)})
        case _:
            raise TypeError(f"{value!r} cannot be sent exactly; amounts are `Decimal`")


def said(values: Mapping[str, object]) -> dict[str, object]:
    """What was said of these, as JSON can tell it: what is None was not."""
    return {name: plain(value) for name, value in values.items() if value is not None}


def _instant(at: datetime) -> str:
    if at.tzinfo is None:
        raise TypeError(f"{at!r} has no time zone")
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
