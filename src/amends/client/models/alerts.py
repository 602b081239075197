"""What wants somebody at once, and who is there."""

from collections.abc import Mapping
from uuid import UUID

from amends.client.models.values import Answer, Instant


class Alert(Answer):
    """Something that one is told at once.

    Attributes:
        kind: what it is, such as an approval that is asked for.
        case: the case that it is about; with the kind `promise`, the promise.
        reference: that of the case, or of the promise.
        data: what else tells of it; nothing personal.
        taken_at: when somebody began to see to it.
        done_at: when it was settled.
    """

    id: UUID
    kind: str
    client: str
    case: UUID
    reference: str
    data: Mapping[str, object]
    at: Instant
    taken_at: Instant | None
    done_at: Instant | None


class Alerts(Answer):
    """What nobody has settled yet, the first first."""

    alerts: tuple[Alert, ...]


class Here(Answer):
    """That one is there, and until when that is believed."""

    until: Instant


class Present(Answer):
    """Somebody who is there now."""

    user: str
    seen_at: Instant


class WhoIsHere(Answer):
    """Who is there now, by name."""

    present: tuple[Present, ...]
