"""Jobs as plain data."""

from amends.app.administration.jobs import JobView
from amends.app.plain.values import Plain, instant


def job_to_plain(view: JobView) -> Plain:
    """A job, whose it is and about which case."""
    job = view.job
    return {
        "id": str(job.id),
        "client": view.client.name,
        "case": view.case,
        "kind": job.kind,
        "state": job.state.value,
        "attempts": job.attempts,
        "may_have_happened": job.is_begun,
        "why": job.why,
        "worker": job.worker,
        "queued_at": instant(job.queued_at),
        "due_at": instant(job.due_at),
        "changed_at": instant(job.changed_at),
    }
