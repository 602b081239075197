"""Keeping a workspace whole, erasing, importing, and who looked after it."""

from collections.abc import Mapping
from uuid import UUID

from amends.client.models.values import Answer, Instant


class Checkpoint(Answer):
    """Where every case and every promise stands.

    Attributes:
        cases: how many cases changed since the checkpoint before.
        promises: how many promises did.
        digest: what is to be told to somebody outside.
    """

    number: int
    at: Instant
    cases: int
    promises: int
    digest: str


class MadeCheckpoint(Answer):
    """The checkpoint that was made; None where nothing changed since the last one."""

    checkpoint: Checkpoint | None


class Finding(Answer):
    """Something that is not as it was recorded."""

    area: str
    subject: str
    problem: str


class Verified(Answer):
    """Whether everything is as it was recorded."""

    ok: bool
    findings: tuple[Finding, ...]


class Erased(Answer):
    """What was erased.

    Attributes:
        out_of_file: False where the store's file still holds it: ask again when it is idle.
    """

    erased: bool
    client: str
    customer: UUID | None
    records: int
    cases: int
    values: int
    out_of_file: bool


class DueCase(Answer):
    """A case that was kept long enough."""

    reference: str
    closed_at: Instant


class DueOfClient(Answer):
    """The cases of a client that were kept long enough, and how many call records and promises."""

    client: str
    retention_days: int
    due: tuple[DueCase, ...]
    calls: int
    promises: int


class Due(Answer):
    """What is due to be erased."""

    clients: tuple[DueOfClient, ...]


class ImportedCustomers(Answer):
    """What an import of customers added."""

    client: str
    rows: int
    customers: int
    accounts: int
    households: int
    there_already: int
    came_back: int


class ImportedBalances(Answer):
    """How many balances were read, and how many of them were new."""

    client: str
    rows: int
    new: int
    imported_before: int


class AdministrativeAct(Answer):
    """Something that was done in looking after the workspace; `token` is that with which it was done."""

    id: UUID
    at: Instant
    user: str
    user_kind: str
    act: str
    client: str | None
    subject: str | None
    details: Mapping[str, object]
    token: UUID | None
