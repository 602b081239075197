"""A job in the hands of whoever performs it, and what may come of that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.workspace import Workspace
from amends.jobs.settings import WorkerSettings
from amends.store import jobs
from amends.store.bounds import bind
from amends.store.engine import writing
from amends.store.jobs import Leased


@dataclass(frozen=True, slots=True)
class Task:
    """A job that is to be performed now."""

    workspace: Workspace
    leased: Leased
    settings: WorkerSettings

    @property
    def case(self) -> UUID:
        """The case that it is about."""
        return UUID(str(self.leased.data["case"]))

    @property
    def is_last(self) -> bool:
        """Whether no further attempt follows."""
        return self.leased.attempts >= self.settings.attempts

    def begin(self) -> None:
        """Commits that something is about to leave the house; whoever comes next knows it.

        Raises:
            LeaseLostError: the job is another's, or was called off.
        """
        with writing(self.workspace.engine) as connection:
            bind(connection, [self.leased.client])
            self.mark_begun(connection)

    def mark_begun(self, connection: Connection) -> None:
        """Marks the same in a transaction that records more of it.

        Raises:
            LeaseLostError: the job is another's, or was called off: nothing is recorded.
        """
        jobs.begin(connection, self.leased, self.workspace.clock())

    def finish(self, connection: Connection) -> None:
        """Marks the job as done in the transaction that records what came of it.

        Raises:
            LeaseLostError: the job is another's, or was called off: nothing is recorded.
        """
        jobs.finish(connection, self.leased, self.workspace.clock())

    def bury(self, connection: Connection, why: str) -> None:
        """Gives the job up in the transaction that records why: it has surely not happened.

        Raises:
            LeaseLostError: the job is another's, or was called off: nothing is recorded.
        """
        jobs.bury(connection, self.leased, self.workspace.clock(), why, did_not_happen=True)


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What came of it is recorded already, together with the end of the job."""


@dataclass(frozen=True, slots=True)
class Again:
    """It is to be tried again; after the last attempt it is given up.

    Attributes:
        why: what went wrong, in words for people; never what is said about a person.
        did_not_happen: whether what was begun has surely not reached the outside; else the job stays marked as begun.
        not_before: how long to wait at least, where somebody outside has asked for that.
    """

    why: str
    did_not_happen: bool = False
    not_before: timedelta | None = None


@dataclass(frozen=True, slots=True)
class NotYet:
    """The day has not come for which it was queued: the calendar's clock has gone back. It waits for it as before."""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Trying again would not help: a person looks at it."""

    why: str


Outcome = Done | Reported | Again | NotYet | GivenUp
"""What came of a job."""

Performer = Callable[[Task], Outcome]
"""Performs a job. It may be called again for the same one: what it does must bear that."""
