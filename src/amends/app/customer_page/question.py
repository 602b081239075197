"""The second thing that a customer knows, beside having the link: the end of a number of theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hmac import compare_digest
from uuid import UUID

from sqlalchemy import Connection

from amends.app.finding import one
from amends.cases.state import CaseState
from amends.directory.customers import Account, Customer, Order
from amends.directory.keys import number_key, phone_key
from amends.store.directory_pages import all_of

_LAST = 4


class AskedFor(StrEnum):
    """What a customer is asked for."""

    ACCOUNT = "account"
    PHONE = "phone"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class SecondQuestion:
    """What is asked, and what is right, as it is compared: without blanks, signs and capitals.

    Who writes the whole number where its end is asked for is right as well.
    """

    asked_for: AskedFor
    right: tuple[str, ...]

    def is_too_short(self, typed: str) -> bool:
        """Whether what was typed has too few letters and digits to be right, and so counts as no try."""
        return len(number_key(typed)) < _LAST

    def is_answered_by(self, typed: str) -> bool:
        """Whether what was typed is right."""
        key = number_key(typed).encode()
        return any(compare_digest(key, right.encode()) for right in self.right)


def question_of(connection: Connection, case: CaseState) -> SecondQuestion | None:
    """What the customer of a case is asked; None where nothing of that is known, or was erased."""
    return question_to(connection, one(connection, Customer, case.customer, case.client), case.account)


def question_to(connection: Connection, customer: Customer, account: UUID | None) -> SecondQuestion | None:
    """The end of the account's number; where there is none, of the phone's; else an order's number, whole.

    Args:
        connection: a transaction that is bound to their client.
        customer: who is asked.
        account: which of their accounts it is about; None where that is not known.
    """
    accounts = _keys(found.number for found in _accounts(connection, customer, account))
    if accounts:
        return SecondQuestion(AskedFor.ACCOUNT, _with_ends(accounts))
    phone = phone_key(customer.phone or "")
    if len(phone) >= _LAST:
        return SecondQuestion(AskedFor.PHONE, _with_ends([phone, number_key(customer.phone or "")]))
    orders = _keys(order.number for order in all_of(connection, Order, customer.client, customer=customer.id))
    return SecondQuestion(AskedFor.ORDER, tuple(orders)) if orders else None


def _accounts(connection: Connection, customer: Customer, account: UUID | None) -> Iterable[Account]:
    if account is not None:
        return [one(connection, Account, account, customer.client)]
    return all_of(connection, Account, customer.client, customer=customer.id)


def _keys(numbers: Iterable[str | None]) -> list[str]:
    """The numbers that are long enough not to be guessed."""
    keys = (number_key(number or "") for number in numbers)
    return [key for key in keys if len(key) >= _LAST]


def _with_ends(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(answer for key in keys for answer in (key[-_LAST:], key))
