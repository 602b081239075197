"""`amends customer add-account`, `add-order`, `add-product`, `household`: what customers have."""

from datetime import date
from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import answer
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.customer_named import CustomerArgument, look

_NumberArgument = Annotated[str, Parameter(name="NUMBER", help="The number, as it stands on the bill.")]
_AccountOption = Annotated[
    str | None, Parameter(name="--account", metavar="NUMBER", help="The account of theirs that it belongs to.")
]


def add_account(
    customer: CustomerArgument,
    number: _NumberArgument,
    /,
    *,
    opened_on: Annotated[date | None, Parameter(name="--opened-on", metavar="DAY", help="Since when.")] = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds an account of a customer."""
    from amends.app.administration.belongings import add_account as added
    from amends.app.plain.directory import account_to_plain

    account = added(desk_of(options), customer, number, opened_on)
    return answer(
        options,
        {"account": account_to_plain(account)},
        [Line(f"The account {account.number} is added.")],
        [look(number)],
    )


def add_order(
    customer: CustomerArgument,
    number: Annotated[str, Parameter(name="NUMBER", help="The number, as it stands on the confirmation.")],
    /,
    *,
    ordered_on: Annotated[date | None, Parameter(name="--ordered-on", metavar="DAY", help="On which day.")] = None,
    account: _AccountOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds an order of a customer."""
    from amends.app.administration.belongings import add_order as added
    from amends.app.plain.directory import order_to_plain

    order = added(desk_of(options), customer, number, ordered_on, account)
    return answer(
        options, {"order": order_to_plain(order)}, [Line(f"The order {order.number} is added.")], [look(customer)]
    )


def add_product(
    customer: CustomerArgument,
    title: Annotated[str, Parameter(name="TITLE", help="What it is.")],
    /,
    *,
    serial: Annotated[str | None, Parameter(name="--serial", metavar="NUMBER", help="Its serial number.")] = None,
    order: Annotated[
        str | None, Parameter(name="--order", metavar="NUMBER", help="The order of theirs with which it came.")
    ] = None,
    account: _AccountOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds something that a customer has."""
    from amends.app.administration.belongings import add_product as added
    from amends.app.plain.directory import product_to_plain

    product = added(desk_of(options), customer, title, serial, order, account)
    return answer(
        options, {"product": product_to_plain(product)}, [Line(f"{product.title} is added.")], [look(customer)]
    )


def household(
    customers: Annotated[
        tuple[str, ...],
        Parameter(name="CUSTOMER", help="Those who live together, each by the number of an account, or by their id."),
    ],
    /,
    *,
    address: Annotated[str | None, Parameter(name="--address", metavar="WORDS", help="Where they live.")] = None,
    options: LookOptions = LOOK,
) -> int:
    """Puts customers into one household, over which a policy can have caps."""
    from amends.app.administration.belongings import share_household
    from amends.app.plain.directory import household_to_plain

    shared = share_household(desk_of(options), customers, address)
    return answer(
        options,
        {"household": household_to_plain(shared)},
        [Line(f"They share a household{f', {shared.address}' if shared.address else ''}: {shared.id}")],
        [look(customers[0])],
    )
