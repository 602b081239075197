"""Asking for what somebody may not give themselves: for the approval of who may, or by handing the case to them."""

from collections.abc import Sequence

from amends.app.cases.asking import WhomToAsk, whom_to_ask
from amends.app.cases.board import Entry, board
from amends.app.cases.colleagues import colleague
from amends.app.cases.questions import before_an_exception
from amends.app.cases.reading import CaseView, view
from amends.app.on_case import OnCase, act_all, act_on
from amends.app.plain.wording import wording_of
from amends.cases.considering import to_consider
from amends.cases.gate.acts.people import Assign
from amends.cases.gate.acts.route import OpenException, Propose
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from amends.desk.forms.amount_label import amount_label
from amends.desk.forms.form import Field, FieldKind, Option
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import GoTo, Page, Shown, Visit
from amends.desk.wrong import page_of, told
from amends.explain.voice import voice_of
from amends.lang.errors import AmendsError


def form(visit: Visit) -> Shown:
    """Who may give it, and what they are told."""
    return _form(visit)


def ask(visit: Visit) -> Shown:
    """It is put to whoever may approve it, or they get the case."""
    reference, remedy, answers = visit.path["reference"], visit.path["remedy"], visit.answers
    is_for_approval = whom_to_ask(visit.here, reference, remedy).is_for_approval
    try:
        if is_for_approval:
            case = view(visit.here, reference)
            amount, why = answers.amount("amount", case.policy.currency), answers.words("why")
            missing = _missing(case)
            proposed = Propose(terms_of([(remedy, amount)]), why, False, frozenset(missing))

            def made(on: OnCase) -> Sequence[object]:
                is_open = on.state.stage is Stage.MAKING_IT_RIGHT
                return [proposed] if is_open else [OpenException(), proposed]

            act_all(visit.here, reference, made, seen=answers.seen())
        else:
            name = answers.words("user")
            act_on(visit.here, reference, lambda on: Assign(colleague(on, name).id, on.state.team), seen=answers.seen())
    except AmendsError as error:
        return _form(visit, error)
    return GoTo(f"/cases/{reference}")


def _form(visit: Visit, wrong: AmendsError | None = None) -> Page:
    reference, remedy = visit.path["reference"], visit.path["remedy"]
    case = view(visit.here, reference)
    entry = next((one for entries in board(case).values() for one in entries if one.remedy == remedy), None)
    if entry is None:
        return page_of(texts().text("wrong.not_found"), 404)
    whom = whom_to_ask(visit.here, reference, remedy)
    values = {
        "case": case,
        "entry": entry,
        "whom": whom,
        "able": voice_of(case.policy, case.client.languages[0]).role(whom.role) if whom.role is not None else None,
        "asking": _asking(case, entry, whom),
        "fault": whom.fault and told(whom.fault, wording_of(case)),
        "questions": before_an_exception(case, remedy) if whom.fault is not None else (),
        "fields": _fields(case, entry, whom),
        "answers": visit.answers,
        "wrong": wrong and told(wrong, wording_of(case)),
    }
    return Page("case/ask.html", values, 200 if wrong is None else 422, is_sheet=True)


def _asking(case: CaseView, entry: Entry, whom: WhomToAsk) -> str:
    """Who is asked for what, in a sentence."""
    voice = voice_of(case.policy, case.client.languages[0])
    who = voice.role(whom.role) if whom.role is not None else texts().text("asking.somebody")
    what = f"{entry.title} ({entry.worth})" if entry.worth else entry.title
    return texts().text("asking.approves" if whom.is_for_approval else "asking.takes", who=who, what=what)


def _fields(case: CaseView, entry: Entry, whom: WhomToAsk) -> Sequence[Field]:
    words = texts().text
    if not whom.is_for_approval:
        options = tuple(Option(one.name, one.full_name or one.name) for one in whom.colleagues)
        return [Field(name="user", label=words("fields.colleague"), kind=FieldKind.CHOICE, options=options)]
    voice = voice_of(case.policy, case.client.languages[0])
    missing = [voice.fact(name) for name in _missing(case)]
    hint = words("fields.not_considered", facts=", ".join(missing)) if missing else ""
    why = Field(name="why", label=words("fields.why_fair"), hint=hint)
    if case.policy.remedies[entry.remedy].value_type is None:
        return [why]
    value = f"{whom.amount:f}" if whom.amount is not None else ""
    open_hint = words("asking.worth_open") if whom.is_worth_open else ""
    label = amount_label(case, entry.remedy)
    amount = Field(name="amount", label=label, kind=FieldKind.AMOUNT, value=value, hint=open_hint)
    return [amount, why]


def _missing(case: CaseView) -> list[str]:
    """What the policy wants to be considered and nobody knows; it is marked so."""
    return [name for name, value in to_consider(case.state, case.policy).items() if value is None]


ROOMS = (
    Room("GET", "/cases/{reference}/ask/{remedy}", form),
    Room("POST", "/cases/{reference}/ask/{remedy}", ask),
)
