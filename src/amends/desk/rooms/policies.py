"""Policies: their versions, their text beside the clauses, the steps of their life, and the lab."""

from datetime import date

from amends.app.lab import Tried, lab_of
from amends.app.registry import (
    VersionNamed,
    check_policy,
    draft_policy,
    list_policies,
    publish_policy,
    review_policy,
    show_policy,
    withdraw_policy,
)
from amends.cases.wording import PolicyWording
from amends.cases.words import spoken
from amends.decide.case import Status
from amends.desk.forms.form import FormError
from amends.desk.forms.rows import rows_typed
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.explain.voice import Voice, voice_of
from amends.explain.wording import capitalised
from amends.lang.errors import AmendsError
from amends.policy import read

_FACT = "fact."
_POSSIBLE = (Status.OWED, Status.DISCRETIONARY, Status.REFERRED)


def listed(visit: Visit) -> Shown:
    """Every version."""
    return Page("policies/list.html", {"versions": list_policies(visit.here), "here": "policies"})


def show(visit: Visit) -> Shown:
    """A version: its text, and beside it what it says."""
    return _shown(visit)


def draft(visit: Visit) -> Shown:
    """A new draft, or a new text of one."""
    answers = visit.answers
    try:
        taken = draft_policy(visit.here, answers.word("client"), answers.words("text"), "policy")
    except AmendsError as error:
        values = {"versions": list_policies(visit.here), "text": answers.word("text"), "wrong": told(error)}
        return Page("policies/list.html", {**values, "here": "policies"}, 422)
    version = taken.view.version
    return GoTo(_address(VersionNamed(version.policy, version.version, taken.view.client.name)))


def step(visit: Visit) -> Shown:
    """A step in the life of a version."""
    named, answers = _named(visit), visit.answers
    try:
        match visit.path["step"]:
            case "check":
                check_policy(visit.here, named)
            case "review":
                review_policy(visit.here, named, answers.words("read"))
            case "publish":
                publish_policy(visit.here, named, _day(answers.word("from")))
            case "withdraw":
                withdraw_policy(visit.here, named, answers.words("because"))
            case _:
                return GoTo(_address(named))
    except AmendsError as error:
        return _shown(visit, error)
    return GoTo(_address(named))


def lab(visit: Visit) -> Shown:
    """Facts to change, and what the version makes of them."""
    named, want = _named(visit), visit.query.get("want", "")
    opened = lab_of(visit.here, named)
    rows = {
        name: rows_typed(visit.asked, f"{_FACT}{name}", [part.name for part in parts])
        for name, parts in opened.lists.items()
    }
    typed = {name.removeprefix(_FACT): value for name, value in visit.query.items() if name.startswith(_FACT)}
    tried = opened.tries(typed, {name: one.filled_in for name, one in rows.items() if one.is_answer}, want)
    values: dict[str, object] = {"lab": opened, "tried": tried, "typed": typed, "rows": rows, "want": want}
    if opened.policy is not None:
        voice = voice_of(opened.policy.tree, None)
        nothing = _decides_nothing(tried, voice)
        short = _in_short(tried, voice) if nothing is None else nothing
        values |= {"words": PolicyWording(voice=voice), "decides_nothing": nothing, "in_short": short}
    return Page("policies/lab.html", {**values, "here": "policies", "address": _address(named)})


def _decides_nothing(tried: Tried, voice: Voice) -> str | None:
    """Why nothing is decided, where the day that counts lies before the version's first."""
    outside = tried.decision.not_in_force if tried.decision is not None else None
    if outside is None:
        return None
    days = {"start": voice.values.day(outside.start), "day": voice.values.day(outside.value)}
    return texts().text("call.not_in_force", fact=voice.fact(outside.by), **days)


def _in_short(tried: Tried, voice: Voice) -> str:
    """What comes out, in one line: what is not refused, by status; or what is wrong with the facts."""
    if tried.decision is None:
        return "; ".join(fault.message for fault in tried.faults.values())
    found = [*tried.decision.values()]
    by_status = {status: [voice.remedy(one.remedy) for one in found if one.status is status] for status in _POSSIBLE}
    told = [f"{spoken(status)}: {', '.join(names)}" for status, names in by_status.items() if names]
    undecided = [one for one in found if one.status is Status.UNDECIDED]
    told += [f"{len(undecided)} {spoken(Status.UNDECIDED)}"] if undecided else []
    return capitalised("; ".join(told)) if told else texts().text("policies.nothing_given")


def _shown(visit: Visit, wrong: AmendsError | None = None) -> Page:
    named = _named(visit)
    found = show_policy(visit.here, named)
    tree, report = read(found.version.text, found.version.title)
    values = {
        "v": found,
        "tree": tree,
        "found": report.in_order(),
        "lines": found.version.text.splitlines(),
        "address": _address(named),
        "answers": visit.answers,
        "wrong": wrong and told(wrong),
        "here": "policies",
    }
    return Page("policies/version.html", values, 200 if wrong is None else 422)


def _named(visit: Visit) -> VersionNamed:
    return VersionNamed(visit.path["policy"], visit.path["version"], visit.path["client"])


def _address(named: VersionNamed) -> str:
    return f"/policies/{named.client}/{named.policy}/{named.version}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise FormError("from", f"`{text}` is not a day", "write it like 2026-11-02") from None


ROOMS = (
    Room("GET", "/policies", listed),
    Room("POST", "/policies", draft),
    Room("GET", "/policies/{client}/{policy}/{version}", show),
    Room("GET", "/policies/{client}/{policy}/{version}/lab", lab),
    Room("POST", "/policies/{client}/{policy}/{version}/{step}", step),
)
