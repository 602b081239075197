"""The workspace: a store, a clock, and where new ids come from."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import Engine

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


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody works: a workspace, who they are, and in which team and role where they have several.

    `user` is the word that they log in with.
    """

    workspace: Workspace
    user: str
    team: str | None = None
    role: str | None = None


def open_workspace(url: str) -> Workspace:
    """The workspace in the store at a URL such as `sqlite:///amends.db`.

    Raises:
        StoreError: there is none, or it cannot be used.
    """
    return workspace_in(open_engine(url))


def workspace_in(engine: Engine) -> Workspace:
    """The workspace in an open store, with the machine's clock."""
    return Workspace(engine, lambda: datetime.now(UTC), uuid_utils.compat.uuid7, secrets.randbelow)
