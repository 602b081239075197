"""Customers: adding, searching, showing and changing them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from amends.app.administration import customers
from amends.app.administration.customers import AddedCustomer, CustomerChanges, NewCustomer
from amends.app.plain.directory import customer_to_plain, customer_view_to_plain
from amends.app.plain.values import Plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calendars.hours import weekly_hours
from amends.directory.search import CustomerSearch
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.customers import (
    AddedCustomerShown,
    AddingCustomer,
    CustomerShown,
    CustomersShown,
    CustomerWithAllShown,
    KnownOfCustomer,
)
from amends.http.models.values import Name
from amends.http.pages import PageAsked
from amends.http.rooms.directory.customer_named import CustomerNamed
from amends.store.directory_search import Place

ROOM = APIRouter(prefix="/customers")

_Sees = Annotated[Desk, Depends(Reads(Task.SEE_CUSTOMERS))]
_Adds = Annotated[Write, Depends(Writes(Task.ADD_CUSTOMERS))]


@ROOM.post("", response_model=AddedCustomerShown, status_code=201)
def add_customer(write: _Adds, body: AddingCustomer) -> Response:
    """Adds a customer; one who was erased and comes back goes on as the same."""
    new = NewCustomer(
        name=body.name,
        phone=body.phone,
        email=body.email,
        language=body.language,
        timezone=body.timezone,
        preferred_channel=body.preferred_channel,
        call_window=weekly_hours(body.call_window) if body.call_window is not None else None,
    )
    return write.shown(lambda desk: _added(customers.add_customer(desk, body.client, new)), 201)


@ROOM.get("", response_model=CustomersShown)
def search_customers(
    desk: _Sees,
    page: PageAsked,
    client: Annotated[Name | None, Query(description="Only those of this client.")] = None,
    name: Annotated[Name | None, Query(description="The beginning of the name, or of its last word.")] = None,
    phone: Annotated[Name | None, Query(description="With or without country and area code.")] = None,
    email: Annotated[Name | None, Query(description="The whole mail address.")] = None,
    account: Annotated[Name | None, Query(description="The whole number of an account.")] = None,
    order: Annotated[Name | None, Query(description="The whole number of an order.")] = None,
    serial: Annotated[Name | None, Query(description="The whole serial number of a product.")] = None,
) -> Response:
    """Searches customers by what is known of them; all that is given must fit, and something must be given."""
    search = CustomerSearch(name=name, phone=phone, email=email, account=account, order=order, serial=serial)
    after = _place(page.after) if page.after is not None else None
    found = customers.find_customers(desk, search, client, after=after, limit=page.limit)
    following = f"{found.next.customer}/{found.next.key}" if found.next is not None else None
    return json_response({"customers": list(map(customer_to_plain, found.customers)), **page.next(following)})


@ROOM.get("/{customer}", response_model=CustomerWithAllShown)
def show_customer(desk: _Sees, customer: CustomerNamed) -> Response:
    """Shows a customer with all that they have."""
    return json_response(customer_view_to_plain(customers.show_customer(desk, customer)))


@ROOM.patch("/{customer}", response_model=CustomerShown)
def change_customer(write: _Adds, customer: CustomerNamed, body: KnownOfCustomer) -> Response:
    """Changes what is known of a customer; what is left out stays."""
    window = weekly_hours(body.call_window) if body.call_window is not None else None
    changes = CustomerChanges(**{**body.model_dump(exclude={"call_window"}), "call_window": window})
    return write.shown(lambda desk: customer_to_plain(customers.change_customer(desk, customer, changes)))


def _added(added: AddedCustomer) -> Plain:
    return {
        "client": added.client.name,
        "customer": customer_to_plain(added.customer),
        "came_back": added.came_back,
        "alike": list(map(customer_to_plain, added.alike)),
    }


def _place(words: str) -> Place:
    customer, _, key = words.partition("/")
    return Place(key, UUID(customer))
