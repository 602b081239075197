"""A promise, its confirmation and what happened to it, in words."""

from functools import singledispatch

from amends.explain.sums import sum_told
from amends.promises.events import (
    BillChecked,
    ConfirmationAsked,
    ConfirmationNotSent,
    Confirmed,
    Delivery,
    DeliveryReported,
    Disputed,
    Made,
    MadeGood,
    NoLongerMadeGood,
    Opened,
    OrderWentOut,
    PromiseEvent,
    Restated,
)
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.promises.terms import FirstMonth, Gives, LastMonth, Terms

CONFIRMATIONS = {
    Confirmation.NOT_ASKED: "not asked yet",
    Confirmation.ASKED: "asked, no answer yet",
    Confirmation.ACCEPTED: "on its way, not opened yet",
    Confirmation.DELIVERED: "delivered, not opened yet",
    Confirmation.DEFERRED: "delivery delayed",
    Confirmation.BOUNCED: "could not be delivered",
    Confirmation.OPENED: "opened, no answer yet",
    Confirmation.CONFIRMED: "confirmed by the customer",
    Confirmation.DISPUTED: "the customer was told something else",
}
"""How far a confirmation has come, for a reader."""

KEEPINGS = {
    Keeping.RUNNING: "running",
    Keeping.KEPT: "kept",
    Keeping.BROKEN: "broken",
    Keeping.EXPIRED: "over, and not every bill was seen",
}
"""Where a promise stands, for a reader."""

_DELIVERIES = {
    Delivery.ACCEPTED: "a mail server took the message",
    Delivery.DEFERRED: "the message is late: a mail server did not take it yet",
    Delivery.BOUNCED: "the message could not be delivered",
    Delivery.DELIVERED: "the message was delivered",
}
_FIRST = {
    FirstMonth.WHOLE: "",
    FirstMonth.PRO_RATED: "by the days of its first month",
    FirstMonth.NEXT: "from the next bill that begins",
}
_LAST = {
    LastMonth.PRO_RATED: "",
    LastMonth.WHOLE: "the last month whole",
    LastMonth.NOTHING: "without the last part of a month",
}


def terms_words(terms: Terms, currency: str) -> str:
    """One thing that was promised, such as `web discount`: $10.00 off each month for 12 months, from 2026-03-01."""
    parts = [f"{_gives(terms, currency)}{_length(terms)}", f"from {terms.start}", _FIRST[terms.first_month]]
    if terms.first_month is FirstMonth.PRO_RATED:
        parts.append(_LAST[terms.last_month])
    parts += [f"if {condition.says}" for condition in terms.conditions]
    return f"`{terms.item}`: {', '.join(filter(None, parts))}"


def sentence_of(event: PromiseEvent, currency: str) -> str:
    """What happened, as it goes on after who did it."""
    return _sentence(event, currency)


def _gives(terms: Terms, currency: str) -> str:
    told = sum_told(terms.amount, currency)
    if terms.gives is Gives.CREDIT:
        return f"{told} off" + (" each month" if terms.recurring else " once")
    return "free" if terms.is_free else f"{told} a month at most"


def _length(terms: Terms) -> str:
    if not terms.recurring:
        return ""
    if terms.months is None:
        return " for good"
    return f" for {terms.months} months" if terms.months > 1 else " for 1 month"


def _all(terms: tuple[Terms, ...], currency: str) -> str:
    return "; ".join(terms_words(one, currency) for one in terms)


@singledispatch
def _sentence(event: PromiseEvent, currency: str) -> str:
    raise AssertionError(f"there are no words for {event!r}")


@_sentence.register
def _(event: Made, currency: str) -> str:
    return f"promised {_all(event.offer.terms, currency)}"


@_sentence.register
def _(event: ConfirmationAsked, currency: str) -> str:
    return "the customer was sent it, to confirm it"


@_sentence.register
def _(event: ConfirmationNotSent, currency: str) -> str:
    return f"it was not sent to the customer: {event.why}"


@_sentence.register
def _(event: DeliveryReported, currency: str) -> str:
    return _DELIVERIES[event.delivery] + (f": {event.told}" if event.told else "")


@_sentence.register
def _(event: Opened, currency: str) -> str:
    return "the customer opened it"


@_sentence.register
def _(event: Confirmed, currency: str) -> str:
    return f"the customer confirmed it, by {event.how}"


@_sentence.register
def _(event: Disputed, currency: str) -> str:
    return "the customer was told something else" + (f": “{event.words}”" if event.words else "")


@_sentence.register
def _(event: Restated, currency: str) -> str:
    why = f" (“{event.why}”)" if event.why else ""
    return f"put right{why}: {_all(event.terms, currency)}"


@_sentence.register
def _(event: OrderWentOut, currency: str) -> str:
    return "the order went out"


@_sentence.register
def _(event: BillChecked, currency: str) -> str:
    bill = f"the bill {event.bill}" if event.bill else "the bill"
    found = "falls short of it" if event.shortfalls else "keeps it"
    where = f"; its credit stands on the bill for {event.elsewhere}" if event.elsewhere is not None else ""
    return f"{bill} for {event.period} {found}{where}"


@_sentence.register
def _(event: MadeGood, currency: str) -> str:
    return "what a bill fell short by was given back"


@_sentence.register
def _(event: NoLongerMadeGood, currency: str) -> str:
    return "what had been given back for a bill was taken back"
