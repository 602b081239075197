"""What has to come back: asking for it, and recording what arrived under a number."""

from datetime import timedelta

from amends.app.cases.meant import gift_meant
from amends.app.finding import one
from amends.app.on_case import Acted, OnCase, act_all
from amends.app.workspace import Desk
from amends.cases.events.returns import Found
from amends.cases.gate.acts.returns import AskReturn, RecordArrival
from amends.cases.reference import case_of_return, read_return_number
from amends.directory.customers import Product
from amends.formats.errors import InputError


def ask_return(desk: Desk, case: str, gift: str, *, within: timedelta | None = None, seen: int | None = None) -> Acted:
    """Asks the customer to send what a gift awaits, to the client's address, within its time or another one.

    Raises:
        GateError: a rule of the gate stands against it.
        InputError: nothing is called so.
    """
    return act_all(desk, case, lambda on: [asking_for(on, gift, within)], seen=seen)


def asking_for(on: OnCase, gift: str, within: timedelta | None) -> AskReturn:
    """The request, with what the client has settled and what is known of the product."""
    terms = on.client.settings.returns
    product = one(on.connection, Product, on.state.product, on.client.id) if on.state.product is not None else None
    lasts = within if within is not None else terms.within
    remind_after = terms.remind_after
    is_reminded = remind_after is not None and remind_after < lasts
    return AskReturn(
        entry=gift_meant(on.state, gift, lambda one: one.awaits and one.is_open),
        device=product.title if product is not None else None,
        serial=product.serial if product is not None else None,
        address=terms.address,
        due=on.at + lasts,
        remind_at=on.at + remind_after if is_reminded and remind_after is not None else None,
    )


def record_arrival(desk: Desk, number: str, *, serial: str | None = None, found: Found | None = None) -> Acted:
    """Records what arrived under a number: the case is known by it.

    Raises:
        GateError: a rule of the gate stands against it.
        InputError: the number was misheard, or is none.
        StoreError: none of the clients for whom they work has such a case.
    """
    read = number_meant(number)
    return act_all(desk, case_of_return(read), lambda _: [RecordArrival(read, serial, found)])


def number_meant(text: str) -> str:
    """The number that somebody typed or read on a parcel, as it is written.

    Raises:
        InputError: it was misheard, mistyped, or is none.
    """
    number = read_return_number(text)
    if number is None:
        raise InputError(
            f"`{text}` is not the number of any return: a character was misread or mistyped",
            "read it again on the label, character by character; it looks like 7K3M-9Q44-1X",
        )
    return number
