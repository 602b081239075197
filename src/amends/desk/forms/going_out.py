"""The forms of what goes out and comes back: letters, what is tried again, what is awaited, and looking again."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from amends.app.cases.reading import CaseView
from amends.app.fulfilment.returns import asking_for, number_meant
from amends.app.letters.sending import posted, sent_again
from amends.app.on_case import OnCase
from amends.app.plain.wording import wording_of
from amends.cases.events.letters import LetterKind
from amends.cases.events.returns import Found
from amends.cases.gate.acts.ending import FollowUp
from amends.cases.gate.acts.fulfilling import FulfilAgain
from amends.cases.gate.acts.returns import RecordArrival
from amends.cases.parts import CaseLetter, Gift
from amends.cases.state import Stage
from amends.desk.forms import choices
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, FormError, Forms, Option, Told
from amends.desk.forms.ids import id_of
from amends.desk.texts import texts

_DAYS = "60"


def _label(name: str) -> str:
    return texts().text(f"fields.{name}")


def _failed(view: CaseView) -> tuple[CaseLetter, ...]:
    """The letters that can be posted; an offer that does not stand any more is put to nobody."""
    is_offered = view.state.stage is Stage.OFFERED
    return tuple(one for one in view.state.failed_letters if is_offered or one.kind is not LetterKind.OFFER)


def _letter(view: CaseView, _: str | None) -> Sequence[Field]:
    wording, letters = wording_of(view), _failed(view)
    options = tuple(Option(str(one.number), f"{one.kind.words}, {wording.moment(one.at)}") for one in letters)
    value = options[-1].value if options else ""
    return [Field(name="letter", label=_label("letter"), kind=FieldKind.CHOICE, options=options, value=value)]


def _before_posting(view: CaseView, _: str | None) -> Told:
    letters = _failed(view)
    paper = f"/cases/{view.state.reference}/letters/{letters[-1].number}" if letters else None
    return Told(happens=(texts().text("telling.printed"),), paper=paper)


def _gift(view: CaseView, remedy: str | None, found: Iterable[Gift]) -> Field:
    listed = [*found]
    meant = next((str(one.id) for one in listed if one.remedy == remedy), "")
    options = choices.gifts(view, listed)
    return Field(name="entry", label=_label("gift"), kind=FieldKind.CHOICE, options=options, value=meant)


def _failed_gift(view: CaseView, remedy: str | None) -> Sequence[Field]:
    return [_gift(view, remedy, (one for one in view.state.gifts.values() if one.has_failed))]


def _awaiting_gift(view: CaseView, remedy: str | None) -> Sequence[Field]:
    return [_gift(view, remedy, (one for one in view.state.open_gifts if one.awaits))]


def _arrived(view: CaseView, _: str | None) -> Sequence[Field]:
    awaited = [one.number for one in view.state.returns.values() if one.found is not Found.RIGHT]
    found = tuple(Option(one.value, one.words) for one in Found)
    return [
        Field(name="number", label=_label("return_number"), kind=FieldKind.WORD, value=awaited[0] if awaited else ""),
        Field(name="serial", label=_label("serial"), kind=FieldKind.WORD, is_required=False),
        Field(name="found", label=_label("found"), kind=FieldKind.CHOICE, options=found, is_required=False),
    ]


def _follow_up(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="days", label=_label("look_again"), kind=FieldKind.AMOUNT, value=_DAYS)]


def _number(answers: Answers) -> int:
    number = answers.whole("letter")
    if number is None:
        raise FormError("letter", "no letter was chosen", "choose one")
    return number


def _arrival(answers: Answers, _: OnCase) -> object:
    found = answers.word("found")
    number = number_meant(answers.words("number"))
    return RecordArrival(number, answers.word("serial"), Found(found) if found is not None else None)


def _planned(answers: Answers, on: OnCase) -> object:
    days = answers.whole("days")
    if not days:
        raise FormError("days", "no time was given", "write it in days, such as 60")
    return FollowUp(on.at + timedelta(days=days))


def _told(name: str) -> Told:
    return Told(happens=(texts().text(f"telling.{name}"),))


FORMS: Forms = {
    "post-letter": ActForm(_letter, lambda answers, on: posted(on, _number(answers)), _before_posting),
    "send-letter": ActForm(
        _letter, lambda answers, on: sent_again(on, _number(answers)), lambda _, __: _told("sent_again")
    ),
    "fulfil": ActForm(
        _failed_gift, lambda answers, _: FulfilAgain(id_of(answers, "entry")), lambda _, __: _told("fulfilled")
    ),
    "ask-return": ActForm(
        _awaiting_gift,
        lambda answers, on: asking_for(on, str(id_of(answers, "entry")), None),
        lambda _, __: _told("returned"),
    ),
    "return-arrived": ActForm(_arrived, _arrival),
    "follow-up": ActForm(_follow_up, _planned),
}
