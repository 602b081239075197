"""Who is calling: search, and screen-pop."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from amends.app.administration.customers import find_customers
from amends.app.administration.first_steps import first_steps
from amends.app.cases.listing import list_cases
from amends.app.cases.queues import Queue, wanted_in
from amends.app.cases.waiting import what_waits
from amends.cases.reference import read_reference
from amends.desk.counted import counted
from amends.desk.frame import PLACES
from amends.desk.rooms.room import Room
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.directory.customers import Customer
from amends.directory.keys import phone_key
from amends.directory.search import CustomerSearch, EmptySearchError

_SHOWN = 20
_DIGITS_OF_A_PHONE = 6
_ASKED_BY = ("phone", "email", "account", "order", "serial", "name")


def home(visit: Visit) -> Shown:
    """The first page: whom are you speaking to?"""
    values = {
        "found": None,
        "work": list_cases(visit.here, wanted_in(Queue.MINE), limit=8),
        "waiting": tuple(_waiting(visit)),
        "steps": first_steps(visit.here),
        "new": "/customers/new",
        "here": "calls",
    }
    return Page("home.html", values)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for whoever looks: what, where it is listed, and how much of it there is."""

    what: str
    address: str
    count: str


def _waiting(visit: Visit) -> Iterator[Waiting]:
    """What waits for them beside the cases that they own, the customer who holds first."""
    found = what_waits(visit.here)
    for what, queue, count in (
        ("approvals", Queue.APPROVAL, found.approvals),
        ("supervisor", Queue.APPROVAL, found.supervisor_requests),
        ("call_backs", Queue.CALL_BACKS, found.call_backs),
        ("hand_offs", Queue.HAND_OFFS, found.hand_offs),
    ):
        if count:
            yield Waiting(what, PLACES[queue.value], counted(count))


def search(visit: Visit) -> Shown:
    """Whom or what somebody typed, in whichever way they are known."""
    typed = (visit.query.get("q") or "").strip()
    if not typed:
        return GoTo("/")
    reference = read_reference(typed)
    if reference is not None:
        return GoTo(f"/cases/{reference}")
    return _found(visit, known_by(visit, typed), typed)


def pop(visit: Visit) -> Shown:
    """The address that a telephone system opens: `/pop?phone=…`."""
    said = {name: value for name in _ASKED_BY if (value := visit.query.get(name))}
    found = find_customers(visit.here, CustomerSearch(**said), limit=_SHOWN).customers if said else ()
    return _found(visit, found, " ".join(said.values()))


def _found(visit: Visit, found: tuple[Customer, ...], typed: str) -> Shown:
    if len(found) == 1:
        return GoTo(f"/customers/{found[0].id}")
    values = {"found": found, "work": None, "steps": None, "searched": typed, "new": _new_as(typed), "here": "calls"}
    return Page("home.html", values)


def _new_as(typed: str) -> str:
    """Where somebody is added of whom this was typed: it need not be typed again."""
    if "@" in typed:
        return "/customers/new?" + urlencode({"email": typed})
    if any(letter.isalpha() for letter in typed):
        return "/customers/new?" + urlencode({"name": typed})
    # A few digits are no name, and no whole phone number either.
    is_phone = len(phone_key(typed)) >= _DIGITS_OF_A_PHONE
    return "/customers/new?" + urlencode({"phone": typed}) if is_phone else "/customers/new"


def known_by(visit: Visit, typed: str) -> tuple[Customer, ...]:
    """The customers whom anything fits that could be meant, found the surest way first."""
    names = ("email",) if "@" in typed else ("account", "phone", "order", "serial", "phone_ending", "name")
    ways = (CustomerSearch(**{name: typed}) for name in names)
    for way in ways:
        # A name holds no digits to look for among phones.
        with suppress(EmptySearchError):
            found = find_customers(visit.here, way, limit=_SHOWN).customers
            if found:
                return found
    return ()


ROOMS = (
    Room("GET", "/", home),
    Room("GET", "/search", search),
    Room("GET", "/pop", pop),
)
