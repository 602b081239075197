"""Raising alerts within the transaction of what they are raised for."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from amends.cases.canonical import Json, instant_text
from amends.store import alerts as stored
from amends.store.directory_users import users_in_role

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

_MOST_ALERTED = 50


class AlertKind(StrEnum):
    """What an alert is about."""

    APPROVAL = "approval"
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


def settle(on: "OnCase", kind: AlertKind, key: str) -> None:
    """What was alerted to is settled: nobody needs to see to it any more."""
    stored.settle(on.connection, on.client.id, kind.value, key, on.at)


def alert_role(on: "OnCase", role: str, of: UUID, due: datetime | None) -> None:
    """Alerts everybody who has a role for the client to a request for a supervisor that waits for one of them."""
    data = {"of": str(of), "due": instant_text(due) if due is not None else None, "role": role}
    for user in in_role(on, role):
        alert(on, user, AlertKind.SUPERVISOR, str(of), data)


def in_role(on: "OnCase", role: str) -> list[UUID]:
    """Those who have a role for the client, as many as can sensibly be alerted at once."""
    return [one.id for one in users_in_role(on.connection, on.client.id, role)][:_MOST_ALERTED]
