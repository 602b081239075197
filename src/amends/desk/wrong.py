"""The page that says that something did not work."""

from dataclasses import dataclass

from amends.app.plain.advice import without_commands
from amends.app.plain.errors import help_of, message_of
from amends.cases.wording import PLAIN, Wording
from amends.decide.errors import FactError
from amends.desk.visit import Page
from amends.lang.errors import AmendsError


@dataclass(frozen=True, slots=True)
class Wrong:
    """What went wrong, and what to do; `field` names what of a form it is about."""

    message: str
    help: str | None
    field: str | None = None


def page_of(message: str, status: int, back: str | None = None) -> Page:
    """A page that says what went wrong, and leads back to where that was, if it was anywhere."""
    return Page("wrong.html", {"wrong": Wrong(message, None), "back": back}, status)


def page_told(wrong: Wrong, status: int) -> Page:
    """A page that says what went wrong, and what to do."""
    return Page("wrong.html", {"wrong": wrong, "back": None}, status)


def page_for_others(wrong: Wrong) -> Page:
    """A page that says that this is for others, and for whom."""
    return Page("for_others.html", {"wrong": wrong}, 403)


def told(error: AmendsError, wording: Wording = PLAIN) -> Wrong:
    """What an error says, and what it says to do; not how that is typed, for nobody types here.

    Of a case it is said in the words of its policy.
    """
    said = _told_of_facts(error) if isinstance(error, FactError) else _told(error)
    help_text = wording.told(said.help) if said.help is not None else None
    return Wrong(wording.told(said.message), help_text, said.field)


def _told(error: AmendsError) -> Wrong:
    return Wrong(message_of(error), without_commands(help_of(error)), getattr(error, "field", None))


def _told_of_facts(error: FactError) -> Wrong:
    """Every fact that can't be used, and what to do where that is said."""
    message = "; ".join(dict.fromkeys(fault.message for fault in error.faults))
    return Wrong(message, next((fault.help for fault in error.faults if fault.help), None), error.fact)
