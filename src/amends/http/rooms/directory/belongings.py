"""What customers have: accounts, orders, products, and a household that they share."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.administration import belongings
from amends.app.plain.directory import account_to_plain, household_to_plain, order_to_plain, product_to_plain
from amends.app.tasks import Task
from amends.http.asked import Write, Writes
from amends.http.models.customers import (
    AccountShown,
    AddingAccount,
    AddingOrder,
    AddingProduct,
    HouseholdShown,
    OrderShown,
    ProductShown,
    SharingHousehold,
)
from amends.http.rooms.directory.customer_named import CustomerNamed

ROOM = APIRouter()

_Adds = Annotated[Write, Depends(Writes(Task.ADD_CUSTOMERS))]


@ROOM.post("/customers/{customer}/accounts", response_model=AccountShown, status_code=201)
def add_account(write: _Adds, customer: CustomerNamed, body: AddingAccount) -> Response:
    """Adds an account of a customer."""
    return write.shown(
        lambda desk: account_to_plain(belongings.add_account(desk, customer, body.number, body.opened_on)), 201
    )


@ROOM.post("/customers/{customer}/orders", response_model=OrderShown, status_code=201)
def add_order(write: _Adds, customer: CustomerNamed, body: AddingOrder) -> Response:
    """Adds an order of a customer."""
    return write.shown(
        lambda desk: order_to_plain(belongings.add_order(desk, customer, body.number, body.ordered_on, body.account)),
        201,
    )


@ROOM.post("/customers/{customer}/products", response_model=ProductShown, status_code=201)
def add_product(write: _Adds, customer: CustomerNamed, body: AddingProduct) -> Response:
    """Adds something that a customer has."""
    return write.shown(
        lambda desk: product_to_plain(
            belongings.add_product(desk, customer, body.title, body.serial, body.order, body.account)
        ),
        201,
    )


@ROOM.post("/households", response_model=HouseholdShown)
def share_household(write: _Adds, body: SharingHousehold) -> Response:
    """Puts customers of one client into one household, over which a policy can have caps."""
    return write.shown(lambda desk: household_to_plain(belongings.share_household(desk, body.customers, body.address)))
