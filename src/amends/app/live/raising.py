"""Raising alerts within the transaction of what they are raised for."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from amends.app.finding import others_in_role
from amends.cases.canonical import Json, instant_text
from amends.cases.gate.rules.people import barred
from amends.cases.parts import SupervisorRequest
from amends.store import alerts as stored

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

_MOST_ALERTED = 50


class AlertKind(StrEnum):
    """What an alert is about."""

    APPROVAL = "approval"
    ANSWERED = "answered"
    HOLD_ENDED = "hold_ended"
    SUPERVISOR = "supervisor"
    REMINDER = "reminder"
    OVERDUE = "overdue"
    PROMISE = "promise"


def alert(on: "OnCase", user: UUID, kind: AlertKind, key: str, data: Mapping[str, Json]) -> bool:
    """Alerts somebody to a case, in its transaction; False where they were alerted to the same before."""
    raised = stored.Alert(
        id=on.desk.workspace.new_id(),
        client=on.client.id,
        user=user,
        kind=kind.value,
        key=key,
        case=on.state.id,
        data={**data, "reference": on.state.reference},
        at=on.at,
    )
    return stored.add_alert(on.connection, raised)


def settle(on: "OnCase", kind: AlertKind, key: str, user: UUID | None = None) -> None:
    """What was alerted to is settled: nobody needs to see to it any more; or only one of them does not."""
    stored.settle(on.connection, on.client.id, kind.value, key, on.at, user)


def settle_due(on: "OnCase", beginning: str) -> None:
    """What was due is done, or due at another time: nobody needs to hear that it comes, or that it is late."""
    stored.settle_beginning(on.connection, on.client.id, on.state.id, beginning, on.at)


def alert_supervisors(on: "OnCase", request: SupervisorRequest) -> None:
    """Alerts everybody who can take a request for a supervisor: whoever has decided in the case can't."""
    due = instant_text(request.due) if request.due is not None else None
    data = {"of": str(request.id), "due": due, "role": request.goes_to}
    for user in who_may_take(on, request):
        alert(on, user, AlertKind.SUPERVISOR, str(request.id), data)


def who_may_take(on: "OnCase", request: SupervisorRequest) -> list[UUID]:
    """Those of the role that was asked for who have not decided in the case."""
    return in_role(on, request.goes_to, barred(on.state, request))


def in_role(on: "OnCase", role: str, without: Collection[UUID] = ()) -> list[UUID]:
    """Those who have a role for the client and are none of these, as many as can sensibly be alerted at once."""
    return [one.id for one in others_in_role(on.connection, on.client.id, role, without)][:_MOST_ALERTED]
