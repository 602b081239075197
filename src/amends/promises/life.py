"""The life of a promise: which event can follow, and what it leaves.

Mail servers report late, twice and in any order. A report about a message that no longer counts changes nothing, and
none takes back what the customer did themselves.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from amends.promises.errors import NotInOrderError, NotPossibleNowError
from amends.promises.events import (
    BillChecked,
    ConfirmationAsked,
    ConfirmationNotSent,
    Confirmed,
    Delivery,
    DeliveryReported,
    Disputed,
    Happened,
    Made,
    MadeGood,
    NoLongerMadeGood,
    Opened,
    OrderWentOut,
    PromiseEvent,
    Restated,
)
from amends.promises.state import CheckedBill, Confirmation, PromiseState, Statement

_AFTER_DELIVERY = {
    Delivery.ACCEPTED: Confirmation.ACCEPTED,
    Delivery.DEFERRED: Confirmation.DEFERRED,
    Delivery.BOUNCED: Confirmation.BOUNCED,
    Delivery.DELIVERED: Confirmation.DELIVERED,
}
_ON_ITS_WAY = frozenset({
    Confirmation.ASKED, Confirmation.DEFERRED, Confirmation.ACCEPTED, Confirmation.DELIVERED, Confirmation.BOUNCED,
})  # fmt: skip
_ANSWERED = frozenset({Confirmation.CONFIRMED, Confirmation.DISPUTED})


def state_of(history: Iterable[Happened]) -> PromiseState:
    """What the events of one promise leave, in their order.

    Raises:
        NotInOrderError: the first one does not make it, or one was recorded before the one before it.
        NotPossibleNowError: one could not happen where the promise was.
    """
    events = iter(history)
    first = next(events, None)
    if first is None or not isinstance(first.event, Made):
        raise NotInOrderError("the history of a promise does not begin with who made it", "record the promise first")
    state, latest = begun(first.event, first.at), first.at
    for happened in events:
        if happened.at < latest:
            raise NotInOrderError(
                f"`{happened.at}` is before `{latest}`, when something happened already",
                "record what happens in its order",
            )
        state, latest = after(state, happened.event, happened.at), happened.at
    return state


def begun(made: Made, at: datetime) -> PromiseState:
    """A promise that was just made."""
    stated = Statement(at, made.offer.words, made.offer.terms)
    return PromiseState(made_at=at, offer=made.offer, stated=(stated,))


def after(state: PromiseState, event: PromiseEvent, at: datetime) -> PromiseState:
    """The promise after one more event.

    Raises:
        NotPossibleNowError: it cannot happen to the promise as it is.
    """
    return _after(event, state, at)


@singledispatch
def _after(event: PromiseEvent, state: PromiseState, at: datetime) -> PromiseState:
    raise NotPossibleNowError("a promise is made once", "record another promise, or put the terms of this one right")


@_after.register
def _(event: ConfirmationAsked, state: PromiseState, at: datetime) -> PromiseState:
    if state.confirmation is Confirmation.CONFIRMED:
        raise NotPossibleNowError("the customer has confirmed this promise", "there is nothing left to ask")
    if state.confirmation is Confirmation.DISPUTED:
        raise NotPossibleNowError(
            "the customer was promised something else, as they say",
            "put the terms right, or say why they stand; then ask again",
        )
    return replace(state, confirmation=Confirmation.ASKED, confirmation_changed_at=at, message=event.message, told=None)


@_after.register
def _(event: ConfirmationNotSent, state: PromiseState, at: datetime) -> PromiseState:
    is_theirs = is_answered(state) or state.confirmation is Confirmation.OPENED
    return state if is_theirs else replace(state, told=event.why)


@_after.register
def _(event: DeliveryReported, state: PromiseState, at: datetime) -> PromiseState:
    if event.message != state.message or state.confirmation not in _ON_ITS_WAY:
        return state
    if state.confirmation is Confirmation.BOUNCED:
        return state
    # What was told of the way there is late once it has arrived.
    if state.confirmation is Confirmation.DELIVERED and event.delivery is not Delivery.BOUNCED:
        return state
    confirmation = _AFTER_DELIVERY[event.delivery]
    if (confirmation, event.told) == (state.confirmation, state.told):
        return state
    return replace(state, confirmation=confirmation, confirmation_changed_at=at, told=event.told)


@_after.register
def _(event: Opened, state: PromiseState, at: datetime) -> PromiseState:
    if state.message is None:
        raise NotPossibleNowError("nothing was sent that could be opened", "ask for the confirmation first")
    if state.confirmation not in _ON_ITS_WAY:
        return state
    return replace(state, confirmation=Confirmation.OPENED, confirmation_changed_at=at, told=None)


@_after.register
def _(event: Confirmed, state: PromiseState, at: datetime) -> PromiseState:
    if state.confirmation is Confirmation.CONFIRMED:
        return state
    if state.confirmation is Confirmation.DISPUTED:
        raise NotPossibleNowError(
            "the customer was promised something else, as they say",
            "put the terms right, or say why they stand; then ask again",
        )
    return replace(state, confirmation=Confirmation.CONFIRMED, confirmation_changed_at=at, told=None)


@_after.register
def _(event: Disputed, state: PromiseState, at: datetime) -> PromiseState:
    if event.words is not None and not event.words.strip():
        raise NotPossibleNowError("nothing was said", "write what the customer was told, in their words")
    return replace(state, confirmation=Confirmation.DISPUTED, confirmation_changed_at=at, told=event.words)


@_after.register
def _(event: Restated, state: PromiseState, at: datetime) -> PromiseState:
    if event.why is not None and not event.why.strip():
        raise NotPossibleNowError("the terms cannot change without a reason", "say why, for whoever reads it later")
    return replace(
        state,
        offer=replace(state.offer, words=event.words, terms=event.terms),
        stated=(*state.stated, Statement(at, event.words, event.terms)),
        confirmation=Confirmation.NOT_ASKED,
        confirmation_changed_at=at,
        message=None,
        told=None,
    )


@_after.register
def _(event: OrderWentOut, state: PromiseState, at: datetime) -> PromiseState:
    return state if state.order_went_out_at is not None else replace(state, order_went_out_at=at)


@_after.register
def _(event: BillChecked, state: PromiseState, at: datetime) -> PromiseState:
    place = (event.part, event.period)
    before = state.bills.get(place)
    bill = before.bill if event.bill is None and before is not None else event.bill
    checked = CheckedBill(bill, event.period, event.part, event.shortfalls, event.is_last, event.elsewhere)
    return replace(state, bills={**state.bills, place: checked})


@_after.register
def _(event: MadeGood, state: PromiseState, at: datetime) -> PromiseState:
    if all(event.shortfall not in bill.shortfalls for bill in state.bills.values()):
        raise NotPossibleNowError(
            f"no bill falls short by `{event.shortfall}`", "name one of the shortfalls that a bill shows"
        )
    return replace(state, made_good=state.made_good | {event.shortfall})


@_after.register
def _(event: NoLongerMadeGood, state: PromiseState, at: datetime) -> PromiseState:
    if event.shortfall not in state.made_good:
        raise NotPossibleNowError(
            f"`{event.shortfall}` was not made good", "name something that was given back, and taken back since"
        )
    return replace(state, made_good=state.made_good - {event.shortfall})


def is_answered(state: PromiseState) -> bool:
    """Whether the customer has said yes or no."""
    return state.confirmation in _ANSWERED
