"""The forms of giving, withholding, and what becomes of what was promised."""

from collections.abc import Sequence

from amends.app.cases.board import Entry, board
from amends.app.cases.precedents import withholding
from amends.app.cases.reading import CaseView
from amends.app.on_case import OnCase
from amends.cases.fulfilling import PERSON, through
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import GiftState
from amends.desk.forms import choices
from amends.desk.forms.amount_label import amount_label
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, Forms, Option, Told
from amends.desk.forms.ids import id_of
from amends.desk.texts import texts


def _label(name: str) -> str:
    return texts().text(f"fields.{name}")


def _on_board(view: CaseView, remedy: str | None) -> Entry | None:
    return next((one for entries in board(view).values() for one in entries if one.remedy == remedy), None)


def _remedy(view: CaseView, remedy: str | None) -> Field:
    if remedy is not None:
        return Field(name="remedy", label=_label("remedy"), kind=FieldKind.KEPT, value=remedy)
    return Field(name="remedy", label=_label("remedy"), kind=FieldKind.CHOICE, options=choices.remedies(view))


def _give(view: CaseView, remedy: str | None) -> Sequence[Field]:
    entry = _on_board(view, remedy)
    fields = [_remedy(view, remedy)]
    if entry is None or entry.status != "owed":
        hint = texts().text("fields.up_to", most=entry.most_words) if entry is not None and entry.most_words else ""
        fields += [
            Field(
                name="amount",
                label=amount_label(view, remedy),
                kind=FieldKind.AMOUNT,
                hint=hint,
                is_required=entry is not None and view.policy.remedies[entry.remedy].value_type is not None,
            ),
            Field(
                name="reason",
                label=_label("reason"),
                kind=FieldKind.CHOICE,
                options=choices.words(view.house.reasons_to_give),
            ),
        ]
    return fields


def _before_giving(view: CaseView, remedy: str | None) -> Told:
    """What the customer gets, how, and in which words; of what nobody asked for, that they can decline it."""
    entry = _on_board(view, remedy)
    if entry is None or remedy is None:
        return Told()
    words = texts().text
    worth = f" ({entry.worth})" if entry.worth and entry.status == "owed" else ""
    first = "giving.charge" if entry.is_charge else "giving.gets"
    how = [words(first, what=f"{entry.title}{worth}")]
    if entry.awaits:
        how.append(words("giving.awaits"))
    elif through(view.house.fulfilment, remedy, view.policy) == PERSON:
        how.append(words("giving.by_somebody"))
    else:
        how.append(words("giving.by_itself"))
    is_asked = entry.is_wanted or entry.status != "owed" or entry.is_charge
    if not is_asked:
        how.insert(0, words("giving.not_asked"))
    return Told(
        happens=tuple(how),
        say=" ".join(dict.fromkeys(sentence for _, sentence in entry.clauses)) or None,
        instead="decline" if entry.status == "owed" and not entry.is_charge else None,
    )


def _decline(view: CaseView, remedy: str | None) -> Sequence[Field]:
    return [_remedy(view, remedy), Field(name="words", label=_label("their_reason"))]


def _before_declining(view: CaseView, remedy: str | None) -> Told:
    entry = _on_board(view, remedy)
    if entry is None:
        return Told()
    worth = f" ({entry.worth})" if entry.worth else ""
    return Told(happens=(texts().text("giving.declined", what=f"{entry.title}{worth}"),))


def _withhold(view: CaseView, remedy: str | None) -> Sequence[Field]:
    entry = _on_board(view, remedy)
    reasons = entry.reasons_to_withhold if entry is not None else view.house.reasons_to_withhold
    options = tuple(Option(reason, sentence) for reason, sentence in reasons.items())
    return [
        _remedy(view, remedy),
        Field(
            name="reason",
            label=_label("reason_told"),
            kind=FieldKind.CHOICE,
            options=options,
            hint=_label("reason_told_hint"),
        ),
    ]


def _settle(view: CaseView, remedy: str | None) -> Sequence[Field]:
    meant = [gift for gift in view.state.open_gifts if gift.remedy == remedy]
    outcomes = tuple(Option(one.value, texts().text(f"outcomes.{one.value}")) for one in Outcome)
    return [
        Field(
            name="entry",
            label=_label("gift"),
            kind=FieldKind.CHOICE,
            options=choices.gifts(view, view.state.open_gifts),
            value=str(meant[0].id) if meant else "",
        ),
        Field(name="outcome", label=_label("outcome"), kind=FieldKind.CHOICE, options=outcomes),
        Field(name="why", label=_label("why_settled"), is_required=False),
    ]


def _reverse(view: CaseView, _: str | None) -> Sequence[Field]:
    given = [gift for gift in view.state.gifts.values() if gift.state is GiftState.GIVEN]
    return [
        Field(name="entry", label=_label("gift"), kind=FieldKind.CHOICE, options=choices.gifts(view, given)),
        Field(name="why", label=_label("mistake")),
    ]


def _giving(answers: Answers, on: OnCase) -> object:
    amount = answers.amount("amount", on.policy.tree.currency)
    return Give(answers.words("remedy"), amount, answers.word("reason"))


def _withheld(answers: Answers, on: OnCase) -> object:
    return withholding(on, answers.words("remedy"), answers.words("reason"))


def _settled(answers: Answers, _: OnCase) -> object:
    return Settle(id_of(answers, "entry"), Outcome(answers.words("outcome")), answers.word("why") or "")


def _reversed(answers: Answers, _: OnCase) -> object:
    return Reverse(id_of(answers, "entry"), answers.words("why"))


FORMS: Forms = {
    "give": ActForm(_give, _giving, _before_giving),
    "decline": ActForm(
        _decline, lambda answers, _: Decline(answers.words("remedy"), answers.words("words")), _before_declining
    ),
    "withhold": ActForm(_withhold, _withheld),
    "settle": ActForm(_settle, _settled),
    "reverse": ActForm(_reverse, _reversed),
}
