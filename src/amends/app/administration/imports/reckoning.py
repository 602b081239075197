"""What is new of what the rows of a file tell, and what does not fit to what is there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from amends.app.administration.asking import Asking
from amends.app.administration.coming_back import ErasedBefore
from amends.app.administration.imports.rejected import RejectedRow
from amends.app.administration.imports.told import ToldCustomer, ToldHousehold
from amends.calendars.hours import weekly_hours
from amends.directory.checks import check
from amends.directory.customers import Account, Customer, Household
from amends.directory.errors import InvalidRecordError
from amends.directory.keys import email_key, name_key, number_key, phone_key
from amends.directory.organisation import Client


@dataclass(frozen=True, slots=True)
class There:
    """What the client has already of what the rows tell: accounts by their numbers as compared, and whose they are."""

    accounts: Mapping[str, Account]
    owners: Mapping[UUID, Customer]
    households: Mapping[UUID, Household]


@dataclass(slots=True)
class New:
    """What is to be added, each after those that it refers to; who `came_back` is there already, without a name."""

    households: list[Household] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    came_back: list[Customer] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)


class Reckoning:
    """Reckons what is new of what the rows tell, and gathers what does not fit to what is there."""

    def __init__(self, who: Asking, client: Client, there: There, faults: list[RejectedRow]) -> None:
        self._who = who
        self._client = client
        self._there = there
        self._faults = faults
        self._erased = ErasedBefore(who.connection, client.id)
        self._new = New()

    def new(self, customers: Iterable[ToldCustomer], households: Mapping[str, ToldHousehold]) -> New:
        """What is to be added."""
        owners = {told.line: self._owner(told) for told in customers}
        lived_in = {word: self._household(told, owners) for word, told in households.items()}
        for told in customers:
            household = lived_in[told.household] if told.household is not None else None
            self._add(told, owners[told.line], household)
        return self._new

    def _owner(self, told: ToldCustomer) -> Customer | None:
        """The customer who has one of the accounts already, if there is one."""
        found: Customer | None = None
        for row in told.rows:
            account = self._there.accounts.get(number_key(row.account))
            if account is None:
                continue
            owner = self._there.owners[account.customer]
            if found is not None and owner.id != found.id:
                self._reject(row.line, "account", f"`{row.account}` is there already, and another customer's")
            found = found or owner
            if row.opened_on not in (None, account.opened_on):
                self._reject_different(row.line, row.account, "opened_on")
        return found

    def _household(self, told: ToldHousehold, owners: Mapping[int, Customer | None]) -> UUID | None:
        """The household in which one of the customers lives already, or else a new one."""
        found = None
        for customer in told.customers:
            owner = owners[customer.line]
            if owner is None:
                continue
            if owner.household is None or found not in (None, owner.household):
                self._reject_different(customer.line, customer.rows[0].account, "household")
            found = found or owner.household
        if found is not None:
            address = self._there.households[found].address
            if told.address is not None and name_key(told.address) != name_key(address or ""):
                self._reject_different(told.customers[0].line, told.customers[0].rows[0].account, "address")
            return found
        household = Household(id=self._who.new_id(), client=self._client.id, address=told.address)
        self._new.households.append(household)
        return household.id

    def _add(self, told: ToldCustomer, owner: Customer | None, household: UUID | None) -> None:
        if owner is None:
            owner = self._new_customer(told, household)
        else:
            for column in _different(told, owner):
                self._reject_different(told.line, told.rows[0].account, column)
        for row in told.rows:
            if number_key(row.account) not in self._there.accounts:
                account = Account(
                    id=self._who.new_id(),
                    client=self._client.id,
                    customer=owner.id,
                    number=row.account,
                    opened_on=row.opened_on,
                )
                self._new.accounts.append(account)

    def _new_customer(self, told: ToldCustomer, household: UUID | None) -> Customer:
        """Somebody new, or who was erased and comes back."""
        before = self._erased.known_by(email=told.email, phone=told.phone, accounts=[row.account for row in told.rows])
        customer = Customer(
            id=self._who.new_id() if before is None else before.id,
            client=self._client.id,
            name=told.name,
            phone=told.phone,
            email=told.email,
            language=told.language,
            timezone=told.timezone,
            preferred_channel=told.preferred_channel,
            call_window=weekly_hours(told.call_window) if told.call_window is not None else None,
            household=household or (before.household if before is not None else None),
        )
        self._check(told.line, customer)
        (self._new.customers if before is None else self._new.came_back).append(customer)
        return customer

    def _check(self, line: int, customer: Customer) -> None:
        try:
            check(customer)
        except InvalidRecordError as error:
            for fault in error.faults:
                self._reject(line, None, fault)

    def _reject_different(self, line: int, account: str, column: str) -> None:
        message = f"the account `{account}` is there already, and what is known of it differs from this"
        self._reject(line, column, message, "leave the cell empty, or change what is there")

    def _reject(self, line: int, column: str | None, message: str, help_text: str | None = None) -> None:
        self._faults.append(RejectedRow(line, column, message, help_text))


def _different(told: ToldCustomer, known: Customer) -> Iterator[str]:
    """The columns in which a customer is told of otherwise than they are known."""
    if told.name is not None and name_key(told.name) != name_key(known.name or ""):
        yield "name"
    if told.phone is not None and phone_key(told.phone) != phone_key(known.phone or ""):
        yield "phone"
    if told.email is not None and email_key(told.email) != email_key(known.email or ""):
        yield "email"
    for column in ("language", "timezone", "preferred_channel"):
        if getattr(told, column) not in (None, getattr(known, column)):
            yield column
    if told.call_window is not None and weekly_hours(told.call_window) != known.call_window:
        yield "call_window"
