"""The forms of others who are asked, and of the end."""

from collections.abc import Sequence

from amends.app.cases.colleagues import colleague
from amends.app.cases.dues import due_within
from amends.app.cases.reading import CaseView
from amends.app.on_case import OnCase
from amends.cases.events.ending import NeedsMet
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
)
from amends.cases.parts import HandOffState
from amends.desk.forms import choices
from amends.desk.forms.amount_label import amount_label
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, Forms, Option, nothing
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


def _second_opinion(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_user(), *_view(view)]


def _opinion(view: CaseView, _: str | None) -> Sequence[Field]:
    return _view(view)


def _hand_off(_: CaseView, __: str | None) -> Sequence[Field]:
    return [
        Field(name="party", label=_label("party"), kind=FieldKind.WORD),
        Field(name="what", label=_label("what")),
        Field(name="within", label=_label("within"), kind=FieldKind.AMOUNT, value="24"),
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
            options=choices.hand_offs(view, HandOffState.ASKED),
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


def _resolve(_: CaseView, __: str | None) -> Sequence[Field]:
    options = tuple(Option(one.value, texts().text(f"needs.{one.value}")) for one in NeedsMet)
    return [Field(name="needs_met", label=_label("needs_met"), kind=FieldKind.CHOICE, options=options)]


def _thoughts(view: CaseView, _: str | None) -> Sequence[Field]:
    return [Field(name="words", label=_label("thoughts"), value=view.state.final_thoughts or "")]


def _reopen(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="why", label=_label("why_reopened"))]


def _asked(answers: Answers, on: OnCase) -> object:
    return AskOpinion(
        colleague(on, answers.words("user")).id,
        answers.words("view"),
        answers.word("remedy"),
        answers.amount("amount"),
    )


def _handed_off(answers: Answers, on: OnCase) -> object:
    return HandOver(answers.words("party"), answers.words("what"), due_within(on, answers.hours("within")))


def _said(answers: Answers, _: OnCase) -> object:
    return AnswerHandOff(id_of(answers, "hand_off"), answers.word("answer") == "accepted", answers.words("words"))


FORMS: Forms = {
    "supervisor": ActForm(nothing, lambda _, __: AskSupervisor()),
    "take-over": ActForm(nothing, lambda _, __: TakeOver()),
    "second-opinion": ActForm(_second_opinion, _asked),
    "opinion": ActForm(
        _opinion,
        lambda answers, _: GiveOpinion(answers.words("view"), answers.word("remedy"), answers.amount("amount")),
    ),
    "hand-off": ActForm(_hand_off, _handed_off),
    "answer-hand-off": ActForm(_answered, _said),
    "finish-hand-off": ActForm(
        _finished, lambda answers, _: FinishHandOff(id_of(answers, "hand_off"), answers.words("words"))
    ),
    "assign": ActForm(_assign, lambda answers, on: Assign(colleague(on, answers.words("user")).id, on.state.team)),
    "resolve": ActForm(_resolve, lambda answers, _: Resolve(NeedsMet(answers.words("needs_met")))),
    "note": ActForm(_thoughts, lambda answers, _: WriteThoughts(answers.words("words"))),
    "close": ActForm(nothing, lambda _, __: Close()),
    "reopen": ActForm(_reopen, lambda answers, _: Reopen(answers.words("why"))),
}
