"""A case: its screen, an answer, and every act of the gate."""

from collections.abc import Sequence

from amends.app.cases.answering import answer as answer_and_decide
from amends.app.cases.reading import view
from amends.app.on_case import OnCase, act_all
from amends.desk.forms.every import FORMS
from amends.desk.forms.form import FormError, nothing
from amends.desk.forms.rows import TypedRows
from amends.desk.forms.stating import VALUE, rows_of, stating_of
from amends.desk.rooms.room import Room
from amends.desk.screen import screen_of
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.lang.errors import AmendsError


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
        return screen_page(visit, error) if FORMS[name].fields is nothing else _form(visit, error)
    return _back(visit)


def _none() -> Page:
    return page_of(texts().text("wrong.not_found"), 404)


def _back(visit: Visit) -> GoTo:
    approval = "/approval" if visit.target.endswith("/approval") else ""
    return GoTo(f"/cases/{visit.path['reference']}{approval}")


def screen_page(visit: Visit, wrong: AmendsError | None = None, *, rows: TypedRows | None = None) -> Page:
    """The call screen, with what went wrong."""
    screen = screen_of(visit.here, visit.path["reference"])
    return Page(
        "case/page.html",
        {
            "s": screen,
            "zone": screen.zone,
            "wrong": wrong and told(wrong),
            "rows": rows or TypedRows(),
            "typed": visit.answers.word(VALUE) or "",
            "here": "calls",
            "live_at": f"/live?case={visit.path['reference']}",
        },
        200 if wrong is None else 422,
    )


def _form(visit: Visit, wrong: AmendsError | None = None) -> Page:
    case = view(visit.here, visit.path["reference"])
    name = visit.path["act"]
    fields = FORMS[name].fields(case, visit.query.get("remedy") or visit.answers.word("remedy"))
    values = {"case": case, "act": name, "fields": fields, "answers": visit.answers, "wrong": wrong and told(wrong)}
    return Page("act.html", values, 200 if wrong is None else 422, is_sheet=True)


ROOMS = (
    Room("GET", "/cases/{reference}", show),
    Room("POST", "/cases/{reference}/answer", answer),
    Room("GET", "/cases/{reference}/acts/{act}", form),
    Room("POST", "/cases/{reference}/acts/{act}", act),
)
