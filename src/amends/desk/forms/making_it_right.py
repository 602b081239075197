"""The forms of Make It Right: proposing, approving, offering, and what the customer says."""

from collections.abc import Sequence

from amends.app.cases.reading import CaseView
from amends.app.on_case import OnCase
from amends.app.plain.wording import wording_of
from amends.cases.facts import facts_now
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Approve,
    Compromise,
    GiveFinalResponse,
    Offer,
    OpenException,
    Propose,
    Reject,
    Return,
    Take,
    Withdraw,
)
from amends.desk.forms import choices
from amends.desk.forms.amount_label import amount_label, ceiling_label
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, Forms, Told, nothing
from amends.desk.texts import texts
from amends.explain.voice import voice_of


def _label(name: str) -> str:
    return texts().text(f"fields.{name}")


def _terms(view: CaseView) -> Field:
    terms = choices.terms_at_first(view)
    return Field(
        name="terms",
        label=_label("terms"),
        kind=FieldKind.TERMS,
        options=choices.remedies(view),
        rows=choices.rows(view),
        value=(terms.condition or "") if terms is not None else "",
        amount_label=amount_label(view),
        condition_of=(terms.condition_of or "") if terms is not None else "",
    )


def _digest(view: CaseView) -> Field:
    proposal = view.state.proposal
    value = proposal.terms.digest if proposal is not None else ""
    return Field(name="terms_digest", label="", kind=FieldKind.KEPT, value=value)


def _ceiling(view: CaseView) -> Field:
    limit, voice = view.approval_limit, voice_of(view.policy, view.client.languages[0])
    most = [texts().text("approval.limit", limit=voice.values.money(limit))] if limit is not None else []
    return Field(
        name="ceiling",
        label=ceiling_label(view),
        kind=FieldKind.AMOUNT,
        hint=" ".join([_label("ceiling_hint"), *most]),
        is_required=False,
    )


def _propose(view: CaseView, _: str | None) -> Sequence[Field]:
    known = facts_now(view.state, view.policy)
    route = view.policy.make_it_right
    missing = [name for name in (route.consider if route is not None else ()) if known.get(name) is None]
    voice = voice_of(view.policy, view.client.languages[0])
    hint = texts().text("fields.not_considered", facts=", ".join(map(voice.fact, missing))) if missing else ""
    return [
        _terms(view),
        Field(name="why", label=_label("why_fair"), hint=hint),
        Field(name="own", label=_label("own"), kind=FieldKind.FLAG, is_required=False),
        Field(name="not_known", label="", kind=FieldKind.KEPT, value=",".join(missing)),
    ]


def _approve(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_ceiling(view), _digest(view)]


def _adjust(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_terms(view), Field(name="feedback", label=_label("feedback")), _ceiling(view), _digest(view)]


def _return(view: CaseView, _: str | None) -> Sequence[Field]:
    return [Field(name="feedback", label=_label("feedback")), _digest(view)]


def _seen_terms(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_digest(view)]


def _before_offering(view: CaseView, _: str | None) -> Told:
    return Told(say=next((step.say for step in view.next if step.act == "offer"), None) or _terms_in_words(view))


def _before_accepting(view: CaseView, _: str | None) -> Told:
    return Told(happens=(texts().text("telling.accepted", what=_terms_in_words(view)),))


def _terms_in_words(view: CaseView) -> str:
    proposal = view.state.proposal
    return proposal.terms.words(wording_of(view)) if proposal is not None else ""


def _withdraw(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="why", label=_label("why_withdrawn"))]


def _compromise(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_terms(view), Field(name="words", label=_label("their_words"))]


def _their_words(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="words", label=_label("their_words"))]


def _last_word(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="words", label=_label("last_word"), hint=_label("last_word_hint"))]


def _proposed(answers: Answers, _: OnCase) -> object:
    not_known = frozenset(filter(None, (answers.word("not_known") or "").split(",")))
    return Propose(answers.terms("terms"), answers.words("why"), answers.flag("own"), not_known)


def _adjusted(answers: Answers, _: OnCase) -> object:
    return Adjust(
        answers.terms("terms"), answers.words("feedback"), answers.amount("ceiling"), answers.word("terms_digest")
    )


FORMS: Forms = {
    "exception": ActForm(nothing, lambda _, __: OpenException()),
    "propose": ActForm(_propose, _proposed),
    "approve": ActForm(_approve, lambda answers, _: Approve(answers.amount("ceiling"), answers.word("terms_digest"))),
    "adjust": ActForm(_adjust, _adjusted),
    "return": ActForm(_return, lambda answers, _: Return(answers.words("feedback"), answers.word("terms_digest"))),
    "take": ActForm(nothing, lambda _, __: Take()),
    "withdraw": ActForm(_withdraw, lambda answers, _: Withdraw(answers.words("why"))),
    "offer": ActForm(_seen_terms, lambda answers, _: Offer(answers.word("terms_digest")), _before_offering),
    "accept": ActForm(nothing, lambda _, __: Accept(), _before_accepting),
    "compromise": ActForm(_compromise, lambda answers, _: Compromise(answers.terms("terms"), answers.words("words"))),
    "reject": ActForm(_their_words, lambda answers, _: Reject(answers.words("words"))),
    "final-response": ActForm(_last_word, lambda answers, _: GiveFinalResponse(answers.words("words"))),
}
