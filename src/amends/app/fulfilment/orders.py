"""What is to be given, as whoever gives it is told."""

from collections.abc import Mapping

from amends.app.finding import one
from amends.app.on_case import OnCase
from amends.cases.parts import Gift
from amends.directory.customers import Account, Order, Product


def body_of(on: OnCase, gift: Gift) -> Mapping[str, object]:
    """What is to be given, of which case, to whom: ids and numbers, and neither a name nor an address."""
    state, policy = on.state, on.policy.tree
    remedy = policy.remedies.get(gift.remedy)
    has_amount = bool(gift.amount) or (remedy is not None and remedy.value is not None)
    return {
        "entry": str(gift.id),
        "case": state.reference,
        "client": on.client.name,
        "remedy": gift.remedy,
        "kind": remedy.kind if remedy is not None else None,
        "amount": f"{gift.amount:f}" if has_amount else None,
        "currency": on.client.currency if has_amount else None,
        "basis": gift.basis.value,
        "customer": str(state.customer),
        **_numbers(on),
    }


def _numbers(on: OnCase) -> Mapping[str, object]:
    state, connection, client = on.state, on.connection, on.client.id
    account = one(connection, Account, state.account, client) if state.account is not None else None
    order = one(connection, Order, state.order, client) if state.order is not None else None
    product = one(connection, Product, state.product, client) if state.product is not None else None
    return {
        "account": account.number if account is not None else None,
        "order": order.number if order is not None else None,
        "product": {"title": product.title, "serial": product.serial} if product is not None else None,
    }
