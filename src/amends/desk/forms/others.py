"""The forms of others who are asked, and of the end."""

from collections.abc import Sequence

from amends.app.cases.colleagues import colleague
from amends.app.cases.dues import due_within
from amends.app.cases.reading import CaseView
from amends.app.on_case import OnCase
from amends.app.plain.wording import wording_of
from amends.cases.call_backs import PromisedCall
from amends.cases.events.ending import NeedsMet
from amends.cases.events.people import WhyWithdrawn
from amends.cases.gate.acts.ending import Close, Reopen, Resolve, WriteThoughts
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskOpinion,
    AskSupervisor,
    Assign,
    FinishHandOff,
    GiveOpinion,
    HandOver,
    TakeOver,
    WithdrawRequest,
)
from amends.cases.gate.rules.call_backs import asks_about_call
from amends.cases.parts import HandOffState
from amends.desk.forms import choices
from amends.desk.forms.amount_label import amount_label
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, Forms, Option, Told, nothing
from amends.desk.forms.ids import id_of
from amends.desk.texts import texts


def _label(name: str) -> str:
    return texts().text(f"fields.{name}")


def _user() -> Field:
    return Field(name="user", label=_label("colleague"), kind=FieldKind.WORD, hint=_label("colleague_hint"))


def _view(view: CaseView) -> list[Field]:
    return [
        Field(name="view", label=_label("view"), hint=_label("view_hint")),
        Field(
            name="remedy",
            label=_label("view_remedy"),
            kind=FieldKind.CHOICE,
            options=(Option("", _label("none_fits")), *choices.remedies(view)),
            is_required=False,
        ),
        Field(name="amount", label=amount_label(view), kind=FieldKind.AMOUNT, is_required=False),
    ]


def _before_asking(_: CaseView, __: str | None) -> Told:
    return Told(happens=(texts().text("supervisor.asks"), texts().text("supervisor.not_refused")))


def _withdrawal(_: CaseView, __: str | None) -> Sequence[Field]:
    options = tuple(Option(one.value, texts().text(f"withdrawn.{one.value}")) for one in WhyWithdrawn)
    return [
        Field(name="how", label=_label("how_withdrawn"), kind=FieldKind.CHOICE, options=options),
        Field(name="words", label=_label("words_withdrawn")),
    ]


def _second_opinion(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_user(), *_view(view)]


def _opinion(view: CaseView, _: str | None) -> Sequence[Field]:
    return _view(view)


def _hand_off(view: CaseView, _: str | None) -> Sequence[Field]:
    wish = view.state.restatement
    return [
        Field(name="party", label=_label("party"), kind=FieldKind.WORD),
        Field(name="what", label=_label("what")),
        Field(name="within", label=_label("within"), kind=FieldKind.AMOUNT, value="24"),
        Field(
            name="remedy",
            label=_label("for_remedy"),
            kind=FieldKind.CHOICE,
            value=(wish.remedy or "") if wish is not None else "",
            options=(Option("", _label("no_remedy")), *choices.remedies(view)),
            is_required=False,
        ),
    ]


def _answered(view: CaseView, _: str | None) -> Sequence[Field]:
    answers = (
        Option("accepted", texts().text("hand_off.accepted")),
        Option("declined", texts().text("hand_off.declined")),
    )
    return [
        Field(
            name="hand_off",
            label=_label("hand_off"),
            kind=FieldKind.CHOICE,
            options=choices.hand_offs(view, HandOffState.ASKED, HandOffState.ACCEPTED),
        ),
        Field(name="answer", label=_label("answer"), kind=FieldKind.CHOICE, options=answers),
        Field(name="words", label=_label("party_words")),
    ]


def _finished(view: CaseView, _: str | None) -> Sequence[Field]:
    return [
        Field(
            name="hand_off",
            label=_label("hand_off"),
            kind=FieldKind.CHOICE,
            options=choices.hand_offs(view, HandOffState.ACCEPTED),
        ),
        Field(name="words", label=_label("party_words")),
    ]


def _assign(_: CaseView, __: str | None) -> Sequence[Field]:
    return [_user()]


def _resolve(view: CaseView, _: str | None) -> Sequence[Field]:
    speaks = view.state.contact is not None
    answers = (one for one in NeedsMet if not (speaks and one is NeedsMet.IN_WRITING))
    options = tuple(Option(one.value, texts().text(f"needs.{one.value}")) for one in answers)
    fields = [Field(name="needs_met", label=_label("needs_met"), kind=FieldKind.CHOICE, options=options)]
    if not speaks:
        fields.append(Field(name="heard", label=_label("heard"), hint=_label("heard_hint"), is_required=False))
    call = view.state.call_back
    if call is not None and asks_about_call(view.state):
        due = wording_of(view).moment(call.due)
        then = tuple(Option(one.value, texts().text(f"promised_call.{one.value}")) for one in PromisedCall)
        label = texts().text("promised_call.label", due=due)
        fields.append(Field(name="call_back", label=label, kind=FieldKind.CHOICE, options=then))
    return fields


def _thoughts(view: CaseView, _: str | None) -> Sequence[Field]:
    return [Field(name="words", label=_label("thoughts"), value=view.state.final_thoughts or "")]


def _reopen(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="why", label=_label("why_reopened"))]


def _asked(answers: Answers, on: OnCase) -> object:
    return AskOpinion(
        colleague(on, answers.words("user")).id,
        answers.words("view"),
        answers.word("remedy"),
        answers.amount("amount", on.policy.tree.currency),
    )


def _handed_off(answers: Answers, on: OnCase) -> object:
    due = due_within(on, answers.hours("within"))
    return HandOver(answers.words("party"), answers.words("what"), due, answers.word("remedy"))


def _said(answers: Answers, _: OnCase) -> object:
    return AnswerHandOff(id_of(answers, "hand_off"), answers.word("answer") == "accepted", answers.words("words"))


def _resolved(answers: Answers, _: OnCase) -> object:
    call_back = answers.word("call_back")
    then = None if call_back is None else PromisedCall(call_back)
    return Resolve(NeedsMet(answers.words("needs_met")), then, answers.word("heard"))


FORMS: Forms = {
    "supervisor": ActForm(nothing, lambda _, __: AskSupervisor(), _before_asking),
    "take-over": ActForm(nothing, lambda _, __: TakeOver()),
    "withdraw-request": ActForm(
        _withdrawal,
        lambda answers, _: WithdrawRequest(WhyWithdrawn(answers.words("how")), answers.words("words")),
    ),
    "second-opinion": ActForm(_second_opinion, _asked),
    "opinion": ActForm(
        _opinion,
        lambda answers, on: GiveOpinion(
            answers.words("view"), answers.word("remedy"), answers.amount("amount", on.policy.tree.currency)
        ),
    ),
    "hand-off": ActForm(_hand_off, _handed_off),
    "answer-hand-off": ActForm(_answered, _said),
    "finish-hand-off": ActForm(
        _finished, lambda answers, _: FinishHandOff(id_of(answers, "hand_off"), answers.words("words"))
    ),
    "assign": ActForm(_assign, lambda answers, on: Assign(colleague(on, answers.words("user")).id, on.state.team)),
    "resolve": ActForm(_resolve, _resolved),
    "note": ActForm(_thoughts, lambda answers, _: WriteThoughts(answers.words("words"))),
    "close": ActForm(nothing, lambda _, __: Close()),
    "reopen": ActForm(_reopen, lambda answers, _: Reopen(answers.words("why"))),
}
