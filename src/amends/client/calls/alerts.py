"""Calls about alerts, and about who is there."""

from uuid import UUID

from amends.client.call import Call, in_path
from amends.client.calls.making import nothing, reading, writing
from amends.client.models.alerts import Alert, Alerts, Here, WhoIsHere


def open_alerts() -> Call[Alerts]:
    """What one was alerted to and nobody has settled yet, the first first."""
    return reading("/alerts/open", Alerts)


def take_alert(alert: UUID) -> Call[Alert]:
    """Says that one sees to it: nobody else is alerted to it meanwhile."""
    return writing(f"/alerts/{in_path(alert)}/take", Alert)


def say_here() -> Call[Here]:
    """Says that one is there; who is not there is alerted to nothing that is live."""
    return writing("/presence", Here)


def say_gone() -> Call[None]:
    """Says that one leaves."""
    return Call(method="DELETE", path="/presence", read=nothing, takes_key=True)


def who_is_here(*, client: str | None = None) -> Call[WhoIsHere]:
    """Who is there now for a client."""
    return reading("/presence", WhoIsHere, {"client": client})
