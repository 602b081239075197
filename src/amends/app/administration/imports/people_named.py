"""Whom the rows of opening balances name: customers, accounts, households and agents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection

from amends.directory.customers import Customer, Household
from amends.directory.keys import number_key
from amends.directory.organisation import Client, User
from amends.ledger.opening import KnownPeople
from amends.ledger.opening_rows import OpeningRow
from amends.ledger.subject import Subject
from amends.store.directory_many import accounts_numbered, with_ids
from amends.store.directory_users import users_of

_ON_A_PAGE = 500


class PeopleNamed:
    """The client's people whom the rows name.

    A customer is named by their id or by the number of an account of theirs; a household by its id or by the number of
    an account of somebody who lives there; an account by its number; an agent by the word that they log in with.
    """

    def __init__(self, connection: Connection, client: Client, rows: Sequence[OpeningRow]) -> None:
        customers = {row.customer for row in rows if row.customer is not None}
        accounts = {row.account for row in rows if row.account is not None}
        households = {row.household for row in rows if row.household is not None}
        named = customers | accounts | households
        ids = {id for name in named for id in _ids(name)}
        self._accounts = accounts_numbered(connection, client.id, {number_key(name) for name in named})
        self._owners = {account.id: account.customer for account in self._accounts.values()}
        self._customers = with_ids(connection, Customer, client.id, ids | {*self._owners.values()})
        self._households = with_ids(connection, Household, client.id, ids)
        self.known = KnownPeople(
            customers=_found(customers, self._customer),
            accounts=_found(accounts, self._account),
            households=_found(households, self._household),
            agents={user.name: user.id for user in _users(connection, client)},
        )

    def whole(self, subject: Subject) -> Subject:
        """The subject with the customer whose the account is, and with the household in which the customer lives."""
        customer = subject.customer
        if customer is None and subject.account is not None:
            customer = self._owners[subject.account]
        household = subject.household
        if household is None and customer is not None:
            household = self._customers[customer].household
        return replace(subject, customer=customer, household=household)

    def is_another_customers_account(self, row: OpeningRow) -> bool:
        """Whether a row names a customer and an account that is not theirs."""
        if row.account is None or row.customer is None:
            return False
        return self._owners[self.known.accounts[row.account]] != self.known.customers[row.customer]

    def _account(self, name: str) -> UUID | None:
        account = self._accounts.get(number_key(name))
        return account.id if account is not None else None

    def _customer(self, name: str) -> UUID | None:
        named = next((id for id in _ids(name) if id in self._customers), None)
        account = self._accounts.get(number_key(name))
        return named or (account.customer if account is not None else None)

    def _household(self, name: str) -> UUID | None:
        named = next((id for id in _ids(name) if id in self._households), None)
        customer = self._customer(name)
        return named or (self._customers[customer].household if customer is not None else None)


def _found(names: Iterable[str], find: Callable[[str], UUID | None]) -> dict[str, UUID]:
    found = ((name, find(name)) for name in names)
    return {name: id for name, id in found if id is not None}


def _ids(name: str) -> Iterator[UUID]:
    """The name as an id, where it is one."""
    with suppress(ValueError):
        yield UUID(name)


def _users(connection: Connection, client: Client) -> Iterator[User]:
    page = users_of(connection, [client.id], limit=_ON_A_PAGE)
    while page:
        yield from page
        page = users_of(connection, [client.id], after=page[-1].name, limit=_ON_A_PAGE)
