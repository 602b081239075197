"""Performing one job, and reporting what came of it; whatever goes wrong, the worker goes on."""

import logging

from amends.jobs.insisting import insist
from amends.jobs.pauses import pause_after
from amends.jobs.task import Again, Done, GivenUp, NotYet, Outcome, Performer, Reported, Task
from amends.lang.errors import AmendsError
from amends.store import jobs
from amends.store.bounds import bind
from amends.store.engine import writing
from amends.store.jobs import LeaseLostError

_LOG = logging.getLogger(__name__)
_LAST_CHANCES = 3


def perform(task: Task, performer: Performer) -> None:
    """Performs a job and reports what came of it."""
    try:
        outcome = _outcome(task, performer)
        insist(lambda: _report(task, outcome))
    except LeaseLostError:
        _LOG.info("the job %s is no longer this worker's", task.leased.id)
    except Exception as error:
        # It stays leased without a sign of life, and is taken over.
        _LOG.warning("what came of the job %s cannot be recorded now: %s", task.leased.id, error)


def _outcome(task: Task, performer: Performer) -> Outcome:
    # A performer may still record that its last attempt has failed; one that takes its worker along does not get there.
    if task.leased.attempts > task.settings.attempts + _LAST_CHANCES:
        return GivenUp("each attempt ended together with its worker")
    try:
        return performer(task)
    except LeaseLostError:
        raise
    except AmendsError as error:
        return Again(str(error))
    except Exception as error:
        _LOG.exception("performing the job %s failed", task.leased.id)
        # What the error says may hold what nobody should read in a list of jobs.
        return Again(f"a fault of Amends itself: {type(error).__name__}")


def _report(task: Task, outcome: Outcome) -> None:
    leased, settings, at = task.leased, task.settings, task.workspace.clock()
    if isinstance(outcome, Reported):
        return
    with writing(task.workspace.engine) as connection:
        bind(connection, [leased.client])
        match outcome:
            case Done():
                jobs.finish(connection, leased, at)
            case NotYet():
                jobs.put_back(connection, leased, at)
            case GivenUp(why):
                jobs.bury(connection, leased, at, why)
            case Again(why) if task.is_last:
                jobs.bury(connection, leased, at, why)
            case Again(why, did_not_happen, not_before):
                pause = pause_after(leased.attempts, settings, task.workspace.below)
                if not_before is not None:
                    pause = max(pause, min(not_before, settings.longest_pause))
                jobs.retry(connection, leased, at, pause=pause, why=why, did_not_happen=did_not_happen)
