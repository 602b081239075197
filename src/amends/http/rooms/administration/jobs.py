"""What is done by itself: what waits, what was given up; trying again, calling off."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from amends.app.administration.jobs import OPEN, cancel_job, retry_job, see_job, see_jobs
from amends.app.plain.jobs import job_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.administration import JobShown, JobsShown
from amends.http.models.values import Name
from amends.store.jobs_list import JobState

ROOM = APIRouter(prefix="/jobs")

_Sees = Annotated[Desk, Depends(Reads(Task.SEE_JOBS))]
_Changes = Annotated[Write, Depends(Writes(Task.CHANGE_JOBS))]
_Job = Annotated[str, Path(min_length=1, max_length=36, pattern=r"^[^\x00]+$", description="Its id.")]


@ROOM.get("", response_model=JobsShown)
def list_jobs(
    desk: _Sees,
    client: Annotated[Name | None, Query(description="Only those of this client.")] = None,
    state: Annotated[
        list[JobState] | None, Query(description="Only those in one of these states; else what is open or given up.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many at most.")] = 100,
) -> Response:
    """Lists what is still to be done by itself, and what was given up (`dead`); those that changed last first."""
    found = see_jobs(desk, client, OPEN if state is None else frozenset(state), limit=limit)
    return json_response({"jobs": list(map(job_to_plain, found))})


@ROOM.get("/{job}", response_model=JobShown)
def show_job(desk: _Sees, job: _Job) -> Response:
    """Shows a job and what became of it so far."""
    return json_response(job_to_plain(see_job(desk, job)))


@ROOM.post("/{job}/retry", response_model=JobShown)
def retry_a_job(write: _Changes, job: _Job) -> Response:
    """Has a job tried again at once: one that was given up, or that waits between two attempts."""
    return write.shown(lambda desk: job_to_plain(retry_job(desk, job)))


@ROOM.post("/{job}/cancel", response_model=JobShown)
def cancel_a_job(write: _Changes, job: _Job) -> Response:
    """Calls a job off; what it was for is left to a person."""
    return write.shown(lambda desk: job_to_plain(cancel_job(desk, job)))
