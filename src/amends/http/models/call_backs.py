"""The work list of calls that are owed, on the wire."""

from pydantic import Field

from amends.http.models.values import Id, Name, Shown, ShownInstant, Taken


class HandingOverCalls(Taken):
    """Somebody else makes the calls of somebody."""

    of: Name = Field(description="Whose calls: the word that they log in with.")
    to: Name = Field(description="Who makes them from now on.")
    client: Name | None = Field(default=None, description="Only those for this client.")


class CustomerToCall(Shown):
    """Whom to call."""

    id: Id
    name: str | None
    phone: str | None
    preferred_channel: str | None
    timezone: str
    call_window: str


class CallBackShown(Shown):
    """A call that is owed."""

    case: str
    client: str
    customer: CustomerToCall
    opens: ShownInstant | None
    due: ShownInstant
    attempts: int
    is_agreed: bool
    suits_customer: bool
    owner: str | None
    team: str | None
    why: str


class CallBacksShown(Shown):
    """Calls that are owed, the first due first."""

    call_backs: list[CallBackShown]


class HandedOverShown(Shown):
    """The cases whose calls somebody else makes from now on."""

    assigned: list[str]
    to: str
