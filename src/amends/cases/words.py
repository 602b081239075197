"""Words of policies and settings as they are read in a sentence."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.cases.events.event import Plain

_UNITS = ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))


def spoken(word: str) -> str:
    """A name as it is spoken: `team_lead` is "team lead"."""
    return word.replace("_", " ")


def somebody_of(role: str) -> str:
    """Somebody of a role: "an agent", "a team lead"."""
    return f"{'an' if role[:1].lower() in tuple('aeio') else 'a'} {spoken(role)}"


def lasting(span: timedelta) -> str:
    """A length of time: "1 day", "2 hours and 30 minutes"; only the two largest units are told."""
    parts, left = [], span
    for unit, name in _UNITS:
        number, left = divmod(left, unit)
        if number:
            parts.append(f"{number} {name}{'' if number == 1 else 's'}")
    return " and ".join(parts[:2]) or "less than a minute"


def moment(at: datetime, timezone: tzinfo = UTC) -> str:
    """A moment as people read it, in their time zone: "2026-11-02 10:16 MST"."""
    return f"{at.astimezone(timezone):%Y-%m-%d %H:%M %Z}"


def in_words(value: "Plain") -> str:
    """A value in a sentence."""
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(in_words(one) for one in value) or "none"
        case dict():
            return ", ".join(f"{spoken(name)}: {in_words(one)}" for name, one in value.items())
        case _:
            return str(value)
