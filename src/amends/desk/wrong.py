"""The page that says that something did not work."""

import re
from dataclasses import dataclass

from amends.desk.visit import Page
from amends.lang.errors import AmendsError

_TYPED = re.compile(r"`(amends |--)")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What went wrong, and what to do; `field` names what of a form it is about."""

    message: str
    help: str | None
    field: str | None = None


def page_of(message: str, status: int) -> Page:
    """A page that says what went wrong."""
    return page_told(Wrong(message, None), status)


def page_told(wrong: Wrong, status: int) -> Page:
    """A page that says what went wrong, and what to do."""
    return Page("wrong.html", {"wrong": wrong}, status)


def page_for_others(wrong: Wrong) -> Page:
    """A page that says that this is for others, and for whom."""
    return Page("for_others.html", {"wrong": wrong}, 403)


def told(error: AmendsError) -> Wrong:
    """What an error says, and what it says to do; not how that is typed, for nobody types here."""
    help = getattr(error, "help", None)
    parts = help.split("; ") if isinstance(help, str) else []
    done_here = [part for part in parts if not _TYPED.search(part)]
    return Wrong(str(getattr(error, "message", error)), "; ".join(done_here) or None, getattr(error, "field", None))
