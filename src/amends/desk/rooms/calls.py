"""Who is calling: search, screen-pop, the customer, and a new case."""

from contextlib import suppress
from uuid import UUID

from amends.app.administration.customers import find_customers
from amends.app.cases.caller import caller
from amends.app.cases.listing import list_cases
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.queues import Queue, wanted_in
from amends.app.registry import list_policies
from amends.cases.reference import read_reference
from amends.desk.forms.on_the_call import CHANNELS
from amends.desk.rooms.room import Room
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.directory.customers import Customer
from amends.directory.search import CustomerSearch, EmptySearchError
from amends.registry.version import PolicyState

_SHOWN = 20
_ASKED_BY = ("phone", "email", "account", "order", "serial", "name")


def home(visit: Visit) -> Shown:
    """The first page: whom are you speaking to?"""
    work = list_cases(visit.here, wanted_in(Queue.MINE), limit=8)
    return Page("home.html", {"found": None, "work": work, "here": "calls"})


def search(visit: Visit) -> Shown:
    """Whom or what somebody typed, in whichever way they are known."""
    typed = (visit.query.get("q") or "").strip()
    if not typed:
        return GoTo("/")
    reference = read_reference(typed)
    if reference is not None:
        return GoTo(f"/cases/{reference}")
    return _found(visit, _known_by(visit, typed), typed)


def pop(visit: Visit) -> Shown:
    """The address that a telephone system opens: `/pop?phone=…`."""
    said = {name: value for name in _ASKED_BY if (value := visit.query.get(name))}
    found = find_customers(visit.here, CustomerSearch(**said), limit=_SHOWN).customers if said else ()
    return _found(visit, found, " ".join(said.values()))


def customer(visit: Visit) -> Shown:
    """A customer: what they have, what was given, their cases, and a new one."""
    found = caller(visit.here, visit.path["customer"])
    published = list_policies(visit.here, found.client.name, state=PolicyState.PUBLISHED)
    policies = sorted({one.version.policy for one in published})
    return Page("customer.html", {"c": found, "policies": policies, "channels": CHANNELS, "here": "calls"})


def open_new(visit: Visit) -> Shown:
    """Opens a case for a customer, with the contact that goes on."""
    answers, found = visit.answers, caller(visit.here, visit.path["customer"])
    opening = Opening(
        client=found.client.name,
        customer=found.customer.id,
        policy=answers.words("policy"),
        problem=answers.words("problem"),
        channel=answers.word("channel"),
        account=_id(answers.word("account")),
        product=_id(answers.word("product")),
        order=_id(answers.word("order")),
    )
    return GoTo(f"/cases/{open_case(visit.here, opening).reference}")


def _found(visit: Visit, found: tuple[Customer, ...], typed: str) -> Shown:
    if len(found) == 1:
        return GoTo(f"/customers/{found[0].id}")
    return Page("home.html", {"found": found, "work": None, "searched": typed, "here": "calls"})


def _known_by(visit: Visit, typed: str) -> tuple[Customer, ...]:
    """The customers whom anything fits that could be meant, found the surest way first."""
    names = ("email",) if "@" in typed else ("account", "phone", "order", "serial", "name")
    ways = (CustomerSearch(**{name: typed}) for name in names)
    for way in ways:
        # A name holds no digits to look for among phones.
        with suppress(EmptySearchError):
            found = find_customers(visit.here, way, limit=_SHOWN).customers
            if found:
                return found
    return ()


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


ROOMS = (
    Room("GET", "/", home),
    Room("GET", "/search", search),
    Room("GET", "/pop", pop),
    Room("GET", "/customers/{customer}", customer),
    Room("POST", "/customers/{customer}/cases", open_new),
)
