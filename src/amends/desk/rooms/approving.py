"""Approving: an alert is taken, and leads to everything that an approver needs to see."""

from uuid import UUID

from amends.app.live.alerts import take_alert
from amends.app.live.raising import AlertKind
from amends.desk.approving import approval_screen
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of


def alerted(visit: Visit) -> Shown:
    """Somebody sees to what they were alerted to; to do so twice changes nothing."""
    try:
        alert = take_alert(visit.here, UUID(visit.path["id"]))
    except ValueError:
        return page_of(texts().text("wrong.not_found"), 404)
    if alert.kind == AlertKind.PROMISE:
        return GoTo(f"/promises/{alert.reference}")
    approval = "/approval" if alert.kind == AlertKind.APPROVAL else ""
    return GoTo(f"/cases/{alert.reference}{approval}")


def show(visit: Visit) -> Shown:
    """Everything of a solution on one screen."""
    reference = visit.path["reference"]
    screen = approval_screen(visit.here, reference)
    if screen is None:
        return GoTo(f"/cases/{reference}")
    values = {
        "a": screen,
        "s": screen.call,
        "zone": screen.call.zone,
        "here": "approval",
        "live_at": f"/live?case={reference}",
    }
    return Page("approval/page.html", values)


ROOMS = (Room("POST", "/alerts/{id}/take", alerted), Room("GET", "/cases/{reference}/approval", show))
