"""A version of a policy as the registry keeps it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class PolicyState(StrEnum):
    """Where a version stands in its life."""

    DRAFT = "draft"
    CHECKED = "checked"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


LASTING = frozenset({PolicyState.PUBLISHED, PolicyState.WITHDRAWN})
"""The states in which a version is kept for ever, as it is: cases were, or may have been, decided by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """One version of a client's policy, of which there is one of each name.

    Attributes:
        policy: the policy's name, as its document states it.
        version: the version's name, as its document states it.
        text: the document.
        state: where it stands in its life.
        author: who wrote the text as it is now.
        drafted_at: when they did.
        hash: the digest of its meaning, known once it was checked.
        corrects: the name of the version that it corrects, if it does.
        first_day: from which day it governs; what the document leaves open is settled when it is published.
        by: the fact whose date decides whether it governs a case.
        timezone: the time zone in which an instant has its date.
        reviewer: who reviewed it, and `reviewed_at` when.
        publisher: who published it, and `published_at` when.
        withdrawn_by: who withdrew it, `withdrawn_at` when and `withdrawn_because` why.
    """

    id: UUID
    client: UUID
    policy: str
    version: str
    text: str
    state: PolicyState
    author: UUID
    drafted_at: datetime
    hash: str | None = None
    corrects: str | None = None
    first_day: date | None = None
    by: str = "today"
    timezone: str = "UTC"
    reviewer: UUID | None = None
    reviewed_at: datetime | None = None
    publisher: UUID | None = None
    published_at: datetime | None = None
    withdrawn_by: UUID | None = None
    withdrawn_at: datetime | None = None
    withdrawn_because: str | None = None

    @property
    def title(self) -> str:
        """How it is spoken of: `phone-care 2026-11-01.1`."""
        return f"{self.policy} {self.version}"
