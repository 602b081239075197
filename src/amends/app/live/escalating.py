"""Reminders and escalation by time: first whoever has to act, then level after level of the policy's path."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.by_itself import Besides, act_by_itself_on, on_case_by_itself
from amends.app.following import clocks
from amends.app.following.clocks import next_approver_job
from amends.app.following.job import Job
from amends.app.live.approvers import alert_next_approver, waits_for_approver
from amends.app.live.raising import AlertKind, alert, in_role, who_may_take
from amends.app.on_case import OnCase
from amends.app.workspace import Workspace
from amends.calendars.reckoning import after, days_later
from amends.cases.canonical import Json, instant_text
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.dues import later
from amends.cases.gate.acts.people import PassOn
from amends.lang.tree import EscalationStep
from amends.store import jobs
from amends.store.engine import transact

HOLD_HAS_ENDED = "nobody could answer while the customer held"
_AFTER_THE_OWNER = timedelta(hours=1)


def remind(workspace: Workspace, client: UUID, case: UUID, data: Mapping[str, Json], besides: Besides) -> None:
    """Reminds whoever has to act of what is due soon, where it still is."""

    def work(connection: Connection) -> None:
        on = on_case_by_itself(connection, workspace, client, case)
        besides(connection)
        if _is_still_due(on, data):
            for user in _who_acts(on, data):
                alert(on, user, AlertKind.REMINDER, _key(data), dict(data))

    transact(workspace.engine, work)


def overdue(workspace: Workspace, client: UUID, case: UUID, data: Mapping[str, Json], besides: Besides) -> None:
    """Tells whoever has to act that it is late; then, time after time, the next level of the path."""

    def work(connection: Connection) -> None:
        on = on_case_by_itself(connection, workspace, client, case)
        besides(connection)
        if not _is_still_due(on, data):
            return
        level, steps = int(str(data["level"])), _levels(on)
        told = [*_who_acts(on, data)] if level == 0 else in_role(on, steps[level - 1].to)
        for user in told:
            alert(on, user, AlertKind.OVERDUE, f"{_key(data)}/{level}", dict(data))
        if level < len(steps):
            _queue(on, data, level + 1, _until_next(on, steps[level - 1] if level else None))

    transact(workspace.engine, work)


def pass_on(workspace: Workspace, client: UUID, case: UUID, data: Mapping[str, Json], besides: Besides) -> None:
    """Passes a request for a supervisor on that nobody took in time.

    Raises:
        GateError: somebody took it meanwhile, or there is time left.
    """
    act_by_itself_on(workspace, client, case, lambda _: [PassOn(UUID(str(data["of"])))], besides)


def ask_next_approver(
    workspace: Workspace, client: UUID, case: UUID, data: Mapping[str, Json], besides: Besides
) -> None:
    """Alerts the next free approver where nobody sees to a proposal, and asks again after a while."""
    proposal, number = UUID(str(data["proposal"])), int(str(data["number"]))

    def work(connection: Connection) -> None:
        on = on_case_by_itself(connection, workspace, client, case)
        besides(connection)
        waits = waits_for_approver(on, proposal)
        if waits is None:
            return
        alert_next_approver(on, waits)
        if on.state.contact is not None:
            _enqueue(on, next_approver_job(on, proposal, number + 1))

    transact(workspace.engine, work)


def end_hold(workspace: Workspace, client: UUID, case: UUID, data: Mapping[str, Json], besides: Besides) -> None:
    """Promises a call where the customer still holds and nobody has answered; the agent is told so."""
    proposal = UUID(str(data["proposal"]))

    def requests(on: OnCase) -> list[object]:
        waits = waits_for_approver(on, proposal)
        if waits is None or on.state.contact is None or on.state.call_back is not None:
            return []
        alert(on, waits.by.user, AlertKind.HOLD_ENDED, str(proposal), {"proposal": str(proposal)})
        return [PromiseCallBack(HOLD_HAS_ENDED, is_said=False)]

    act_by_itself_on(workspace, client, case, requests, besides)


def _is_still_due(on: OnCase, data: Mapping[str, Json]) -> bool:
    """Whether it is still open, and due at the time that was meant: what was put off has a clock of its own."""
    of, due, state = UUID(str(data["of"])), data["due"], on.state
    match data["what"]:
        case clocks.CALL_BACK:
            call = state.call_back
            return call is not None and call.event == of and instant_text(call.due) == due
        case clocks.HAND_OFF:
            found = next((one for one in state.hand_offs if one.id == of and one.is_open), None)
            # While the customer is awaited this clock stands still.
            return found is not None and instant_text(found.due) == due and state.waits_since is None
        case _:
            return any(one.id == of for one in state.waiting_requests)


def _who_acts(on: OnCase, data: Mapping[str, Json]) -> list[UUID]:
    """Whoever calls, owns the case, or was asked for."""
    what = data["what"]
    if what == clocks.SUPERVISOR:
        asked = next((one for one in on.state.waiting_requests if str(one.id) == data["of"]), None)
        return who_may_take(on, asked) if asked is not None else []
    calls = on.state.call_back.owner if what == clocks.CALL_BACK and on.state.call_back is not None else None
    owner = calls or on.state.owner
    return [owner] if owner is not None else []


def _levels(on: OnCase) -> list[EscalationStep]:
    """The steps of the path inside the house."""
    return [step for step in on.policy.tree.escalation if not step.outside]


def _until_next(on: OnCase, step: EscalationStep | None) -> datetime:
    """When the next level is told: after an hour of the owner's, then after as long as the path gives, or a day."""
    calendar = on.client.calendar
    if step is not None and step.within is not None:
        return later(calendar, on.at, step.within)
    return days_later(calendar, on.at, 1) if step is not None else after(calendar, on.at, _AFTER_THE_OWNER)


def _queue(on: OnCase, data: Mapping[str, Json], level: int, due_at: datetime) -> None:
    _enqueue(on, Job(kind=clocks.OVERDUE, key=f"{_key(data)}/{level}", data={**data, "level": level}, due_at=due_at))


def _enqueue(on: OnCase, job: Job) -> None:
    jobs.enqueue(
        on.connection,
        client=on.client.id,
        kind=job.kind,
        data={**job.data, "case": str(on.state.id)},
        key=job.key,
        at=on.at,
        due_at=job.due_at,
    )


def _key(data: Mapping[str, Json]) -> str:
    return f"{data['what']}/{data['of']}/{data['due']}"
