"""Who did what in looking after the workspace."""

from amends.app.administration.seeing_acts import see_acts
from amends.app.plain.acts import details_in_words
from amends.desk.forms.ids import id_in
from amends.desk.rooms.room import Room
from amends.desk.visit import Page, Shown, Visit


def listed(visit: Visit) -> Shown:
    """A page of acts, the latest first."""
    before = visit.query.get("before")
    seen = see_acts(visit.here, before=None if before is None else id_in(before, "before"))
    rows = [(act, details_in_words(act.details)) for act in seen.acts]
    return Page("administration/acts.html", {"rows": rows, "next": seen.next, "here": "administration"})


ROOMS = (Room("GET", "/administration/acts", listed),)
