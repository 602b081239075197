"""Erasing a person: what was said of them is destroyed; chains still verify, and sums still count them."""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.keys import email_key, number_key, phone_key
from amends.directory.records import Record, erased
from amends.store import directory
from amends.store.attachments import erase_contents
from amends.store.attachments_tables import attachment_parts
from amends.store.call_looks import erase_looks_at, erase_looks_before
from amends.store.call_rows import erase_calls_before, erase_calls_of
from amends.store.call_worksheets import erase_worksheets
from amends.store.calls_tables import call_worksheets
from amends.store.cases_tables import case_personal, cases
from amends.store.directory_pages import all_of
from amends.store.directory_tables import customers
from amends.store.erasure_tables import erasures, pseudonyms
from amends.store.errors import StoreError
from amends.store.parts import in_parts
from amends.store.promise_erasure import erase_promises_before, erase_promises_to

_OF_A_CUSTOMER = (Account, Order, Product)


class NoCustomerError(StoreError):
    """The client has no such customer."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased: so many cases, values in them and in promises, and records of the directory and of calls."""

    cases: int
    values: int
    records: int


@dataclass(frozen=True, slots=True)
class ErasureRequest:
    """Under which id an erasure is noted, who asked for it, and when."""

    id: UUID
    by: UUID
    at: datetime


def erase_customer(
    connection: Connection, client: UUID, customer: UUID, request: ErasureRequest, key: bytes
) -> Erasure:
    """Destroys what tells who a customer is: in the directory, and in all their cases.

    The ids stay, and so do the amounts in the ledger under them. What the customer was found by stays as digests with
    the key, so that somebody who comes back is counted as the same (see `customer_before`). The values leave the file
    itself with `scrubbing.scrub`, after the transaction; copies that were made before still hold them.

    Args:
        connection: a writing transaction.
        client: the client.
        customer: the customer.
        request: who asked for it, and when.
        key: the workspace's key for pseudonyms.

    Raises:
        NoCustomerError: the client has no such customer.
    """
    found = directory.get(connection, Customer, customer, [client])
    if found is None:
        raise NoCustomerError(f"there is no customer `{customer}` to erase", "look the customer up again")
    records = list(_records(connection, found))
    accounts = [record.number for record in records if isinstance(record, Account) and record.number]
    known = pseudonyms_of(key, client, email=found.email, phone=found.phone, accounts=accounts)
    _keep_pseudonyms(connection, found, known)
    for record in records:
        directory.change(connection, erased(record))
    case_count, values = _erase_cases(
        connection, (cases.c.client == client) & (cases.c.customer == customer), request.at
    )
    values += erase_promises_to(connection, client, customer, request.at)
    calls = _erase_calls(connection, client, accounts)
    return _noted(connection, client, customer, request, Erasure(case_count, values, len(records) + calls))


def erase_cases(
    connection: Connection,
    client: UUID,
    chosen: Sequence[UUID],
    request: ErasureRequest,
    kept_since: datetime | None = None,
) -> Erasure:
    """Destroys the personal values of some cases of a client, such as those that were kept long enough.

    Args:
        connection: a writing transaction.
        client: the client.
        chosen: the cases.
        request: who asked for it, and when.
        kept_since: since when call records, and promises that are over, are kept; what is older goes as well, but for
            what a case still needs.
    """
    case_count = values = 0
    for part in in_parts(chosen):
        of_part = _erase_cases(connection, (cases.c.client == client) & cases.c.id.in_(part), request.at)
        case_count, values = case_count + of_part[0], values + of_part[1]
    calls = 0
    if kept_since is not None:
        calls = erase_calls_before(connection, client, kept_since)
        erase_looks_before(connection, client, kept_since)
        values += erase_promises_before(connection, client, kept_since, request.at)
    return _noted(connection, client, None, request, Erasure(case_count, values, calls))


def any_erased(connection: Connection, client: UUID) -> bool:
    """Whether somebody was erased who could come back: only then is `customer_before` worth asking."""
    return connection.execute(select(pseudonyms.c.customer).where(pseudonyms.c.client == client)).first() is not None


def customer_before(
    connection: Connection,
    key: bytes,
    client: UUID,
    *,
    email: str | None = None,
    phone: str | None = None,
    accounts: Sequence[str] = (),
) -> UUID | None:
    """The erased customer who was known by one of these: the same person, whose sums go on under the same id."""
    digests = pseudonyms_of(key, client, email=email, phone=phone, accounts=accounts)
    found = select(pseudonyms.c.customer).where(pseudonyms.c.client == client, pseudonyms.c.digest.in_(digests))
    return connection.execute(found.order_by(pseudonyms.c.customer)).scalars().first()


def pseudonyms_of(
    key: bytes, client: UUID, *, email: str | None, phone: str | None, accounts: Sequence[str]
) -> frozenset[str]:
    """The keyed digests of what somebody is found by, however it is written."""
    named = [
        ("email", email_key(email or "")),
        ("phone", phone_key(phone or "")),
        *(("account", number_key(number)) for number in accounts),
    ]
    return frozenset(
        hmac.new(key, f"{client}\n{kind}\n{value}".encode(), hashlib.sha256).hexdigest()
        for kind, value in named
        if value
    )


def _records(connection: Connection, customer: Customer) -> Iterator[Record]:
    """Everything in the directory that tells who the customer is."""
    yield customer
    for kind in _OF_A_CUSTOMER:
        yield from all_of(connection, kind, customer.client, customer=customer.id)
    if customer.household is not None and not _others_live_there(connection, customer):
        household = directory.get(connection, Household, customer.household, [customer.client])
        if household is not None:
            yield household


def _others_live_there(connection: Connection, customer: Customer) -> bool:
    """Whether the address is still that of somebody who was not erased."""
    table = customers.c
    known = table.name.is_not(None) | table.phone.is_not(None) | table.email.is_not(None)
    others = select(func.count()).where(
        table.client == customer.client, table.household == customer.household, table.id != customer.id, known
    )
    return bool(connection.execute(others).scalar_one())


def _keep_pseudonyms(connection: Connection, customer: Customer, digests: frozenset[str]) -> None:
    table = pseudonyms.c
    kept = select(table.digest).where(table.client == customer.client, table.customer == customer.id)
    new = sorted(digests.difference(connection.execute(kept).scalars()))
    if new:
        rows = [{"client": customer.client, "digest": digest, "customer": customer.id} for digest in new]
        connection.execute(insert(pseudonyms), rows)


def _erase_cases(connection: Connection, which: ColumnElement[bool], at: datetime) -> tuple[int, int]:
    """How many cases there were, and how many values of them are gone."""
    # Marked first: whoever is adding to one of them is waited for, and what they added goes as well.
    marked = connection.execute(update(cases).where(which).values(erased_at=at))
    of_them = select(cases.c.id).where(which)
    gone = connection.execute(delete(case_personal).where(case_personal.c.case.in_(of_them)))
    erase_contents(connection, attachment_parts.c.case.in_(of_them))
    erase_worksheets(connection, call_worksheets.c.case.in_(select(cases.c.id).where(which)))
    return marked.rowcount, gone.rowcount


def _erase_calls(connection: Connection, client: UUID, accounts: Sequence[str]) -> int:
    """How many records of calls from these accounts are gone; that somebody looked at them stays, not at whose."""
    keys = {number_key(number) for number in accounts}
    erase_looks_at(connection, client, keys)
    return erase_calls_of(connection, client, keys)


def _noted(
    connection: Connection, client: UUID, customer: UUID | None, request: ErasureRequest, erasure: Erasure
) -> Erasure:
    noted = {"cases": erasure.cases, "values": erasure.values, "records": erasure.records}
    connection.execute(
        insert(erasures).values(id=request.id, client=client, customer=customer, at=request.at, by=request.by, **noted)
    )
    return erasure
