"""What is done by itself, as people see it: what waits, what was given up and why; trying again, calling off."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.by_itself import on_case_by_itself
from amends.app.finding import NotFoundError, clients_with_ids
from amends.app.following.fulfilment import FULFIL
from amends.app.on_case import pass_all
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.gate.acts.fulfilling import Came, RecordFulfilment
from amends.cases.parts import GiftState
from amends.directory.errors import DirectoryError
from amends.directory.organisation import Client
from amends.store import jobs
from amends.store.case_list import references
from amends.store.engine import reading, writing
from amends.store.jobs_list import JobRow, JobState, jobs_beginning, list_jobs

OPEN = frozenset({JobState.WAITING, JobState.LEASED, JobState.DEAD})
"""The states in which something is still to be done, by a worker or by a person."""


class JobError(DirectoryError):
    """With the job nothing can be done that was asked."""


@dataclass(frozen=True, slots=True)
class JobView:
    """A job, whose it is, and the reference of the case that it is about."""

    job: JobRow
    client: Client
    case: str | None


def see_jobs(
    desk: Desk, client: str | None = None, states: Collection[JobState] = OPEN, *, limit: int = 100
) -> tuple[JobView, ...]:
    """The jobs of a client, or of all for whom one may see them; those that changed last first.

    Raises:
        NotPermittedError: the one who asks may not.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        found = list_jobs(connection, _clients(who, client), states, limit=limit)
        return tuple(_views(connection, found))


def see_job(desk: Desk, job: str) -> JobView:
    """A job by its number, or by the beginning of it.

    Raises:
        NotFoundError: there is none, or several begin so.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        return _view(connection, _meant(connection, who.clients(Task.SEE_JOBS), job))


def retry_job(desk: Desk, job: str) -> JobView:
    """Has a job tried at once that was given up, or that waits between two attempts.

    Raises:
        JobError: it was done or called off, or somebody is at it.
        NotPermittedError: the one who asks may not.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        meant = _meant(connection, who.clients(Task.CHANGE_JOBS), job)
        if not jobs.revive(connection, meant.client, meant.id, who.at):
            raise JobError(*_NOT_TRIED[meant.state])
        who.did(Act.RETRY_JOB, meant.client, meant.id, kind=meant.kind)
        return _again(connection, meant)


def cancel_job(desk: Desk, job: str) -> JobView:
    """Calls a job off; what an attempt may have reached already is not called back by that.

    Raises:
        JobError: it was done or called off already, or an attempt goes on of which nobody knows the end.
        NotPermittedError: the one who asks may not.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        meant = _meant(connection, who.clients(Task.CHANGE_JOBS), job)
        if not jobs.cancel(connection, meant.client, meant.kind, meant.key, who.at):
            raise JobError(*_not_called_off(meant))
        _tell_case(connection, desk, meant, who.who.user.name)
        who.did(Act.CANCEL_JOB, meant.client, meant.id, kind=meant.kind)
        return _again(connection, meant)


_NOT_TRIED = {
    JobState.WAITING: ("the job waits for nothing: a worker takes it next", "see that one is running: `amends worker`"),
    JobState.LEASED: ("a worker is at the job", "wait for what comes of it"),
    JobState.DONE: ("the job is done", "nothing is left to try"),
    JobState.CANCELLED: ("the job was called off", "what it was for can be begun anew in its case"),
}


def _not_called_off(job: JobRow) -> tuple[str, str]:
    if job.state in (JobState.DONE, JobState.CANCELLED):
        return _NOT_TRIED[job.state]
    return "an attempt was begun, and nobody knows yet how it ended", "wait for what comes of it"


def _tell_case(connection: Connection, desk: Desk, job: JobRow, name: str) -> None:
    """What no longer goes out by itself is a person's to give: the case says so."""
    if job.kind != FULFIL:
        return
    on = on_case_by_itself(connection, desk.workspace, job.client, UUID(str(job.data["case"])))
    gift = on.state.gifts.get(UUID(str(job.data["entry"])))
    if gift is not None and gift.state is GiftState.RESERVED:
        pass_all(on, [RecordFulfilment(gift.id, Came.FAILED, f"`{name}` has called it off")])


def _clients(who: Asking, client: str | None) -> Collection[UUID]:
    if client is None:
        return who.clients(Task.SEE_JOBS)
    named = who.client(client)
    who.allowed(Task.SEE_JOBS, named)
    return [named.id]


def _meant(connection: Connection, clients: Collection[UUID], job: str) -> JobRow:
    found = jobs_beginning(connection, clients, job.lower()) if job else ()
    if len(found) != 1:
        what = "several jobs begin with" if found else "there is no job"
        raise NotFoundError(f"{what} `{job}`", "see `amends jobs list`")
    return found[0]


def _again(connection: Connection, job: JobRow) -> JobView:
    (now,) = jobs_beginning(connection, [job.client], str(job.id))
    return _view(connection, now)


def _view(connection: Connection, job: JobRow) -> JobView:
    (view,) = _views(connection, [job])
    return view


def _views(connection: Connection, found: Sequence[JobRow]) -> Iterator[JobView]:
    clients = clients_with_ids(connection, {job.client for job in found})
    cases = references(connection, clients, {case for job in found if (case := _case(job)) is not None})
    for job in found:
        case = _case(job)
        yield JobView(job, clients[job.client], None if case is None else cases.get(case))


def _case(job: JobRow) -> UUID | None:
    case = job.data.get("case")
    return UUID(case) if isinstance(case, str) else None
