"""Policies and their versions, and what one decides."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import Field

from amends.client.models.values import Amount, Answer, Day, Instant


class Version(Answer):
    """A version of a client's policy, without its text.

    Attributes:
        state: `draft`, `checked`, `reviewed`, `published` or `withdrawn`.
        hash: the digest of its meaning; None while it is a draft.
        by: the fact whose date says which version governs a case.
    """

    id: UUID
    client: str
    policy: str
    version: str
    state: str
    hash: str | None
    first_day: Day | None
    by: str | None
    corrects: str | None
    author: str
    drafted_at: Instant
    reviewer: str | None
    reviewed_at: Instant | None
    publisher: str | None
    published_at: Instant | None
    withdrawn_by: str | None
    withdrawn_at: Instant | None
    withdrawn_because: str | None


class VersionWithText(Version):
    """A version with its text."""

    text: str


class PolicyWarning(Answer):
    """Something that is no fault of a document and worth a look."""

    line: int
    column: int
    code: str
    message: str


class Step(Answer):
    """A version after a step of its life, with what is still to be looked at."""

    version: Version
    warnings: tuple[PolicyWarning, ...]
    roles_missing: tuple[str, ...]
    teams_missing: tuple[str, ...]


class Difference(Answer):
    """The lines that differ between two versions (unified diff)."""

    lines: tuple[str, ...]


class RemedyDecision(Answer):
    """What a policy makes of a remedy.

    Attributes:
        status: `owed`, `discretionary`, `referred`, `undecided`, `not_covered`, `excluded` or `forbidden`.
        because: the clauses that it rests on.
        grounds: every ground: the clause, its words, what holds.
        authority: who may give it, up to how much.
        weigh: what is to be weighed, where it is at discretion.
    """

    status: str
    value: Amount | None
    at_least: Amount | None
    because: tuple[str, ...]
    grounds: tuple[Mapping[str, object], ...]
    awaits: str | None
    authority: Mapping[str, object] | str | None
    weigh: tuple[str, ...] = ()


class Question(Answer):
    """A question that is worth asking: of which fact, whom, and for which remedies."""

    fact: str
    ask: str | None
    source: str | None = Field(alias="from")
    remedies: tuple[str, ...] = Field(alias="for")


class Decision(Answer):
    """What a policy decides on some facts."""

    policy: str
    version: str
    hash: str
    language: int
    remedies: Mapping[str, RemedyDecision]
    subject_to: tuple[str, ...]
    ask: tuple[Question, ...]
    gap: bool | None
    escalation: tuple[Mapping[str, object], ...]
