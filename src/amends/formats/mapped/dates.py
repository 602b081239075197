"""Days and times in cells, in the styles that a mapping names."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from amends.formats.mapped.cells import Cell, CellError, Read, found, remembered
from amends.lang.times import as_instant
from amends.promises.cycles import Period

ISO_DATE = "YYYY-MM-DD"

_PARTS = {"YYYY": r"(?P<year>[0-9]{4})", "MM": r"(?P<month>[0-9]{2})", "DD": r"(?P<day>[0-9]{2})",
          "M": r"(?P<month>[0-9]{1,2})", "D": r"(?P<day>[0-9]{1,2})"}  # fmt: skip
_STYLE = re.compile(r"YYYY|MM|DD|M|D|[-./ ]")
_TIME = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,6}))?)?"
    r"\s?(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_DAY_AND_TIME = re.compile("[T ]")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def fault_of_style(style: str) -> str | None:
    """Why a text is no style of dates; None if it is one."""
    parts = _STYLE.findall(style)
    if "".join(parts) != style or sorted(part[0] for part in parts if part[0].isalpha()) != ["D", "M", "Y"]:
        return f"`{style}` is no style of dates: write it such as `{ISO_DATE}`, `DD.MM.YYYY` or `M/D/YYYY`"
    return None


def date_reader(styles: Sequence[str]) -> Read[date]:
    """What reads days; a text that two styles read as different days is refused.

    Args:
        styles: such as `YYYY-MM-DD`.
    """
    patterns = [_pattern(style) for style in styles]
    expected = f"expected a date written as {' or '.join(f'`{style}`' for style in styles)}"

    def read(cell: Cell) -> date:
        if isinstance(cell, date) and not isinstance(cell, datetime):
            return cell
        if cell is None or not str(cell).strip():
            raise CellError("nothing stands here", expected)
        told = str(cell).strip()
        days = {day for pattern in patterns if (day := _day(pattern, told)) is not None}
        if len(days) > 1:
            both = " or ".join(map(str, sorted(days)))
            raise CellError(f"{found(cell)}, which could be {both}", "keep one style of dates in the mapping")
        if not days:
            raise CellError(found(cell), expected)
        return days.pop()

    return read


def month(cell: Cell) -> Period:
    """A calendar month, written as 2026-03.

    Raises:
        CellError: it is none.
    """
    matched = _MONTH.fullmatch(str(cell).strip()) if cell is not None else None
    try:
        if matched is not None:
            first = date(int(matched[1]), int(matched[2]), 1)
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return Period(first, following - timedelta(days=1))
    except ValueError:
        pass
    raise CellError(found(cell) if cell is not None else "nothing stands here", "expected a month such as 2026-03")


def instant_reader(styles: Sequence[str], zone: ZoneInfo) -> Read[datetime]:
    """What reads times as instants in UTC; a time without an offset is by the clock of the zone.

    Args:
        styles: those of the day, which a blank or a `T` and the time follow.
        zone: whose clock.
    """
    read_day, read_time = remembered(date_reader(styles)), remembered(_time_of_day)
    expected = f"expected a time such as `{styles[0]} 14:05:09`"

    def read(cell: Cell) -> datetime:
        if isinstance(cell, datetime):
            return _in_utc(cell, zone, cell)
        if cell is None or not str(cell).strip():
            raise CellError("nothing stands here", expected)
        told = str(cell).strip()
        split = _DAY_AND_TIME.split(told, 1)
        time_of_day = read_time(split[1]) if len(split) == 2 else None
        if time_of_day is None:
            raise CellError(found(cell), expected)
        return _in_utc(datetime.combine(read_day(split[0]), time_of_day), zone, cell)

    return read


def _pattern(style: str) -> re.Pattern[str]:
    return re.compile("".join(_PARTS.get(part, re.escape(part)) for part in _STYLE.findall(style)))


def _day(pattern: re.Pattern[str], told: str) -> date | None:
    matched = pattern.fullmatch(told)
    if matched is None:
        return None
    try:
        return date(int(matched["year"]), int(matched["month"]), int(matched["day"]))
    except ValueError:
        return None


def _time_of_day(told: Cell) -> time | None:
    """The time that a text tells, with its offset where it has one; None where it tells none."""
    matched = _TIME.fullmatch(str(told))
    if matched is None:
        return None
    fraction = (matched["fraction"] or "").ljust(6, "0")
    hour, minute, second = int(matched["hour"]), int(matched["minute"]), int(matched["second"] or 0)
    try:
        return time(hour, minute, second, int(fraction), tzinfo=_offset(matched["offset"]))
    except ValueError:
        return None


def _offset(told: str | None) -> timezone | None:
    if told is None:
        return None
    if told == "Z":
        return UTC
    hours, minutes = int(told[1:3]), int(told[-2:])
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if told[0] == "-" else ahead)


def _in_utc(moment: datetime, zone: ZoneInfo, cell: Cell) -> datetime:
    try:
        return as_instant(moment, zone)
    except OverflowError:
        raise CellError(found(cell), "expected a time within the years 1 to 9999") from None
