"""The forms of the call: who is speaking, what is known, what the policy makes of it."""

from collections.abc import Iterable, Sequence

from amends.app.cases.board import Entry, board
from amends.app.cases.reading import CaseView
from amends.app.known import decided_now
from amends.app.on_case import OnCase
from amends.cases.events.contacts import EndOfContact
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Correct, Decide, Tell
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.words import spoken
from amends.desk.forms import choices
from amends.desk.forms.amount_label import amount_label
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, Forms, Option, Told, nothing
from amends.desk.texts import texts
from amends.explain.wording import joined

CHANNELS = ("phone", "chat", "mail", "visit")


def _label(name: str) -> str:
    return texts().text(f"fields.{name}")


def _contact(_: CaseView, __: str | None) -> Sequence[Field]:
    options = tuple(Option(name, texts().text(f"channels.{name}")) for name in CHANNELS)
    return [Field(name="channel", label=_label("channel"), kind=FieldKind.CHOICE, options=options)]


def _verify(view: CaseView, _: str | None) -> Sequence[Field]:
    ways = view.house.verification
    every = dict.fromkeys(kind for kinds in ways.values() for kind in kinds)
    options = tuple(Option(way, _opens(way, kinds, every)) for way, kinds in ways.items())
    return [Field(name="method", label=_label("method"), kind=FieldKind.CHOICE, options=options)]


def _opens(way: str, kinds: Sequence[str], every: Iterable[str]) -> str:
    """A way of verifying a caller, with what may be told after it, and what may not."""
    opened, shut = _listed(kinds), _listed([one for one in every if one not in kinds])
    words = texts().text("verifying.opens", way=spoken(way), kinds=opened)
    return words if not shut else texts().text("verifying.but", opens=words, kinds=shut)


def _listed(kinds: Iterable[str]) -> str:
    return joined([spoken(kind) for kind in kinds], lambda _: texts().text("and"), ", ")


def _end(_: CaseView, __: str | None) -> Sequence[Field]:
    options = tuple(Option(how.value, texts().text(f"ends.{how.value}")) for how in EndOfContact)
    return [Field(name="how", label=_label("how"), kind=FieldKind.CHOICE, options=options)]


def _restate(view: CaseView, _: str | None) -> Sequence[Field]:
    restated = view.state.restatement
    return [
        Field(
            name="issue",
            label=_label("issue"),
            hint=_label("issue_hint"),
            value=(restated.issue if restated is not None else None) or "",
        ),
        Field(
            name="wish",
            label=_label("wish"),
            hint=_label("wish_hint"),
            value=(restated.wish if restated is not None else None) or "",
        ),
        Field(
            name="remedy",
            label=_label("wish_remedy"),
            kind=FieldKind.CHOICE,
            options=(Option("", _label("none_fits")), *choices.remedies(view)),
            value=(restated.remedy if restated is not None else None) or "",
            is_required=False,
        ),
        Field(name="amount", label=amount_label(view), kind=FieldKind.AMOUNT, is_required=False),
    ]


def _refused(view: CaseView) -> dict[str, Entry]:
    """What there is a no to tell of, with its words."""
    listed = [one for entries in board(view).values() for one in entries]
    return {one.remedy: one for one in listed if one.denial and (one.withheld or one.status in REFUSED)}


def _meant(view: CaseView, remedy: str | None) -> Entry | None:
    """The no that is told: of what was named, or of the wish."""
    wanted = view.state.restatement.remedy if view.state.restatement is not None else None
    return _refused(view).get(remedy or wanted or "")


def _tell(view: CaseView, remedy: str | None) -> Sequence[Field]:
    meant = _meant(view, remedy)
    if meant is not None:
        return [Field(name="remedy", label=_label("remedy"), kind=FieldKind.KEPT, value=meant.remedy)]
    options = tuple(Option(one.remedy, f"{one.title}: {' '.join(one.denial)}") for one in _refused(view).values())
    return [Field(name="remedy", label=texts().text("telling.which"), kind=FieldKind.CHOICE, options=options)]


def _before_telling(view: CaseView, remedy: str | None) -> Told:
    meant = _meant(view, remedy)
    marks = texts().text("telling.marks" if _refused(view) else "telling.other")
    return Told(happens=(marks,), say=" ".join(meant.denial) if meant is not None else None)


def _correct(_: CaseView, __: str | None) -> Sequence[Field]:
    return [
        Field(name="why", label=_label("why_correct")),
        Field(name="version", label=_label("version"), kind=FieldKind.WORD, is_required=False),
    ]


def _correction(answers: Answers, _: OnCase) -> object:
    return Correct(answers.words("why"), answers.word("version"))


FORMS: Forms = {
    "contact": ActForm(_contact, lambda answers, _: BeginContact(answers.words("channel"))),
    "verify-caller": ActForm(_verify, lambda answers, _: VerifyCaller(answers.words("method"))),
    "end-contact": ActForm(_end, lambda answers, _: EndContact(EndOfContact(answers.words("how")))),
    "restate": ActForm(
        _restate,
        lambda answers, on: Restate(
            answers.words("issue"),
            answers.words("wish"),
            answers.word("remedy"),
            answers.amount("amount", on.policy.tree.currency),
        ),
    ),
    "confirm": ActForm(nothing, lambda _, __: Confirm()),
    "decide": ActForm(nothing, lambda _, on: Decide(decided_now(on))),
    "tell": ActForm(_tell, lambda answers, _: Tell(answers.words("remedy")), _before_telling),
    "correct": ActForm(_correct, _correction),
}
