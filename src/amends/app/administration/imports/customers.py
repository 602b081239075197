"""Importing customers with their accounts and households.

What is there already stays as it is: to import a file twice adds nothing the second time, and a row that tells
something else of an account is rejected.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.administration.imports.customer_rows import CustomerRow, read_customer_rows
from amends.app.administration.imports.reckoning import Reckoning, There
from amends.app.administration.imports.rejected import RejectedRow, RejectedRowsError
from amends.app.administration.imports.told import told_customers, told_households
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.customers import Customer, Household
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow
from amends.store import directory
from amends.store.directory_many import accounts_numbered, add_all, with_ids
from amends.store.engine import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCustomers:
    """What an import added, how many accounts were there already, and how many who were erased came back."""

    client: Client
    rows: int
    customers: int
    accounts: int
    households: int
    there_already: int
    came_back: int


def import_customers(desk: Desk, client: str | None, rows: Iterable[SheetRow | BrokenRecord]) -> ImportedCustomers:
    """Imports the rows of a file, all of them or none.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
        RejectedRowsError: with everything that is wrong with the rows.
    """
    faults: list[RejectedRow] = []
    read = read_customer_rows(rows, faults)
    customers = told_customers(read, faults)
    households = told_households(customers, faults)
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.IMPORT, of)
        there = _there(connection, of, read)
        new = Reckoning(who, of, there, faults).new(customers, households)
        if faults:
            raise RejectedRowsError(faults)
        add_all(connection, new.households)
        add_all(connection, new.customers)
        for customer in new.came_back:
            directory.change(connection, customer)
        add_all(connection, new.accounts)
        who.did(Act.IMPORT_CUSTOMERS, of, None, rows=len(read))
    return ImportedCustomers(
        client=of,
        rows=len(read),
        customers=len(new.customers),
        accounts=len(new.accounts),
        households=len(new.households),
        there_already=len(there.accounts),
        came_back=len(new.came_back),
    )


def _there(connection: Connection, client: Client, rows: Iterable[CustomerRow]) -> There:
    accounts = accounts_numbered(connection, client.id, {number_key(row.account) for row in rows})
    owners = with_ids(connection, Customer, client.id, {account.customer for account in accounts.values()})
    lived_in = {owner.household for owner in owners.values() if owner.household is not None}
    return There(accounts, owners, with_ids(connection, Household, client.id, lived_in))
