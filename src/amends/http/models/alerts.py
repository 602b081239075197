"""Alerts and presence on the wire."""

from typing import Any

from pydantic import Field

from amends.http.models.values import Id, Shown, ShownInstant


class AlertDescribed(Shown):
    """Something that somebody is told at once."""

    id: Id
    kind: str
    client: str
    case: Id = Field(description="The case that it is about; with the kind `promise`, the promise.")
    reference: str = Field(description="That of the case, or of the promise.")
    data: dict[str, Any] = Field(description="What it is about; nothing personal.")
    at: ShownInstant
    taken_at: ShownInstant | None = Field(description="When somebody began to see to it.")
    done_at: ShownInstant | None


class AlertsShown(Shown):
    """What nobody has settled yet, the first first."""

    alerts: list[AlertDescribed]


class HereShown(Shown):
    """That you are there, and until when that is believed; say so again before."""

    until: ShownInstant


class PresentShown(Shown):
    """Somebody who is there now."""

    user: str
    seen_at: ShownInstant


class WhoIsHereShown(Shown):
    """Who is there now, by name."""

    present: list[PresentShown]
