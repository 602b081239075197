"""What customers have: accounts, orders, products, and a household that they share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.administration.customer_meant import account_of, customer_meant, order_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.checks import check
from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.errors import DirectoryError
from amends.store import directory
from amends.store.engine import writing


class SeveralHouseholdsError(DirectoryError):
    """The customers live in different households, or are of different clients."""


def add_account(desk: Desk, customer: str, number: str, opened_on: date | None = None) -> Account:
    """Adds an account of a customer, by the number that stands on the bill.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        NameTakenError: the client has an account of that number.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client, owner = customer_meant(who, customer, Task.ADD_CUSTOMERS)
        account = Account(id=who.new_id(), client=client.id, customer=owner.id, number=number, opened_on=opened_on)
        check(account)
        directory.add(connection, account)
        who.did(Act.ADD_ACCOUNT, client, account.id)
        return account


def add_order(
    desk: Desk, customer: str, number: str, ordered_on: date | None = None, account: str | None = None
) -> Order:
    """Adds an order of a customer, by the number that stands on the confirmation.

    Raises:
        NotFoundError: no client for whom they work has such a customer, or they have no such account.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        NameTakenError: the client has an order of that number.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client, owner = customer_meant(who, customer, Task.ADD_CUSTOMERS)
        order = Order(
            id=who.new_id(),
            client=client.id,
            customer=owner.id,
            number=number,
            ordered_on=ordered_on,
            account=account_of(who, owner, account).id if account is not None else None,
        )
        check(order)
        directory.add(connection, order)
        who.did(Act.ADD_ORDER, client, order.id)
        return order


def add_product(
    desk: Desk,
    customer: str,
    title: str,
    serial: str | None = None,
    order: str | None = None,
    account: str | None = None,
) -> Product:
    """Adds something that a customer has; `order` and `account` are the numbers of those that it belongs to.

    Raises:
        NotFoundError: no client for whom they work has such a customer, or they have no such order or account.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client, owner = customer_meant(who, customer, Task.ADD_CUSTOMERS)
        product = Product(
            id=who.new_id(),
            client=client.id,
            customer=owner.id,
            title=title,
            serial=serial,
            order=order_of(who, owner, order).id if order is not None else None,
            account=account_of(who, owner, account).id if account is not None else None,
        )
        check(product)
        directory.add(connection, product)
        who.did(Act.ADD_PRODUCT, client, product.id)
        return product


def share_household(desk: Desk, customers: Sequence[str], address: str | None = None) -> Household:
    """Puts customers of one client into one household: that of those who have one already, else a new one.

    Args:
        desk: where somebody asks.
        customers: their ids, or the numbers of accounts of theirs; at least one.
        address: where they live; None leaves what is known.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        NotPermittedError: the one who asks may not.
        SeveralHouseholdsError: they live in different ones, or are of different clients.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        found = [customer_meant(who, one, Task.ADD_CUSTOMERS)[1] for one in customers]
        _require_one_household(found)
        first = found[0]
        there = next((one.household for one in found if one.household is not None), None)
        household = None if there is None else directory.get(connection, Household, there, [first.client])
        if household is None:
            household = Household(id=who.new_id(), client=first.client, address=address)
            directory.add(connection, household)
        elif address is not None:
            household = replace(household, address=address)
            directory.change(connection, household)
        for one in found:
            directory.change(connection, replace(one, household=household.id))
        who.did(Act.SHARE_HOUSEHOLD, first.client, household.id)
        return household


def _require_one_household(customers: Sequence[Customer]) -> None:
    if len({one.client for one in customers}) > 1:
        raise SeveralHouseholdsError(
            "customers of different clients share no household", "name customers of one client"
        )
    if len({one.household for one in customers if one.household is not None}) > 1:
        raise SeveralHouseholdsError(
            "these customers live in different households already", "name those of one household"
        )
