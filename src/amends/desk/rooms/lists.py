"""Lists of work: mine, what waits for my approval, calls and hand-offs that are due, what nobody owns."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from amends.app.call_backs import list_call_backs
from amends.app.cases.approvals import approvals
from amends.app.cases.list_choices import list_choices
from amends.app.cases.listing import list_cases
from amends.app.cases.queues import OF_CASES, Queue, wanted_in
from amends.app.cases.taking import take_call_back, take_case
from amends.app.on_case import act
from amends.cases.events.call_backs import CallOutcome
from amends.cases.gate.acts.call_backs import TryCallBack
from amends.desk.forms.form import FormError
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.lang.errors import AmendsError
from amends.store.case_list import Place

_ON_A_PAGE = 50


def show(visit: Visit) -> Shown:
    """A list."""
    return _shown(visit)


def take(visit: Visit) -> Shown:
    """A case that nobody owned is mine."""
    try:
        take_case(visit.here, visit.path["reference"])
    except AmendsError as error:
        return _shown(visit, error)
    return GoTo(f"/cases/{visit.path['reference']}")


def called(visit: Visit) -> Shown:
    """Somebody takes a call that is owed, or has called and says what came of it."""
    reference, outcome = visit.path["reference"], visit.answers.words("outcome")
    try:
        if outcome == "take":
            take_call_back(visit.here, reference)
        else:
            act(visit.here, reference, TryCallBack(_outcome(outcome)))
    except AmendsError as error:
        return _shown(visit, error)
    return GoTo(f"/cases/{reference}" if outcome == CallOutcome.REACHED else "/lists/call_backs")


def _shown(visit: Visit, wrong: AmendsError | None = None) -> Page:
    name = visit.path.get("name") or visit.target.partition("?")[0].rpartition("/")[2]
    if name not in {*Queue}:
        return page_of(texts().text("wrong.not_found"), 404)
    queue, team, policy = Queue(name), visit.query.get("team") or None, visit.query.get("policy") or None
    narrowed = {key: value for key, value in (("team", team), ("policy", policy)) if value is not None}
    after = _place(visit.query.get("page"))
    values: Mapping[str, object]
    if queue is Queue.APPROVAL:
        template, values, last = "lists/approval.html", {"found": approvals(visit.here, team, policy)}, None
    elif queue is Queue.CALL_BACKS:
        place = (after.at, after.case) if after is not None else None
        work = list_call_backs(visit.here, team=team, after=place, limit=_ON_A_PAGE)
        call = work.calls[-1].call if len(work.calls) == _ON_A_PAGE else None
        last = Place(call.due, call.case) if call is not None else None
        template, values = "lists/call_backs.html", {"work": work, "outcomes": tuple(CallOutcome)}
    else:
        rows = list_cases(visit.here, wanted_in(queue, team, policy, after), limit=_ON_A_PAGE)
        template, values, last = "lists/cases.html", {"rows": rows}, rows.next
    common = {
        "here": queue.value,
        "choices": list_choices(visit.here),
        "has_policies": queue in OF_CASES or queue is Queue.APPROVAL,
        "team": team,
        "policy": policy,
        "next_page": urlencode({**narrowed, "page": f"{last.at.isoformat()}/{last.case}"}) if last else None,
        "wrong": wrong and told(wrong),
    }
    return Page(template, {**common, **values}, 200 if wrong is None else 422)


def _place(page: str | None) -> Place | None:
    """Where a page begins; the first one where the address says nothing that makes sense."""
    at, _, case = (page or "").partition("/")
    try:
        return Place(datetime.fromisoformat(at), UUID(case))
    except ValueError:
        return None


def _outcome(name: str) -> CallOutcome:
    try:
        return CallOutcome(name)
    except ValueError:
        raise FormError("outcome", "this is none of those to choose from", "choose one again") from None


ROOMS = (
    Room("GET", "/lists/{name}", show),
    Room("POST", "/lists/unassigned/{reference}", take),
    Room("POST", "/lists/call_backs/{reference}", called),
)
