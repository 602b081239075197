"""Fulfilment by itself: nobody settles by hand what is on its way, and what comes back of it can always be recorded."""

from uuid import UUID

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.settling import NamesGift, NoGiftError, Settles, gift_of, is_agreed
from amends.cases.parts import GiftState


class OnItsWayError(GateError):
    """It may reach the customer at any moment, so that nobody says meanwhile what became of it."""


class NotFailedError(GateError):
    """There is nothing to try again."""


def is_not_on_its_way(attempt: Attempt[Settles]) -> None:
    """What is on its way by itself is settled by what comes back of it."""
    check_not_on_its_way(attempt, attempt.request.entry)


def check_not_on_its_way(attempt: Attempt[object], entry: UUID) -> None:
    """A gift is not on its way by itself.

    Raises:
        OnItsWayError: it is.
    """
    gift = attempt.state.gifts.get(entry)
    if gift is not None and gift.is_on_its_way:
        through = gift.fulfilment.through if gift.fulfilment is not None else None
        raise OnItsWayError(
            f"`{gift.remedy}` is on its way to the customer, through {through}",
            "wait for what comes back of it; `amends jobs list` shows whether it is still tried",
        )


def has_failed(attempt: Attempt[NamesGift]) -> None:
    """It could not be given by itself, and was not settled since."""
    gift = gift_of(attempt)
    if not gift.has_failed:
        raise NotFailedError(
            f"`{gift.remedy}` has not failed to go out by itself", "see what became of it: `amends case show`"
        )


def can_be_reported(attempt: Attempt[NamesGift]) -> None:
    """It was not settled yet, and can have gone out; what was uncertain may turn out to be given."""
    gift = gift_of(attempt)
    if not gift.is_open:
        raise NoGiftError(f"`{gift.remedy}` is {gift.state} already", "nothing is left to be told about it")
    if gift.fulfilment is None:
        is_agreed(attempt)


def is_reserved(attempt: Attempt[NamesGift]) -> None:
    """It was promised, and nothing has become of it yet."""
    gift = gift_of(attempt)
    if gift.state is not GiftState.RESERVED:
        raise NoGiftError(f"`{gift.remedy}` is {gift.state} already", "nothing is left to give")


def nothing_is_on_its_way(attempt: Attempt[object]) -> None:
    """What goes out by itself has arrived, or a person has settled it, before the case rests."""
    for gift in attempt.state.gifts.values():
        check_not_on_its_way(attempt, gift.id)
        if gift.has_failed or gift.state is GiftState.UNCERTAIN:
            what = "could not be given by itself" if gift.has_failed else "is uncertain"
            raise NoGiftError(f"`{gift.remedy}` {what}", "settle it first: `amends case settle`")
