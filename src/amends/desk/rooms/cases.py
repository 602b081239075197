"""A case: its screen, an answer, and every act of the gate."""

from collections.abc import Sequence

from amends.app.cases.answering import answer as answer_and_decide
from amends.app.cases.reading import view
from amends.app.cases.stating import Stating
from amends.app.on_case import OnCase, act_all
from amends.desk.forms.every import FORMS
from amends.desk.forms.form import FormError, nothing
from amends.desk.rooms.room import Room
from amends.desk.screen import screen_of
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError


def show(visit: Visit) -> Shown:
    """The call screen."""
    return _screen(visit)


def answer(visit: Visit) -> Shown:
    """An answer to a question: it is recorded, and the policy decides anew at once."""
    answers, reference = visit.answers, visit.path["reference"]
    typed = {answers.words("fact"): answers.word("value") or ""}
    try:
        answer_and_decide(visit.here, reference, Stating(typed=typed, written={}, source=answers.word("source")))
    except AmendsError as error:
        return _screen(visit, error)
    return _back(visit)


def form(visit: Visit) -> Shown:
    """The form of an act."""
    return _form(visit)


def act(visit: Visit) -> Shown:
    """An act: it passes the gate, or the form says why not, with all that was typed."""
    name, answers = visit.path["act"], visit.answers

    def made(on: OnCase) -> Sequence[object]:
        return [FORMS[name].request(answers, on)]

    try:
        act_all(visit.here, visit.path["reference"], made, seen=answers.seen())
    except FormError as error:
        return _form(visit, error)
    except AmendsError as error:
        return _screen(visit, error) if FORMS[name].fields is nothing else _form(visit, error)
    return _back(visit)


def _back(visit: Visit) -> GoTo:
    approval = "/approval" if visit.target.endswith("/approval") else ""
    return GoTo(f"/cases/{visit.path['reference']}{approval}")


def _screen(visit: Visit, wrong: AmendsError | None = None) -> Page:
    screen = screen_of(visit.here, visit.path["reference"])
    return Page(
        "case/page.html",
        {
            "s": screen,
            "zone": screen.zone,
            "wrong": wrong,
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
