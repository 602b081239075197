"""A customer on a page of plain lines."""

from collections.abc import Iterator
from datetime import date

from amends.app.administration.customers import CustomerView
from amends.cli.case.page import Line


def customer_lines(view: CustomerView) -> Iterator[Line]:
    """Who it is, what they have, and with whom they live."""
    customer = view.customer
    yield Line(f"{customer.name or '(no name)'}, of {view.client.title}", style="bold")
    known = (
        customer.phone,
        customer.email,
        f"speaks {customer.language}" if customer.language else None,
        f"lives by the clock of {customer.timezone}" if customer.timezone else None,
        f"is best reached by {customer.preferred_channel}" if customer.preferred_channel else None,
        f"wishes to be called {customer.call_window}" if customer.call_window else None,
    )
    yield from (Line(one, 1) for one in known if one)
    yield Line(f"id {customer.id}", 1, "dim")
    for account in view.accounts:
        yield Line(f"account {account.number or '(erased)'}{_since('since', account.opened_on)}", 1)
    for order in view.orders:
        yield Line(f"order {order.number or '(erased)'}{_since('of', order.ordered_on)}", 1)
    for product in view.products:
        yield Line(f"has {product.title}{f', serial number {product.serial}' if product.serial else ''}", 1)
    if view.household is not None:
        names = ", ".join(one.name or str(one.id) for one in view.housemates)
        where = f" at {view.household.address}" if view.household.address else ""
        yield Line(f"lives{where}{f' with {names}' if names else ' alone, as far as is known'}", 1)


def _since(word: str, day: date | None) -> str:
    return f" {word} {day}" if day is not None else ""
