"""Recording a fact that nobody was asked for, or another value than the one that is known."""

from amends.app.cases.answering import answer
from amends.app.cases.facts_listed import facts_listed
from amends.app.cases.questions import question
from amends.app.cases.reading import view
from amends.app.plain.wording import wording_of
from amends.cases.events.event import Plain
from amends.cases.gate.acts.evidence import AGENT
from amends.decide.unknown import Place
from amends.desk.forms.rows import TypedRows
from amends.desk.forms.stating import VALUE, rows_of, stating_of
from amends.desk.rooms.room import Room
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError

_SOURCES = ("customer", "record", AGENT)


def form(visit: Visit) -> Shown:
    """Which fact; and once that is chosen, what it is and who says so."""
    return _form(visit, visit.query.get("fact"))


def record(visit: Visit) -> Shown:
    """Records it, and the policy decides anew; where a row more or less is asked for, nothing but that happens."""
    fact, rows = visit.answers.word("fact"), rows_of(visit.answers)
    if rows.is_changed:
        return _form(visit, fact, rows=rows)
    try:
        answer(visit.here, visit.path["reference"], stating_of(visit.answers))
    except AmendsError as error:
        return _form(visit, fact, error, rows)
    return GoTo(f"/cases/{visit.path['reference']}")


def _form(visit: Visit, name: str | None, wrong: AmendsError | None = None, rows: TypedRows | None = None) -> Page:
    case, answers = view(visit.here, visit.path["reference"]), visit.answers
    listed = [one for one in facts_listed(case) if "[" not in one.name]
    found = next((one for one in listed if one.name == name), None)
    values: dict[str, object] = {"case": case, "listed": listed, "wording": wording_of(case), "q": None}
    if found is not None:
        asked = question(case, Place(found.name))
        values |= {
            "q": asked,
            "sources": tuple(dict.fromkeys(one for one in (asked.source, *_SOURCES) if one is not None)),
            "said_by": answers.word("source") or visit.query.get("source") or asked.source or _SOURCES[0],
            "value": answers.word(VALUE) or _typed(found.value),
            "rows": rows or TypedRows(tuple(_rows(found.value)) or ({},)),
        }
    values["wrong"] = wrong and told(wrong, wording_of(case))
    return Page("fact.html", values, 200 if wrong is None else 422, is_sheet=True)


def _rows(value: Plain) -> list[dict[str, str]]:
    """A list that is known, as it would be typed."""
    elements = value if isinstance(value, list) else []
    return [{name: _typed(part) for name, part in one.items()} for one in elements if isinstance(one, dict)]


def _typed(value: Plain) -> str:
    if value is None or isinstance(value, list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


ROOMS = (
    Room("GET", "/cases/{reference}/acts/fact", form),
    Room("POST", "/cases/{reference}/acts/fact", record),
)
