"""A customer at the desk: added while they are on the phone, with what they have, their cases, and a new case."""

from uuid import UUID

from amends.app.administration.belongings import add_account
from amends.app.administration.clients import list_clients
from amends.app.administration.customers import NewCustomer, add_customer
from amends.app.cases.caller import caller
from amends.app.cases.opening import Opening, open_case
from amends.app.permissions import NotPermittedError
from amends.app.registry import list_policies
from amends.desk.earlier import given_words
from amends.desk.forms.on_the_call import CHANNELS
from amends.desk.rooms.room import Room
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError
from amends.lang.free_text import TextTooLongError
from amends.promises.words import CONFIRMATIONS
from amends.registry.version import PolicyState


def show(visit: Visit) -> Shown:
    """A customer: what they have, what was given, their cases, and a new one."""
    return _shown(visit)


def form(visit: Visit) -> Shown:
    """A customer to add."""
    return _form(visit)


def add(visit: Visit) -> Shown:
    """Adds a customer, and goes to where a case is opened for them."""
    answers = visit.answers
    new = NewCustomer(name=answers.word("name"), phone=answers.word("phone"), email=answers.word("email"))
    try:
        added = add_customer(visit.here, answers.word("client"), new)
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _form(visit, error)
    return GoTo(f"/customers/{added.customer.id}")


def add_an_account(visit: Visit) -> Shown:
    """Adds an account, by the number that stands on the bill."""
    try:
        add_account(visit.here, visit.path["customer"], visit.answers.words("number"))
    except NotPermittedError:
        raise
    except AmendsError as error:
        return _shown(visit, error)
    return GoTo(f"/customers/{visit.path['customer']}")


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
    try:
        opened = open_case(visit.here, opening)
    except TextTooLongError as error:
        return _shown(visit, error)
    return GoTo(f"/cases/{opened.reference}")


def _shown(visit: Visit, wrong: AmendsError | None = None) -> Page:
    found = caller(visit.here, visit.path["customer"])
    published = list_policies(visit.here, found.client.name, state=PolicyState.PUBLISHED)
    values = {
        "c": found,
        "given": given_words(found),
        "policies": sorted({one.version.policy for one in published}),
        "channels": CHANNELS,
        "confirmations": CONFIRMATIONS,
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "here": "calls",
    }
    return Page("customer.html", values, 200 if wrong is None else 422)


def _form(visit: Visit, wrong: AmendsError | None = None) -> Page:
    answers = visit.answers if visit.answers.all() else visit.asked
    values = {
        "clients": list_clients(visit.here),
        "answers": answers,
        "wrong": wrong and told(wrong),
        "here": "calls",
    }
    return Page("new_customer.html", values, 200 if wrong is None else 422)


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


ROOMS = (
    Room("GET", "/customers/new", form),
    Room("POST", "/customers/new", add),
    Room("GET", "/customers/{customer}", show),
    Room("POST", "/customers/{customer}/accounts", add_an_account),
    Room("POST", "/customers/{customer}/cases", open_new),
)
