"""What is done by itself."""

from uuid import UUID

from amends.client.models.values import Answer, Instant


class Job(Answer):
    """Something that is done by itself.

    Attributes:
        state: `waiting`, `leased`, `done`, `dead` (given up) or `cancelled`.
        may_have_happened: an attempt was begun of which nobody knows how it ended.
        why: what went wrong the last time.
    """

    id: UUID
    client: str
    case: str | None
    kind: str
    state: str
    attempts: int
    may_have_happened: bool
    why: str | None
    worker: str | None
    queued_at: Instant
    due_at: Instant | None
    changed_at: Instant


class Jobs(Answer):
    """Jobs, those that changed last first."""

    jobs: tuple[Job, ...]
