"""The ledger on the wire."""

from pydantic import Field

from amends.http.models.values import Id, Shown, ShownAmount, ShownInstant
from amends.http.pages import Paged


class EntryShown(Shown):
    """Something that was promised or given, and what became of it."""

    id: Id = Field(description="The id that the gift has in its case too.")
    case: Id | None = Field(description="The case; null for what was given before the ledger began.")
    policy: str
    remedy: str
    kind: str | None
    amount: ShownAmount
    state: str = Field(description="`reserved`, `given`, `uncertain`, `released` or `reversed`.")
    customer: Id | None
    account: Id | None
    household: Id | None
    agent: Id | None
    team: str | None
    approval: Id | None
    approved: bool | None
    reason: str | None
    opening: bool = Field(description="Whether it was imported: given before the ledger began.")
    at: ShownInstant
    changed: ShownInstant


class EntriesShown(Paged):
    """A page of entries."""

    client: str
    currency: str
    entries: list[EntryShown]


class ImportedBalancesShown(Shown):
    """How many balances were read, and how many of them were new."""

    client: str
    rows: int
    new: int
    imported_before: int


class ImportedCustomersShown(Shown):
    """What an import of customers added."""

    client: str
    rows: int
    customers: int
    accounts: int
    households: int
    there_already: int
    came_back: int
