"""Signing in and out."""

from amends.app.access.errors import AccessError
from amends.app.access.sessions import log_in, log_out, log_out_everywhere
from amends.desk.rooms.room import For, Room
from amends.desk.visit import SESSION, GoTo, Page, Shown, Visit
from amends.desk.wrong import told


def _shown(visit: Visit, wrong: AccessError | None = None) -> Page:
    next_page = visit.query.get("next") or visit.answers.word("next") or "/"
    values = {
        "next": _ours(next_page),
        "user": visit.answers.word("user") or "",
        "is_again": visit.token is not None,
        "wrong": wrong and told(wrong),
    }
    return Page("sign_in.html", values, 200 if wrong is None else 401)


def show(visit: Visit) -> Shown:
    """The form."""
    return _shown(visit)


def sign_in(visit: Visit) -> Shown:
    """Lets somebody in, to where they were going."""
    name, password = visit.answers.word("user") or "", visit.answers.typed("password")
    try:
        session = log_in(visit.workspace, name, password, visit.address)
    except AccessError as error:
        return _shown(visit, error)
    return GoTo(_ours(visit.answers.word("next") or "/"), {SESSION: session.token})


def sign_out(visit: Visit) -> Shown:
    """Ends this login."""
    if visit.token is not None:
        log_out(visit.workspace, visit.token)
    return GoTo("/sign-in", {SESSION: None})


def sign_out_everywhere(visit: Visit) -> Shown:
    """Ends every login of the one who asks."""
    log_out_everywhere(visit.here)
    return GoTo("/sign-in", {SESSION: None})


def _ours(address: str) -> str:
    """An address of this site; any other becomes the first page."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"


ROOMS = (
    Room("GET", "/sign-in", show, For.ANYBODY),
    Room("POST", "/sign-in", sign_in, For.ANYBODY),
    Room("POST", "/sign-out", sign_out, For.ANYBODY),
    Room("POST", "/sign-out-everywhere", sign_out_everywhere),
)
