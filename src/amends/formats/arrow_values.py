"""From Arrow's columns to plain values, a column at a time.

Arrow turns texts, whole numbers and truth values into Python's own quickly; dates, times and decimals it makes one by
one, which takes longer than to decide a case. They are made here from the numbers that they are kept as.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types

from amends.formats.tables import whole_number

# Arrow's own classes have no types that a checker could know.
ArrowType = Any
ArrowArray = Any
ArrowBatch = Any
ArrowSchema = Any

Read = Callable[[ArrowArray], list[Any]]
"""What makes plain values of an array; None is unknown."""

_FIRST_DAY = date(1970, 1, 1).toordinal()
_START = datetime(1970, 1, 1)
_START_IN_UTC = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECONDS = {"s": 1_000_000, "ms": 1_000, "us": 1}


def values(array: ArrowArray) -> list[Any]:
    """The values of an array; lists are lists of records, and None is unknown.

    A date or time that has no place in Python's calendar, or more than six digits of a second, comes as a text that
    tells of it.
    """
    kind = array.type
    if pa.types.is_dictionary(kind):
        return values(array.dictionary_decode())
    if pa.types.is_decimal(kind):
        return [None if text is None else Decimal(text) for text in array.cast(pa.string()).to_pylist()]
    if pa.types.is_date(kind):
        return _dates(array)
    if pa.types.is_timestamp(kind):
        return _moments(array)
    if is_list(kind):
        return _lists(array)
    if pa.types.is_struct(kind):
        return _records(array)
    found: list[Any] = array.to_pylist()
    return found


def whole_numbers(array: ArrowArray) -> list[Any]:
    """The values of an array where whole numbers are wanted, which also come as decimals and as texts."""
    return [
        whole_number(value) if isinstance(value, str)
        else int(value) if isinstance(value, Decimal) and value == value.to_integral_value()
        else value
        for value in values(array)
    ]  # fmt: skip


def is_list(kind: ArrowType) -> bool:
    """Whether the type is one of Arrow's lists."""
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind))


def _dates(array: ArrowArray) -> list[Any]:
    days = array.cast(pa.date32()).view(pa.int32()).to_pylist()
    make = date.fromordinal
    try:
        return [None if day is None else make(_FIRST_DAY + day) for day in days]
    except (ValueError, OverflowError):
        return [None if day is None else _date(day) for day in days]


def _date(day: int) -> date | str:
    try:
        return date.fromordinal(_FIRST_DAY + day)
    except (ValueError, OverflowError):
        return f"{day:+,} days from 1970-01-01"


def _moments(array: ArrowArray) -> list[Any]:
    start = _START if array.type.tz is None else _START_IN_UTC
    unit = array.type.unit
    counts = array.view(pa.int64()).to_pylist()
    if unit == "ns":
        return [None if count is None else _to_the_nanosecond(start, count) for count in counts]
    factor = _MICROSECONDS[unit]
    try:
        return [None if count is None else start + timedelta(0, 0, count * factor) for count in counts]
    except OverflowError:
        return [None if count is None else _moment(start, count * factor) for count in counts]


def _to_the_nanosecond(start: datetime, count: int) -> datetime | str:
    microseconds, rest = divmod(count, 1_000)
    moment = _moment(start, microseconds)
    if not rest or isinstance(moment, str):
        return moment
    return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}{rest:03}"


def _moment(start: datetime, microseconds: int) -> datetime | str:
    try:
        return start + timedelta(0, 0, microseconds)
    except OverflowError:
        return f"{microseconds // 1_000_000:+,} seconds from 1970-01-01"


def _lists(array: ArrowArray) -> list[Any]:
    elements = iter(values(array.flatten()))
    lengths = array.value_lengths().to_pylist()
    known = array.is_valid().to_pylist()
    return [list(islice(elements, length)) if given else None for length, given in zip(lengths, known, strict=True)]


def _records(array: ArrowArray) -> list[Any]:
    names = [field.name for field in array.type]
    columns = [values(column) for column in array.flatten()]
    if not array.null_count:
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    known = array.is_valid().to_pylist()
    return [
        dict(zip(names, row, strict=True)) if given else None
        for given, row in zip(known, zip(*columns, strict=True), strict=True)
    ]
