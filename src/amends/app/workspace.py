"""The workspace: a store, a clock, and where new ids come from."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import Engine

from amends.directory.organisation import RoleGrant
from amends.store.engine import open_engine

Clock = Callable[[], datetime]
"""Says what time it is (UTC)."""

NewId = Callable[[], UUID]
"""Gives a new id."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A store, and what comes from outside: the time, new ids, chance.

    `below` draws a whole number from 0 up to its argument, without it.
    """

    engine: Engine
    clock: Clock
    new_id: NewId
    below: Callable[[int], int]


class Scope(StrEnum):
    """What a token is for. Whatever it is for, who has it also sees what its user may see."""

    READ = "read"
    ACT = "act"
    ADMINISTER = "administer"
    PUBLISH = "publish"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Limits:
    """What narrows somebody's work beside their roles; None narrows nothing.

    Attributes:
        clients: the clients for whom they work here, of those for whom they may; nothing for the whole workspace.
        scopes: what they came to do.
        until: until when they may be here.
        token: the token with which they came, where it was made to last; what is made with it ends with it.
    """

    clients: frozenset[UUID] | None = None
    scopes: frozenset[Scope] | None = None
    until: datetime | None = None
    token: UUID | None = None

    def narrowed(self, clients: frozenset[UUID]) -> frozenset[UUID]:
        """Those of some clients for whom they work here."""
        return clients if self.clients is None else clients & self.clients


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a request that is to be done once, however often it is sent.

    Attributes:
        user: whose request it is.
        key: what they call it.
        id: this try of it.
    """

    user: UUID
    key: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody works: a workspace, who they are, and in which team and role where they have several.

    Attributes:
        user: the word that they log in with.
        limits: what narrows their work; None at the store itself.
        attempt: the try of a request that is to be done once; None where that was not asked for.
    """

    workspace: Workspace
    user: str
    team: str | None = None
    role: str | None = None
    limits: Limits | None = None
    attempt: Attempt | None = None

    def reaches(self, grant: RoleGrant) -> bool:
        """Whether a role of the one who works here counts at this desk."""
        return self.role in (None, grant.role) and (self.team is None or grant.team in (None, self.team))


def open_workspace(url: str) -> Workspace:
    """The workspace in the store at a URL such as `sqlite:///amends.db`.

    Raises:
        StoreError: there is none, or it cannot be used.
    """
    return workspace_in(open_engine(url))


def workspace_in(engine: Engine) -> Workspace:
    """The workspace in an open store, with the machine's clock."""
    return Workspace(engine, lambda: datetime.now(UTC), uuid_utils.compat.uuid7, secrets.randbelow)
