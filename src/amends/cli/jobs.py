"""`amends jobs`: what is done by itself, what was given up and why; trying again, calling off."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, table, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted

if TYPE_CHECKING:
    from amends.app.administration.jobs import JobView

_DIGITS = 8
_MOST_SHOWN = 100

_JobArgument = Annotated[str, Parameter(name="JOB", help="Its number in `amends jobs list`, or the beginning of it.")]

command = group(
    "jobs",
    """\
Examples:
  amends jobs list
  amends jobs list --given-up --client acme
  amends jobs retry 3f2a9c41""",
)


@command.command(
    sort_key=0,
    name="list",
    usage="Usage: amends jobs list [OPTIONS]",
    help_epilogue="Examples:\n  amends jobs list\n  amends jobs list --given-up --json",
)
def list_all(
    *,
    given_up: Annotated[
        bool, Parameter(name="--given-up", negative=(), help="Only what was given up and waits for a person.")
    ] = False,
    every: Annotated[
        bool, Parameter(name="--all", negative=(), help="Also what is done and what was called off.")
    ] = False,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists what is still to be done by itself, and what was given up."""
    from amends.app.administration.jobs import OPEN, see_jobs
    from amends.app.plain.jobs import job_to_plain
    from amends.store.jobs_list import JobState

    states = {JobState.DEAD} if given_up else set(JobState) if every else OPEN
    found = see_jobs(desk_of(options), client, states, limit=_MOST_SHOWN)
    document = {"jobs": list(map(job_to_plain, found))}
    if not found:
        return answer(options, document, [Line("There is nothing.")])
    rows = [
        (
            str(view.job.id)[:_DIGITS],
            view.client.name,
            view.case or "",
            view.job.kind,
            _state(view),
            counted(view.job.attempts, "attempt"),
            view.job.why or "",
        )
        for view in found
    ]
    return answer(
        options,
        document,
        table(("job", "client", "case", "what", "state", "tried", "last result"), rows),
        _after(found),
    )


@command.command(
    sort_key=1, usage="Usage: amends jobs show JOB [OPTIONS]", help_epilogue="Example:\n  amends jobs show 3f2a9c41"
)
def show(job: _JobArgument, /, *, options: LookOptions = LOOK) -> int:
    """Shows a job and what became of it so far."""
    from amends.app.administration.jobs import see_job

    return _shown(options, see_job(desk_of(options), job))


@command.command(
    sort_key=2, usage="Usage: amends jobs retry JOB [OPTIONS]", help_epilogue="Example:\n  amends jobs retry 3f2a9c41"
)
def retry(job: _JobArgument, /, *, options: LookOptions = LOOK) -> int:
    """Has a job tried again at once: one that was given up, or that waits between two attempts."""
    from amends.app.administration.jobs import retry_job

    return _shown(options, retry_job(desk_of(options), job))


@command.command(
    sort_key=3, usage="Usage: amends jobs cancel JOB [OPTIONS]", help_epilogue="Example:\n  amends jobs cancel 3f2a9c41"
)
def cancel(job: _JobArgument, /, *, options: LookOptions = LOOK) -> int:
    """Calls a job off; what it was for is left to a person."""
    from amends.app.administration.jobs import cancel_job

    return _shown(options, cancel_job(desk_of(options), job))


def _shown(options: LookOptions, view: "JobView") -> int:
    from amends.app.plain.jobs import job_to_plain

    return answer(options, {"job": job_to_plain(view)}, _lines(view), _after([view]))


def _lines(view: "JobView") -> list[Line]:
    job = view.job
    about = f"case {view.case}, {view.client.title}" if view.case else view.client.title
    lines = [
        Line(f"{job.kind} ({str(job.id)[:_DIGITS]}): {_state(view)}", style="bold"),
        Line(about, 1),
        Line(f"queued {job.queued_at:%Y-%m-%d %H:%M} UTC, tried {counted(job.attempts, 'time')}", 1),
    ]
    if job.due_at is not None:
        lines.append(Line(f"not before {job.due_at:%Y-%m-%d %H:%M} UTC", 1))
    if job.why is not None:
        lines.append(Line(f"last result: {job.why}", 1))
    if job.is_begun:
        lines.append(Line("an attempt was begun of which nobody knows how it ended", 1))
    return lines


def _state(view: "JobView") -> str:
    words = {"leased": "going on", "dead": "given up", "cancelled": "called off"}
    return words.get(view.job.state.value, view.job.state.value)


def _after(found: "list[JobView] | tuple[JobView, ...]") -> list[Next]:
    given_up = next((view for view in found if view.job.state.value == "dead"), None)
    if given_up is None:
        return []
    number = str(given_up.job.id)[:_DIGITS]
    return [Next(typed("jobs", "retry", number), "when what stood in the way is put right")]
