"""Whom amends are made to, and about what: customers, households, accounts, orders and products.

Every field that tells who someone is may be None: it is not known, or was erased.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from amends.calendars.hours import WeeklyHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """People who share an address and, where a policy says so, caps."""

    personal: ClassVar[frozenset[str]] = frozenset({"address"})

    id: UUID
    client: UUID
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Someone who buys from a client.

    Attributes:
        language: the one that they wish to be spoken to in.
        timezone: whose clock is on their wall; None: the client's.
        preferred_channel: how they wish to be reached, such as `call`.
        call_window: when they wish to be called, by their own clock.
    """

    personal: ClassVar[frozenset[str]] = frozenset({"name", "phone", "email", "timezone", "call_window"})

    id: UUID
    client: UUID
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    preferred_channel: str | None = None
    call_window: WeeklyHours | None = None
    household: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A customer's account with a client, by the number that stands on the bill."""

    personal: ClassVar[frozenset[str]] = frozenset({"number"})

    id: UUID
    client: UUID
    customer: UUID
    number: str | None
    opened_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a customer ordered at one time, by the number that stands on the confirmation."""

    personal: ClassVar[frozenset[str]] = frozenset({"number"})

    id: UUID
    client: UUID
    customer: UUID
    number: str | None
    ordered_on: date | None = None
    account: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One thing that a customer has: what it is, and its serial number."""

    personal: ClassVar[frozenset[str]] = frozenset({"serial"})

    id: UUID
    client: UUID
    customer: UUID
    title: str
    serial: str | None = None
    order: UUID | None = None
    account: UUID | None = None
