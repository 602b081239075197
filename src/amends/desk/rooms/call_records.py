"""The call records of a case's customer: a question, what the records show, and what is shared with the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from zoneinfo import ZoneInfo

from markupsafe import Markup

from amends.app.calls.asked import CallsAsked
from amends.app.calls.looking import CallsFound, look_for_case
from amends.app.calls.numbers import NumbersCalled, lately, numbers_called
from amends.app.calls.own_calls import OwnCall, record_own_call
from amends.app.calls.worksheets import list_worksheets, read_worksheet
from amends.app.cases.caller import caller
from amends.app.cases.reading import CaseView, view
from amends.calls.plot import plot
from amends.cases.gate.rules.disclosing import CALLS
from amends.desk.forms.form import Answers, FormError
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import Download, GoTo, Page, Shown, Visit
from amends.desk.wrong import told
from amends.formats.call_files.worksheet_csv import write_worksheet
from amends.formats.mapped.spreadsheet import as_file
from amends.lang.errors import AmendsError

_ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What the page shows of a question that was answered: the worksheet, and the attempts over time."""

    found: CallsFound
    picture: Markup


def show(visit: Visit) -> Shown:
    """The question, and the worksheets that are shared already."""
    return _page(visit)


def look(visit: Visit) -> Shown:
    """What the records show; where it is shared, the worksheet that the case has then."""
    share = visit.answers.flag("share")
    try:
        found = look_for_case(visit.here, visit.path["reference"], _asked(visit.answers), share=share)
    except AmendsError as error:
        return _page(visit, wrong=error)
    if share:
        return GoTo(f"{_address(visit)}/worksheets/{found.shared}")
    return _page(visit, found)


def numbers(visit: Visit) -> Shown:
    """Which numbers were called lately, to take one of them into the question."""
    try:
        found = numbers_called(visit.here, visit.path["reference"], visit.answers.word("account"))
    except AmendsError as error:
        return _page(visit, wrong=error)
    return _page(visit, called=found)


def worksheet(visit: Visit) -> Shown:
    """A worksheet that is shared with the case."""
    return _page(visit, _read(visit))


def download(visit: Visit) -> Shown:
    """The same for a spreadsheet."""
    written = StringIO()
    write_worksheet(written, _read(visit).sheet)
    name = f"worksheet-{visit.path['reference']}-{visit.path['number']}.csv"
    headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Download(as_file(written.getvalue()), headers)


def call_it(visit: Visit) -> Shown:
    """Somebody called the number themselves."""
    answers = visit.answers
    try:
        call = OwnCall(
            number=answers.words("number"),
            answered=answers.words("outcome") == _ANSWERED,
            seconds_to_answer=answers.whole("seconds"),
            heard=answers.word("heard"),
        )
        case = view(visit.here, visit.path["reference"])
        record_own_call(visit.here, case.client.name, call)
    except AmendsError as error:
        return _page(visit, wrong=error)
    return _page(visit, done=texts().text("call_records.called"))


def _read(visit: Visit) -> CallsFound:
    number = visit.path["number"]
    return read_worksheet(visit.here, visit.path["reference"], int(number) if number.isdecimal() else 0)


def _asked(answers: Answers) -> CallsAsked:
    return CallsAsked(
        number=answers.words("number"),
        begins=_day(answers, "begins"),
        ends=_day(answers, "ends"),
        account=answers.word("account"),
    )


def _day(answers: Answers, name: str) -> date:
    text = answers.words(name)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FormError(name, f"`{text}` is no day", "choose one, such as 2026-03-01") from None


def _page(
    visit: Visit,
    found: CallsFound | None = None,
    *,
    called: NumbersCalled | None = None,
    wrong: AmendsError | None = None,
    done: str | None = None,
) -> Page:
    reference = visit.path["reference"]
    case = view(visit.here, reference)
    accounts = caller(visit.here, str(case.customer.id)).accounts
    values: Mapping[str, object] = {
        "case": case,
        "accounts": [account.number for account in accounts if account.number],
        "is_verified": _is_verified(case),
        "sheets": list_worksheets(visit.here, reference),
        "worked": found and Worked(found=found, picture=_picture(found)),
        "called": called,
        "asked": _filled(visit, case, found, called),
        "heard": (visit.answers.word("heard") or "") if wrong is not None else "",
        "zone": ZoneInfo(case.client.timezone),
        "at": _address(visit),
        "wrong": wrong and told(wrong),
        "done": done,
        "here": "calls",
    }
    return Page("case/calls.html", values, 200 if wrong is None else 422)


def _filled(visit: Visit, case: CaseView, found: CallsFound | None, called: NumbersCalled | None) -> Mapping[str, str]:
    """What stands in the question: what was typed; else what a worksheet is about; else the last ninety days."""
    typed = {name: visit.answers.word(name) or "" for name in ("number", "begins", "ends", "account")}
    if found is not None and not typed["number"]:
        typed |= {"number": found.evidence.number, "account": found.evidence.account}
    elif called is not None:
        typed |= {"account": called.account}
    if not typed["begins"] and not typed["ends"]:
        days = lately(visit.here, case.client)
        typed |= {"begins": days.begins.isoformat(), "ends": days.ends.isoformat()}
    return typed


def _picture(found: CallsFound) -> Markup:
    # Everything that was typed by anybody is escaped where it is drawn.
    return Markup(plot(found.evidence, found.words))


def _is_verified(case: CaseView) -> bool:
    return case.state.contact is not None and CALLS in case.state.contact.discloses


def _address(visit: Visit) -> str:
    return f"/cases/{visit.path['reference']}/calls"


ROOMS = (
    Room("GET", "/cases/{reference}/calls", show),
    Room("POST", "/cases/{reference}/calls", look),
    Room("POST", "/cases/{reference}/calls/numbers", numbers),
    Room("POST", "/cases/{reference}/calls/test-call", call_it),
    Room("GET", "/cases/{reference}/calls/worksheets/{number}", worksheet),
    Room("GET", "/cases/{reference}/calls/worksheets/{number}/csv", download),
)
