"""What happens when the time has come: reminders, escalation, the next approver, the end of a hold."""

from collections.abc import Callable, Mapping
from uuid import UUID

from amends.app.by_itself import Besides
from amends.app.live import escalating
from amends.app.workspace import Workspace
from amends.cases.canonical import Json
from amends.cases.gate.attempt import GateError
from amends.cases.gate.rules.people import NotLateError
from amends.jobs.task import Done, NotYet, Outcome, Reported, Task

_Act = Callable[[Workspace, UUID, UUID, Mapping[str, Json], Besides], None]


def remind(task: Task) -> Outcome:
    """Reminds of what is due soon."""
    return _perform(task, escalating.remind)


def overdue(task: Task) -> Outcome:
    """Tells of what is late, level after level."""
    return _perform(task, escalating.overdue)


def pass_on(task: Task) -> Outcome:
    """Passes a request for a supervisor on that nobody took."""
    return _perform(task, escalating.pass_on)


def ask_next_approver(task: Task) -> Outcome:
    """Alerts the next free approver."""
    return _perform(task, escalating.ask_next_approver)


def end_hold(task: Task) -> Outcome:
    """Promises a call to who has held for long enough."""
    return _perform(task, escalating.end_hold)


def _perform(task: Task, act: _Act) -> Outcome:
    try:
        act(task.workspace, task.leased.client, task.case, task.leased.data, task.finish)
    except NotLateError:
        return NotYet()
    except GateError:
        # Somebody was quicker: what the clock ran for has come to its end.
        return Done()
    return Reported()
