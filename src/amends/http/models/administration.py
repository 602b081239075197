"""Looking after a workspace, on the wire."""

from typing import Annotated, Any

from pydantic import Field

from amends.directory.organisation import UserKind
from amends.http.models.values import Id, Name, Shown, ShownInstant, Taken
from amends.http.pages import Paged


class CheckpointShown(Shown):
    """Where every case and every promise stands."""

    number: int
    at: ShownInstant
    cases: int = Field(description="How many cases changed since the checkpoint before.")
    promises: int = Field(description="How many promises changed since then.")
    digest: str = Field(description="What is to be told to somebody outside.")


class MadeCheckpointShown(Shown):
    """The checkpoint that was made; null where nothing changed since the last one."""

    checkpoint: CheckpointShown | None


class Verifying(Taken):
    """What is held against the store."""

    told: Annotated[list[Name], Field(max_length=1000)] = Field(
        default=[], description="Digests of checkpoints that were told outside; each must still be there."
    )


class FindingShown(Shown):
    """Something that is not as it was recorded."""

    area: str
    subject: str
    problem: str


class VerifiedShown(Shown):
    """Whether everything is as it was recorded."""

    ok: bool
    findings: list[FindingShown]


class Erasing(Taken):
    """Whom to erase for good."""

    customer: Name = Field(description="The number of an account of theirs, or their id.")


class ErasingDue(Taken):
    """Whose cases are erased that were kept long enough."""

    client: Name | None = Field(default=None, description="Whose, where you work for several clients.")


class ErasedShown(Shown):
    """What was erased."""

    erased: bool
    client: str
    customer: Id | None
    records: int
    cases: int
    values: int
    out_of_file: bool = Field(description="False where the store's file still holds it: ask again when it is idle.")


class DueCaseShown(Shown):
    """A case that was kept long enough."""

    reference: str
    closed_at: ShownInstant


class DueOfClientShown(Shown):
    """The cases of a client that were kept long enough, and how many call records and promises."""

    client: str
    retention_days: int
    due: list[DueCaseShown]
    calls: int
    promises: int


class DueShown(Shown):
    """What is due to be erased."""

    clients: list[DueOfClientShown]


class JobShown(Shown):
    """Something that is done by itself."""

    id: Id
    client: str
    case: str | None
    kind: str
    state: str
    attempts: int
    may_have_happened: bool = Field(description="An attempt was begun of which nobody knows how it ended.")
    why: str | None
    worker: str | None
    queued_at: ShownInstant
    due_at: ShownInstant | None
    changed_at: ShownInstant


class JobsShown(Shown):
    """Jobs, those that changed last first."""

    jobs: list[JobShown]


class ActShown(Shown):
    """Something that was done in looking after the workspace."""

    id: Id
    at: ShownInstant
    user: str
    user_kind: UserKind
    act: str
    client: str | None
    subject: str | None
    details: dict[str, Any]
    token: Id | None


class ActsShown(Paged):
    """A page of what was done, the latest first."""

    acts: list[ActShown]
