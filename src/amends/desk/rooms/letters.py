"""A letter of a case, to be read and printed."""

from amends.adapters.mail.rendering import as_text
from amends.app.letters.reading import printed_letter
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import Page, Shown, Visit
from amends.desk.wrong import page_of


def show(visit: Visit) -> Shown:
    """What the letter says, and to whom it goes."""
    reference, number = visit.path["reference"], visit.path["number"]
    if not number.isdecimal():
        return page_of(texts().text("wrong.not_found"), 404)
    printed = printed_letter(visit.here, reference, int(number))
    values = {"printed": printed, "words": as_text(printed.written.letter), "reference": reference, "here": "calls"}
    return Page("case/letter.html", values)


ROOMS = (Room("GET", "/cases/{reference}/letters/{number}", show),)
