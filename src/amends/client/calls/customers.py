"""Calls about customers and what they have."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from amends.client.call import Call, Pages, in_path
from amends.client.calls.making import listing, reading, writing
from amends.client.models.cases import Entry
from amends.client.models.customers import (
    Account,
    AddedCustomer,
    Customer,
    CustomerWithAll,
    Household,
    Order,
    Product,
)

CustomerMeant = str | UUID
"""A customer: their id, or the number of an account of theirs."""


def add_customer(
    *,
    client: str | None = None,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    language: str | None = None,
    timezone: str | None = None,
    preferred_channel: str | None = None,
    call_window: str | None = None,
) -> Call[AddedCustomer]:
    """Adds a customer; one who was erased and comes back goes on as the same."""
    known = {"phone": phone, "email": email, "language": language, "timezone": timezone}
    wishes = {"preferred_channel": preferred_channel, "call_window": call_window}
    return writing("/customers", AddedCustomer, {"client": client, "name": name, **known, **wishes})


def change_customer(
    customer: CustomerMeant,
    *,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    language: str | None = None,
    timezone: str | None = None,
    preferred_channel: str | None = None,
    call_window: str | None = None,
) -> Call[Customer]:
    """Changes what is known of a customer; what is left out stays."""
    known = {"name": name, "phone": phone, "email": email, "language": language, "timezone": timezone}
    wishes = {"preferred_channel": preferred_channel, "call_window": call_window}
    return writing(_path(customer), Customer, {**known, **wishes}, method="PATCH")


def customers(
    *,
    client: str | None = None,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    account: str | None = None,
    order: str | None = None,
    serial: str | None = None,
) -> Pages[Customer]:
    """Searches customers: all that is given must fit."""
    by = {"name": name, "phone": phone, "email": email, "account": account, "order": order, "serial": serial}
    return listing("/customers", "customers", Customer, {"client": client, **by})


def customer(customer: CustomerMeant) -> Call[CustomerWithAll]:
    """A customer with all that they have."""
    return reading(_path(customer), CustomerWithAll)


def customer_entries(customer: CustomerMeant, *, since: date | None = None) -> Pages[Entry]:
    """What a customer was promised and given, of all their cases."""
    return listing(f"{_path(customer)}/entries", "entries", Entry, {"since": since.isoformat() if since else None})


def add_account(customer: CustomerMeant, number: str, *, opened_on: date | None = None) -> Call[Account]:
    """Adds an account of a customer."""
    return writing(f"{_path(customer)}/accounts", Account, {"number": number, "opened_on": opened_on})


def add_order(
    customer: CustomerMeant, number: str, *, ordered_on: date | None = None, account: str | None = None
) -> Call[Order]:
    """Adds an order of a customer; `account` is the number of the one that it belongs to."""
    body = {"number": number, "ordered_on": ordered_on, "account": account}
    return writing(f"{_path(customer)}/orders", Order, body)


def add_product(
    customer: CustomerMeant,
    title: str,
    *,
    serial: str | None = None,
    order: str | None = None,
    account: str | None = None,
) -> Call[Product]:
    """Adds something that a customer has; `order` and `account` are the numbers of those that it belongs to."""
    body = {"title": title, "serial": serial, "order": order, "account": account}
    return writing(f"{_path(customer)}/products", Product, body)


def share_household(customers: Sequence[CustomerMeant], *, address: str | None = None) -> Call[Household]:
    """Puts customers of one client into one household."""
    return writing("/households", Household, {"customers": list(customers), "address": address})


def _path(customer: CustomerMeant) -> str:
    return f"/customers/{in_path(customer)}"
