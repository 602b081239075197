"""Versions of policies on the wire."""

from pydantic import Field

from amends.http.models.values import Id, Name, Shown, ShownDay, ShownInstant, Taken, Words
from amends.http.pages import Paged

LONGEST_POLICY = 1_000_000


class DraftingPolicy(Taken):
    """A document of a policy."""

    text: str = Field(
        min_length=1,
        max_length=LONGEST_POLICY,
        description="The document (YAML), as `amends policy draft` takes it; it names its policy and version.",
    )
    client: Name | None = Field(default=None, description="For which client, where you work for several.")
    source: Name = Field(default="the document", description="The file that it stands in, for messages.")


class ReviewingPolicy(Taken):
    """What somebody else wrote was read."""

    read: Name = Field(description="The digest of the meaning that was read, or its beginning.")


class PublishingPolicy(Taken):
    """From when on a version governs."""

    from_day: str | None = Field(
        default=None,
        alias="from",
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        description="The first day (`2026-12-01`); needed where the document does not say.",
    )


class WithdrawingPolicy(Taken):
    """Why a version decides no new case."""

    why: Words


class VersionShown(Shown):
    """A version of a client's policy, without its text."""

    id: Id
    client: str
    policy: str
    version: str
    state: str = Field(description="`draft`, `checked`, `reviewed`, `published` or `withdrawn`.")
    hash: str | None = Field(description="The digest of its meaning; null while it is a draft.")
    first_day: ShownDay | None
    by: str | None = Field(description="The fact whose date says which version governs a case.")
    corrects: str | None
    author: str
    drafted_at: ShownInstant
    reviewer: str | None
    reviewed_at: ShownInstant | None
    publisher: str | None
    published_at: ShownInstant | None
    withdrawn_by: str | None
    withdrawn_at: ShownInstant | None
    withdrawn_because: str | None


class VersionWithTextShown(VersionShown):
    """A version with its text."""

    text: str


class WarningShown(Shown):
    """Something that is no fault of the document and worth a look."""

    line: int
    column: int
    code: str
    message: str


class StepShown(Shown):
    """A version after a step of its life."""

    version: VersionShown
    warnings: list[WarningShown]
    roles_missing: list[str] = Field(description="Roles of the policy that nobody has for the client.")
    teams_missing: list[str] = Field(description="Teams of the policy that the client does not have.")


class VersionsShown(Paged):
    """A page of versions."""

    versions: list[VersionShown]


class DifferenceShown(Shown):
    """The lines that differ between two versions (unified diff)."""

    lines: list[str]
