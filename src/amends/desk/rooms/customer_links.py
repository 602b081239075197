"""A customer's link, for the agent who gives it to them: made, told once, sent by mail, and taken back."""

import os

from amends.app.cases.reading import view
from amends.app.customer_page.errors import NothingToAskError
from amends.app.customer_page.linking import NewLink, make_link, take_links_back
from amends.app.customer_page.mailing import letter_with_link, mail_link
from amends.cases.gate.attempt import GateError
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


def mail(visit: Visit) -> Shown:
    """Sends the customer a link by mail, with the last letter."""
    try:
        mail_link(visit.here, visit.path["reference"])
    except GateError as error:
        return _page(visit, wrong=error)
    return _page(visit, is_mailed=True)


def _page(
    visit: Visit,
    *,
    made: NewLink | None = None,
    ended: int | None = None,
    wrong: AmendsError | None = None,
    is_mailed: bool = False,
) -> Page:
    settings, case = settings_in(os.environ), view(visit.here, visit.path["reference"])
    goes_by_mail = bool(settings.mail and settings.address and case.client.settings.letter_links)
    values = {
        "reference": visit.path["reference"],
        "made": made,
        "link": made.at(settings.address or visit.origin) if made is not None else None,
        "ended": ended,
        "wrong": wrong and told(wrong),
        "is_mailed": is_mailed,
        "goes_by_mail": goes_by_mail,
        "email": case.customer.email,
        "can_mail": goes_by_mail and _SENDS_AGAIN in case.possible and letter_with_link(case.state) is not None,
    }
    return Page("customer_link.html", values, 200 if wrong is None else 422, is_sheet=True)


ROOMS = (
    Room("GET", "/cases/{reference}/link", form),
    Room("POST", "/cases/{reference}/link", make),
    Room("POST", "/cases/{reference}/link/mail", mail),
    Room("POST", "/cases/{reference}/links/end", end),
)
