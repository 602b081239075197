"""Customers and what they have, on the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from amends.http.models.values import Id, Name, Shown, ShownDay, Taken
from amends.http.pages import Paged

_Window = Annotated[
    str,
    Field(max_length=500, pattern=r"^[^\x00]*$", examples=["mon-fri 17:00-20:00"]),
]


class KnownOfCustomer(Taken):
    """What is known of a customer; of one who is changed, what is left out stays."""

    name: Name | None = None
    phone: Name | None = None
    email: Name | None = None
    language: Name | None = Field(default=None, description="The one that they wish to be spoken to in.")
    timezone: Name | None = None
    preferred_channel: Name | None = None
    call_window: _Window | None = Field(default=None, description="When they wish to be called, by their own clock.")


class AddingCustomer(KnownOfCustomer):
    """A new customer."""

    client: Name | None = Field(default=None, description="Whose, where you work for several clients.")


class AddingAccount(Taken):
    """An account."""

    number: Name = Field(description="The number, as it stands on the bill.", examples=["A-1002"])
    opened_on: date | None = None


class AddingOrder(Taken):
    """An order."""

    number: Name = Field(description="The number, as it stands on the confirmation.")
    ordered_on: date | None = None
    account: Name | None = Field(default=None, description="The number of the account that it belongs to.")


class AddingProduct(Taken):
    """Something that a customer has."""

    title: Name = Field(description="What it is.")
    serial: Name | None = None
    order: Name | None = Field(default=None, description="The number of the order with which it came.")
    account: Name | None = Field(default=None, description="The number of the account that it belongs to.")


class SharingHousehold(Taken):
    """Customers who live together."""

    customers: Annotated[list[Name], Field(min_length=1, max_length=50)] = Field(
        description="Each by the number of an account, or by their id."
    )
    address: Name | None = None


class CustomerShown(Shown):
    """A customer, alone."""

    id: Id
    name: str | None
    phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    preferred_channel: str | None
    call_window: str | None
    household: Id | None


class AddedCustomerShown(Shown):
    """A new customer."""

    client: str
    customer: CustomerShown
    came_back: bool = Field(description="They were known before and erased, and go on as the same.")
    alike: list[CustomerShown] = Field(description="Whose phone or mail is the same: it may be that they were there.")


class CustomersShown(Paged):
    """A page of customers."""

    customers: list[CustomerShown]


class HouseholdShown(Shown):
    """A household."""

    id: Id
    address: str | None


class HousemateShown(Shown):
    """Somebody of the same household."""

    id: Id
    name: str | None


class AccountShown(Shown):
    """An account."""

    id: Id
    number: str | None
    opened_on: ShownDay | None


class OrderShown(Shown):
    """An order."""

    id: Id
    number: str | None
    ordered_on: ShownDay | None
    account: Id | None


class ProductShown(Shown):
    """Something that a customer has."""

    id: Id
    title: str
    serial: str | None
    order: Id | None
    account: Id | None


class CustomerWithAllShown(Shown):
    """A customer with all that they have."""

    id: Id
    name: str | None
    phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    preferred_channel: str | None
    call_window: str | None
    client: str
    household: HouseholdShown | None
    housemates: list[HousemateShown]
    accounts: list[AccountShown]
    orders: list[OrderShown]
    products: list[ProductShown]
