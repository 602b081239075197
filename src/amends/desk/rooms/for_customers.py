"""What the pages of customers have in common: their language, and the page that says that a link is closed."""

from collections.abc import Mapping
from typing import NamedTuple

from amends.desk.texts import texts
from amends.desk.visit import Page, Visit
from amends.lang.errors import AmendsError
from amends.lang.free_text import LONGEST, TextTooLongError
from amends.letters.catalogue import LANGUAGES


class Fault(NamedTuple):
    """Why something was not done: the name of what is said of it, and the numbers in that."""

    name: str
    numbers: Mapping[str, int]


def counted(error: AmendsError) -> Mapping[str, int]:
    """The numbers of an error: of a text that is too long, how long it is and how long it may be."""
    return {"length": error.length, "longest": LONGEST} if isinstance(error, TextTooLongError) else {}


def room_of(language: str, brand: str, address: str) -> Mapping[str, object]:
    """What every page of a customer is made with: its texts, whose it is, and where its forms go."""
    room = texts(language)
    return {"language": language, "brand": brand, "at": address, "c": room["customer_page"], "say": room.text}


def closed_page(visit: Visit) -> Page:
    """The link opens nothing; nobody is known by it, so their browser says what they read."""
    return Page("customer/closed.html", room_of(_language_read(visit), "", ""), 410)


def _language_read(visit: Visit) -> str:
    """The first language that the browser's user reads and we write."""
    named = (one.partition(";")[0].strip().partition("-")[0].lower() for one in visit.languages.split(","))
    return next((one for one in named if one in LANGUAGES), "en")
