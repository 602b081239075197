"""What is done by itself, and what was given up and waits for a person: trying it again, calling it off."""

from amends.app.administration.jobs import OPEN, cancel_job, retry_job, see_job, see_jobs
from amends.desk.done import just_done
from amends.desk.rooms.room import Room
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError
from amends.store.jobs_list import JobState

_GIVEN_UP = "given_up"
_SHOWN = {_GIVEN_UP: frozenset({JobState.DEAD}), "open": OPEN, "all": frozenset(JobState)}
_MOST = 40


def listed(visit: Visit) -> Shown:
    """Those that were given up; or all that are open, or simply all."""
    asked = visit.query.get("show", _GIVEN_UP)
    show = asked if asked in _SHOWN else _GIVEN_UP
    found = see_jobs(visit.here, states=_SHOWN[show], limit=_MOST)
    values = {"jobs": found, "shows": tuple(_SHOWN), "show": show, "most": _MOST}
    return Page(
        "administration/jobs.html",
        {**values, "here": "administration", "done": just_done(visit, "administration.jobs.done")},
    )


def show(visit: Visit) -> Shown:
    """A job, and what became of it so far."""
    return _shown(visit)


def retry(visit: Visit) -> Shown:
    """Has it tried again at once."""
    try:
        retry_job(visit.here, visit.path["job"])
    except AmendsError as error:
        return _shown(visit, error)
    return GoTo("/administration?done=retried")


def cancel(visit: Visit) -> Shown:
    """Calls it off."""
    try:
        cancel_job(visit.here, visit.path["job"])
    except AmendsError as error:
        return _shown(visit, error)
    return GoTo("/administration?done=cancelled")


def _shown(visit: Visit, wrong: AmendsError | None = None) -> Page:
    values = {"view": see_job(visit.here, visit.path["job"]), "wrong": wrong and told(wrong), "here": "administration"}
    return Page("administration/job.html", values, 200 if wrong is None else 422)


ROOMS = (
    Room("GET", "/administration", listed),
    Room("GET", "/administration/jobs/{job}", show),
    Room("POST", "/administration/jobs/{job}/retry", retry),
    Room("POST", "/administration/jobs/{job}/cancel", cancel),
)
