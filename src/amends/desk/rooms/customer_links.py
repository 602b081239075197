"""A customer's link, for the agent who gives it to them: made, told once, and taken back."""

import os

from amends.app.cases.reading import view
from amends.app.customer_page.errors import NothingToAskError
from amends.app.customer_page.linking import NewLink, make_link, take_links_back
from amends.desk.rooms.room import Room
from amends.desk.visit import Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError
from amends.settings import settings_in

_SENDS_AGAIN = "send-letter"


def form(visit: Visit) -> Shown:
    """What a link is, and what can be done."""
    return _page(visit)


def make(visit: Visit) -> Shown:
    """Makes a link, and tells it this once."""
    try:
        made = make_link(visit.here, visit.path["reference"])
    except NothingToAskError as error:
        return _page(visit, wrong=error)
    return _page(visit, made=made)


def end(visit: Visit) -> Shown:
    """Takes every link back."""
    return _page(visit, ended=take_links_back(visit.here, visit.path["reference"]))


def _page(
    visit: Visit, *, made: NewLink | None = None, ended: int | None = None, wrong: AmendsError | None = None
) -> Page:
    address = settings_in(os.environ).address or visit.origin
    values = {
        "reference": visit.path["reference"],
        "made": made,
        "link": made.at(address) if made is not None else None,
        "ended": ended,
        "wrong": wrong and told(wrong),
        "by_mail": _address_by_mail(visit),
    }
    return Page("customer_link.html", values, 200 if wrong is None else 422, is_sheet=True)


def _address_by_mail(visit: Visit) -> str | None:
    """Where a letter with a link goes by mail; None where there is no letter yet, or letters bring none."""
    case = view(visit.here, visit.path["reference"])
    is_possible = _SENDS_AGAIN in case.possible and case.state.letters and case.client.settings.letter_links
    return case.customer.email if is_possible else None


ROOMS = (
    Room("GET", "/cases/{reference}/link", form),
    Room("POST", "/cases/{reference}/link", make),
    Room("POST", "/cases/{reference}/links/end", end),
)
