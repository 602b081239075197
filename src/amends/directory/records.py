"""The records of the directory as one family, and what erasing a person does to each."""

from dataclasses import replace
from typing import TypeVar

from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.organisation import Client, RoleGrant, Site, Team, User

Record = Client | Site | Team | User | RoleGrant | Household | Customer | Account | Order | Product
"""Any record; its `personal` names the fields that tell who someone is."""

KINDS: tuple[type[Record], ...] = (
    Client, Site, Team, User, RoleGrant, Household, Customer, Account, Order, Product,
)  # fmt: skip
"""Every kind of record, each after those that it refers to."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


def erased(record: AnyRecord) -> AnyRecord:
    """The record without anything that tells who someone is; ids stay, so that sums over the ledger hold."""
    return replace(record, **dict.fromkeys(record.personal))  # type: ignore[arg-type]  # each of them may be None
