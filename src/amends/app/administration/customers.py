"""Customers: adding, searching and showing them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from sqlalchemy import Connection

from amends.app.administration.acts import Act, names_that_differ
from amends.app.administration.asking import asking
from amends.app.administration.coming_back import ErasedBefore
from amends.app.administration.customer_meant import customer_meant
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calendars.hours import WeeklyHours
from amends.directory.checks import check
from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.organisation import Client
from amends.directory.search import CustomerSearch
from amends.store import directory
from amends.store.directory_pages import all_of
from amends.store.directory_search import CustomersFound, Place, search_customers
from amends.store.engine import reading, writing


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """What is known of a customer who is added."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    preferred_channel: str | None = None
    call_window: WeeklyHours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerChanges:
    """What changes of a customer; what is None stays as it is."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    preferred_channel: str | None = None
    call_window: WeeklyHours | None = None


@dataclass(frozen=True, slots=True)
class AddedCustomer:
    """A new customer.

    Attributes:
        alike: those of the client whose phone or mail is the same: it may be that they were there.
        came_back: they were known before and erased, and go on as the same.
    """

    client: Client
    customer: Customer
    alike: tuple[Customer, ...]
    came_back: bool


@dataclass(frozen=True, slots=True)
class CustomerView:
    """A customer with all that they have; `housemates` are the others of their household."""

    client: Client
    customer: Customer
    household: Household | None
    housemates: tuple[Customer, ...]
    accounts: tuple[Account, ...]
    orders: tuple[Order, ...]
    products: tuple[Product, ...]


def add_customer(desk: Desk, client: str | None, new: NewCustomer) -> AddedCustomer:
    """Adds a customer; one who was erased and comes back goes on as the same.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        NoKeyError: customers were erased, and the key is missing by which they could be known.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.ADD_CUSTOMERS, of)
        before = ErasedBefore(connection, of.id).known_by(email=new.email, phone=new.phone)
        customer = Customer(
            id=who.new_id() if before is None else before.id,
            client=of.id,
            name=new.name,
            phone=new.phone,
            email=new.email,
            language=new.language,
            timezone=new.timezone,
            preferred_channel=new.preferred_channel,
            call_window=new.call_window,
            household=None if before is None else before.household,
        )
        check(customer)
        alike = {one.id: one for one in _alike(connection, customer)}
        if before is None:
            directory.add(connection, customer)
        else:
            directory.change(connection, customer)
        who.did(Act.ADD_CUSTOMER, of, customer.id)
        return AddedCustomer(of, customer, tuple(alike.values()), before is not None)


def change_customer(desk: Desk, meant: str, changes: CustomerChanges) -> Customer:
    """Changes what is known of a customer.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        SeveralCustomersError: several of these clients have an account of that number.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it then.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client, customer = customer_meant(who, meant, Task.ADD_CUSTOMERS)
        said = {field.name: getattr(changes, field.name) for field in fields(changes)}
        changed = replace(customer, **{name: value for name, value in said.items() if value is not None})
        check(changed)
        directory.change(connection, changed)
        who.did(Act.CHANGE_CUSTOMER, client, customer.id, changed=names_that_differ(customer, changed))
        return changed


def find_customers(
    desk: Desk, search: CustomerSearch, client: str | None = None, *, after: Place | None = None, limit: int = 50
) -> CustomersFound:
    """The customers whom all of the search fits, of one client or of all for whom they work, by name.

    Raises:
        EmptySearchError: there is nothing to search by.
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not see customers.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        if client is None:
            clients = who.clients(Task.SEE_CUSTOMERS)
        else:
            of = who.client(client)
            who.allowed(Task.SEE_CUSTOMERS, of)
            clients = frozenset({of.id})
        return search_customers(connection, search, clients, after=after, limit=limit)


def show_customer(desk: Desk, meant: str) -> CustomerView:
    """A customer, by their id or the number of an account, with all that they have.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        SeveralCustomersError: several of these clients have an account of that number.
        NotPermittedError: the one who asks may not see customers.
    """
    with reading(desk.workspace.engine) as connection:
        client, customer = customer_meant(asking(connection, desk), meant, Task.SEE_CUSTOMERS)
        household, housemates = _household(connection, customer)
        return CustomerView(
            client=client,
            customer=customer,
            household=household,
            housemates=housemates,
            accounts=tuple(all_of(connection, Account, client.id, customer=customer.id)),
            orders=tuple(all_of(connection, Order, client.id, customer=customer.id)),
            products=tuple(all_of(connection, Product, client.id, customer=customer.id)),
        )


def _household(connection: Connection, customer: Customer) -> tuple[Household | None, tuple[Customer, ...]]:
    if customer.household is None:
        return None, ()
    household = directory.get(connection, Household, customer.household, [customer.client])
    together = all_of(connection, Customer, customer.client, household=customer.household)
    return household, tuple(one for one in together if one.id != customer.id)


def _alike(connection: Connection, customer: Customer) -> Iterator[Customer]:
    """Customers of the client who have the phone or the mail address."""
    for search in (CustomerSearch(phone=customer.phone), CustomerSearch(email=customer.email)):
        if search != CustomerSearch():
            yield from search_customers(connection, search, [customer.client]).customers
