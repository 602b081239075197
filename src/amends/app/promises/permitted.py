"""Who may have something happen to a promise: one table of every kind of event."""

from collections.abc import Mapping

from amends.app.administration.asking import Asking
from amends.app.people import AMENDS
from amends.app.permissions import NotPermittedError
from amends.app.tasks import Task
from amends.cases.recorded import CUSTOMER, By
from amends.directory.organisation import Client
from amends.promises.events import (
    BillChecked,
    ConfirmationAsked,
    ConfirmationNotSent,
    Confirmed,
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

TASKS_OF: Mapping[type[PromiseEvent], Task] = {
    Made: Task.MAKE_PROMISES,
    ConfirmationAsked: Task.MAKE_PROMISES,
    Confirmed: Task.MAKE_PROMISES,
    Disputed: Task.MAKE_PROMISES,
    Restated: Task.MAKE_PROMISES,
    OrderWentOut: Task.MAKE_PROMISES,
    BillChecked: Task.CHECK_BILLS,
    MadeGood: Task.CHECK_BILLS,
    NoLongerMadeGood: Task.CHECK_BILLS,
}
"""What somebody has to be permitted to do, so that it happens by them; what has no row, nobody does by hand."""

BY_ITSELF: frozenset[type[PromiseEvent]] = frozenset(
    {ConfirmationAsked, ConfirmationNotSent, DeliveryReported, OrderWentOut, BillChecked, MadeGood, NoLongerMadeGood}
)
"""What happens without anybody."""

BY_CUSTOMER: frozenset[type[PromiseEvent]] = frozenset({Opened, Confirmed, Disputed})
"""What customers do themselves, by their link."""


def allowed(who: Asking | By, client: Client, event: PromiseEvent) -> By:
    """Whoever has something happen, in the role in which they may.

    Raises:
        NotPermittedError: none of their roles permits it; or it is not among what happens without anybody, or what
            customers do.
    """
    kind = type(event)
    match who:
        case By():
            if (who == AMENDS and kind in BY_ITSELF) or (who == CUSTOMER and kind in BY_CUSTOMER):
                return who
        case _ if kind in TASKS_OF:
            actor = who.allowed(TASKS_OF[kind], client)
            return By(actor.user, actor.name, actor.role, actor.team, actor.kind)
    raise NotPermittedError("nobody may record this of a promise", "it happens by itself, or the customer does it")
