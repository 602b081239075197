"""Customers and what they have."""

from uuid import UUID

from amends.client.models.values import Answer, Day


class Customer(Answer):
    """A customer, alone."""

    id: UUID
    name: str | None
    phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    preferred_channel: str | None
    call_window: str | None
    household: UUID | None


class AddedCustomer(Answer):
    """A new customer.

    Attributes:
        came_back: they were known before and erased, and go on as the same.
        alike: whose phone or mail is the same: it may be that they were there.
    """

    client: str
    customer: Customer
    came_back: bool
    alike: tuple[Customer, ...]


class Household(Answer):
    """A household."""

    id: UUID
    address: str | None


class Housemate(Answer):
    """Somebody of the same household."""

    id: UUID
    name: str | None


class Account(Answer):
    """An account."""

    id: UUID
    number: str | None
    opened_on: Day | None


class Order(Answer):
    """An order; `account` is the id of the account that it belongs to."""

    id: UUID
    number: str | None
    ordered_on: Day | None
    account: UUID | None


class Product(Answer):
    """Something that a customer has."""

    id: UUID
    title: str
    serial: str | None
    order: UUID | None
    account: UUID | None


class CustomerWithAll(Answer):
    """A customer with all that they have."""

    id: UUID
    name: str | None
    phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    preferred_channel: str | None
    call_window: str | None
    client: str
    household: Household | None
    housemates: tuple[Housemate, ...]
    accounts: tuple[Account, ...]
    orders: tuple[Order, ...]
    products: tuple[Product, ...]
