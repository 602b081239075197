"""What has to come back: reminding of it, and the end of waiting, when the time has come."""

from collections.abc import Callable
from datetime import datetime

from amends.app.by_itself import act_by_itself_on
from amends.app.on_case import OnCase
from amends.cases.canonical import instant_text
from amends.cases.gate.acts.returns import ExpireReturn, RemindOfReturn
from amends.cases.gate.attempt import GateError
from amends.cases.gate.rules.returns import DueDateError
from amends.cases.parts import AwaitedReturn
from amends.jobs.task import Done, NotYet, Outcome, Reported, Task


def remind_of_return(task: Task) -> Outcome:
    """Reminds of what is still awaited."""
    return _act(task, RemindOfReturn, lambda awaited: awaited.remind_at)


def expire_return(task: Task) -> Outcome:
    """Releases what waited in vain."""
    return _act(task, ExpireReturn, lambda awaited: awaited.due)


def _act(task: Task, request: Callable[[str], object], day: Callable[[AwaitedReturn], datetime | None]) -> Outcome:
    number, queued_for = str(task.leased.data["number"]), task.leased.data["on"]

    def requests(on: OnCase) -> list[object]:
        awaited = on.state.returns.get(number)
        now = day(awaited) if awaited is not None else None
        # Who was asked anew has another day by now, and another job sees to that.
        return [request(number)] if now is not None and instant_text(now) == queued_for else []

    try:
        act_by_itself_on(task.workspace, task.leased.client, task.case, requests, task.finish)
    except DueDateError:
        return NotYet()
    except GateError:
        # It has arrived meanwhile, or what waited for it was settled.
        return Done()
    return Reported()
