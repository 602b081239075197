"""A case: its screen, an answer, and every act of the gate."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from amends.app.cases.answering import answer as answer_and_decide
from amends.app.cases.given_already import is_given_already
from amends.app.cases.reading import view
from amends.app.on_case import OnCase, act_all
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.rules.settling import Outcome
from amends.desk.forms.every import FORMS
from amends.desk.forms.form import FormError
from amends.desk.forms.ids import id_in
from amends.desk.forms.rows import TypedRows
from amends.desk.forms.stating import VALUE, rows_of, stating_of
from amends.desk.promised import promised, told_of
from amends.desk.rooms.room import Room
from amends.desk.screen import screen_of
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.lang.errors import AmendsError
from amends.store.errors import ChangedMeanwhileError

_CALLS = "calls"
"""Where an act leads back to that was begun on the page of the call records."""


def show(visit: Visit) -> Shown:
    """The call screen."""
    return screen_page(visit)


def answer(visit: Visit) -> Shown:
    """An answer to a question: it is recorded, and the policy decides anew at once."""
    rows = rows_of(visit.answers)
    if rows.is_changed:
        return screen_page(visit, rows=rows)
    try:
        answer_and_decide(visit.here, visit.path["reference"], stating_of(visit.answers))
    except AmendsError as error:
        return screen_page(visit, error, rows=rows)
    return _back(visit)


def form(visit: Visit) -> Shown:
    """The form of an act."""
    return _form(visit) if visit.path["act"] in FORMS else _none()


def act(visit: Visit) -> Shown:
    """An act: it passes the gate, or the form says why not, with all that was typed."""
    name, answers = visit.path["act"], visit.answers
    if name not in FORMS:
        return _none()

    def made(on: OnCase) -> Sequence[object]:
        return [FORMS[name].request(answers, on)]

    try:
        act_all(visit.here, visit.path["reference"], made, seen=answers.seen())
    except FormError as error:
        return _form(visit, error)
    except AmendsError as error:
        if isinstance(error, ChangedMeanwhileError) and name == "give" and _is_given_already(visit):
            return _back(visit)
        return screen_page(visit, error) if FORMS[name].is_at_once else _form(visit, error)
    return _back(visit)


def _is_given_already(visit: Visit) -> bool:
    case, answers = view(visit.here, visit.path["reference"]), visit.answers
    amount = answers.amount("amount", case.policy.currency)
    return is_given_already(case, answers.word("remedy"), amount, answers.seen())


def given(visit: Visit) -> Shown:
    """The customer has what was promised: one thing, or several, with the reference of how that is known."""
    answers = visit.answers
    try:
        entries = [entry for listed in answers.every("entry") for entry in listed.split(",")]
        if not entries:
            raise FormError("entry", texts().text("promised.which"), texts().text("promised.which_help"))
        requests = [Settle(id_in(entry, "entry"), Outcome.GIVEN, answers.word("why") or "") for entry in entries]
        act_all(visit.here, visit.path["reference"], lambda _: requests, seen=answers.seen())
    except AmendsError as error:
        return screen_page(visit, error)
    return _back(visit)


def _none() -> Page:
    return page_of(texts().text("wrong.not_found"), 404)


def _back(visit: Visit) -> GoTo:
    from_calls = visit.answers.word("then") == _CALLS
    part = "/approval" if visit.target.endswith("/approval") else f"/{_CALLS}" if from_calls else ""
    return GoTo(f"/cases/{visit.path['reference']}{part}")


def screen_page(visit: Visit, wrong: AmendsError | None = None, *, rows: TypedRows | None = None) -> Page:
    """The call screen, with what went wrong."""
    screen = screen_of(visit.here, visit.path["reference"])
    # What was typed is an answer to its own question, and to no other.
    is_asked_still = screen.question is not None and visit.answers.word("fact") == screen.question.name
    return Page(
        "case/page.html",
        {
            "s": screen,
            "zone": screen.zone,
            "wrong": wrong and told(wrong, screen.wording),
            "rows": (rows if is_asked_still else None) or TypedRows(),
            "typed": (visit.answers.word(VALUE) if is_asked_still else None) or "",
            "here": "calls",
            "live_at": f"/live?case={visit.path['reference']}",
        },
        200 if wrong is None else 422,
    )


def _form(visit: Visit, wrong: AmendsError | None = None) -> Page:
    case = view(visit.here, visit.path["reference"])
    name, remedy = visit.path["act"], visit.query.get("remedy") or visit.answers.word("remedy")
    values = {
        "case": case,
        "act": name,
        "remedy": remedy,
        "fields": FORMS[name].fields(case, remedy),
        "told": FORMS[name].told(case, remedy),
        "answers": visit.answers,
        "wrong": wrong and told_of(case, wrong),
        "promises": promised(case),
        "then": visit.query.get("then") or visit.answers.word("then"),
        "zone": ZoneInfo(case.client.timezone),
    }
    return Page("act.html", values, 200 if wrong is None else 422, is_sheet=True)


ROOMS = (
    Room("GET", "/cases/{reference}", show),
    Room("POST", "/cases/{reference}/answer", answer),
    Room("POST", "/cases/{reference}/given", given),
    Room("GET", "/cases/{reference}/acts/{act}", form),
    Room("POST", "/cases/{reference}/acts/{act}", act),
)
