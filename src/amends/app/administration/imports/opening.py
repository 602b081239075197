"""Importing opening balances: what customers were given before the ledger began."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.administration.imports.people_named import PeopleNamed
from amends.app.administration.imports.rejected import RejectedRow, RejectedRowsError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.organisation import Client
from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow
from amends.lang.tree import PolicyTree
from amends.ledger.entries import Entry
from amends.ledger.errors import LedgerError
from amends.ledger.opening import opening_entries
from amends.ledger.opening_rows import OpeningError, OpeningFault, OpeningRow, read_opening
from amends.registry.reading import policy_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store import registry
from amends.store.engine import writing
from amends.store.ledger import StoredLedger


class NoPolicyError(LedgerError):
    """Nothing tells yet which remedies there are."""


@dataclass(frozen=True, slots=True)
class ImportedBalances:
    """How many rows were read, and how many of them were new."""

    client: Client
    rows: int
    new: int


def import_opening(desk: Desk, client: str | None, rows: Iterable[SheetRow | BrokenRecord]) -> ImportedBalances:
    """Imports the rows of a file, all of them or none; a row that was imported before is passed over.

    A gift to an account counts for its customer as well, and one to a customer for their household.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
        NoPolicyError: no policy of the client is published.
        RejectedRowsError: with everything that is wrong with the rows.
    """
    kept = list(rows)
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.IMPORT, of)
        try:
            read = _read(kept, _policies(connection, of), who)
            entries = _entries(read, who, of)
        except OpeningError as error:
            raise RejectedRowsError(
                RejectedRow(fault.line, fault.column, fault.message, fault.help) for fault in error.faults
            ) from None
        new = StoredLedger(connection, of.id).enter_opening(entries)
        who.did(Act.IMPORT_OPENING_BALANCES, of, None, rows=len(entries), new=new)
        return ImportedBalances(of, len(entries), new)


def _read(
    rows: Iterable[SheetRow | BrokenRecord], policies: Mapping[str, PolicyTree], who: Asking
) -> tuple[OpeningRow, ...]:
    sound, faults = [], []
    for row in rows:
        if isinstance(row, BrokenRecord):
            faults.append(OpeningFault(row.line, None, row.message, row.help))
        else:
            sound.append(row)
    return read_opening(sound, policies, who.at, faults)


def _entries(rows: tuple[OpeningRow, ...], who: Asking, client: Client) -> list[Entry]:
    people = PeopleNamed(who.connection, client, rows)
    entries = opening_entries(rows, client.id, people.known, who.new_id)
    strangers = [row for row in rows if people.is_another_customers_account(row)]
    if strangers:
        raise OpeningError(
            OpeningFault(row.line, "account", f"`{row.account}` is another customer's account") for row in strangers
        )
    # What a row is known by, to be imported once, is what it says; whom it counts for besides is added after that.
    return [replace(one, gift=replace(one.gift, subject=people.whole(one.gift.subject))) for one in entries]


def _policies(connection: Connection, client: Client) -> dict[str, PolicyTree]:
    """The client's policies by name, each in the version that was published last."""
    latest: dict[str, PolicyVersion] = {}
    after: UUID | None = None
    while True:
        page = registry.list_versions(connection, [client.id], state=PolicyState.PUBLISHED, after=after)
        for version in page.records:
            before = latest.get(version.policy)
            if before is None or _published_after(version, before):
                latest[version.policy] = version
        if page.last is None:
            break
        after = page.last
    if not latest:
        raise NoPolicyError(
            f"`{client.name}` has no published policy, which would name the remedies",
            "publish one first: `amends policy draft`",
        )
    return {name: policy_of(version).tree for name, version in latest.items()}


def _published_after(version: PolicyVersion, other: PolicyVersion) -> bool:
    return (version.published_at or version.drafted_at) > (other.published_at or other.drafted_at)
