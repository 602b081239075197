"""Calls that are owed."""

from uuid import UUID

from amends.client.models.values import Answer, Instant


class CustomerToCall(Answer):
    """Whom to call, and when by their own clock."""

    id: UUID
    name: str | None
    phone: str | None
    preferred_channel: str | None
    timezone: str
    call_window: str


class CallBack(Answer):
    """A call that is owed.

    Attributes:
        opens: from when the customer is called; None: from now on.
        suits_customer: whether it is due within the hours at which they wish to be called.
        owner: who calls; None: whoever of the team comes to it.
    """

    case: str
    client: str
    customer: CustomerToCall
    opens: Instant | None
    due: Instant
    attempts: int
    is_agreed: bool
    suits_customer: bool
    owner: str | None
    team: str | None
    why: str


class CallBacks(Answer):
    """Calls that are owed, the first due first."""

    call_backs: tuple[CallBack, ...]


class HandedOver(Answer):
    """The cases whose calls somebody else makes from now on."""

    assigned: tuple[str, ...]
    to: str
