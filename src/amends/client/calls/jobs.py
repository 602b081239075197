"""Calls about what is done by itself."""

from collections.abc import Sequence
from uuid import UUID

from amends.client.call import Call, in_path
from amends.client.calls.making import reading, writing
from amends.client.models.jobs import Job, Jobs


def jobs(*, client: str | None = None, state: Sequence[str] = (), limit: int | None = None) -> Call[Jobs]:
    """What is still to be done by itself, and what was given up (`dead`); those that changed last first.

    Args:
        client: only those of one client.
        state: only those in one of these; else what is open or given up.
        limit: how many at most; else 100.
    """
    return reading("/jobs", Jobs, {"client": client, "state": list(state) or None, "limit": limit})


def job(job: UUID) -> Call[Job]:
    """A job, and what became of it so far."""
    return reading(_path(job), Job)


def retry_job(job: UUID, *, key: str | None = None) -> Call[Job]:
    """Has a job tried again at once: one that was given up, or that waits between two attempts."""
    return writing(f"{_path(job)}/retry", Job, key=key)


def cancel_job(job: UUID, *, key: str | None = None) -> Call[Job]:
    """Calls a job off; what it was for is left to a person."""
    return writing(f"{_path(job)}/cancel", Job, key=key)


def _path(job: UUID) -> str:
    return f"/jobs/{in_path(job)}"
