"""What the maker of a promise is told while it is not confirmed, as long as the order is still here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amends.promises.state import Confirmation, PromiseState

_WHY = {
    Confirmation.NOT_ASKED: ("The customer has not been asked to confirm it.", "Send it to the customer."),
    Confirmation.ASKED: (
        "It was sent, and nothing is known yet about where it is.",
        "Ask the customer whether it arrived.",
    ),
    Confirmation.DEFERRED: (
        "The customer's mail server has not taken it yet.",
        "Ask for another address, or read it out.",
    ),
    Confirmation.BOUNCED: ("It did not arrive.", "Ask for another address, or read it out."),
    Confirmation.ACCEPTED: ("A mail server took it, and it was not opened.", "Ask the customer to look for it."),
    Confirmation.DELIVERED: ("It arrived, and was not opened.", "Ask the customer to look for it."),
    Confirmation.OPENED: ("The customer opened it, and has not answered.", "Ask whether it says what was promised."),
    Confirmation.DISPUTED: (
        "The customer says that something else was promised.",
        "Put the terms right, or say why they stand.",
    ),
}

_NOT_SENT = ("It could not be sent to the customer.", "Ask for an address, or read it out.")


@dataclass(frozen=True, slots=True)
class Alarm:
    """An unconfirmed promise whose order is about to go out.

    Attributes:
        confirmation: how far its confirmation has come.
        why: what keeps it from being confirmed.
        do: what its maker can do now.
        told: what the mail server or the customer said, in their words.
        order_goes_out_at: until when it helps; None: not known.
    """

    confirmation: Confirmation
    why: str
    do: str
    told: str | None
    order_goes_out_at: datetime | None


def alarm(
    state: PromiseState, now: datetime, order_goes_out_at: datetime | None, lead: timedelta = timedelta(hours=24)
) -> Alarm | None:
    """The alarm that the maker gets now, or None.

    There is one from `lead` before the order goes out until it has gone. Where it is not known when it goes, nothing
    could be sent, a message bounced or the customer said no, there is one at once.
    """
    if state.is_confirmed or state.order_went_out_at is not None:
        return None
    if order_goes_out_at is not None and not needs_somebody(state) and now < order_goes_out_at - lead:
        return None
    why, do = _NOT_SENT if _was_not_sent(state) else _WHY[state.confirmation]
    return Alarm(state.confirmation, why, do, state.told, order_goes_out_at)


def needs_somebody(state: PromiseState) -> bool:
    """Whether its confirmation does not come by waiting: it could not be sent, came back, or the customer said no."""
    return state.confirmation in (Confirmation.BOUNCED, Confirmation.DISPUTED) or _was_not_sent(state)


def _was_not_sent(state: PromiseState) -> bool:
    return state.confirmation is Confirmation.NOT_ASKED and state.told is not None
