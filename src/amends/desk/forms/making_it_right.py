"""The forms of Make It Right: proposing, approving, offering, and what the customer says."""

from collections.abc import Sequence
from decimal import Decimal

from amends.app.cases.reading import CaseView
from amends.app.on_case import OnCase
from amends.app.plain.wording import wording_of
from amends.cases.before_proposing import settles_whether_forbidden, still_to_consider
from amends.cases.considering import to_consider
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
from amends.cases.parts import Proposal
from amends.cases.terms import Terms
from amends.desk.forms import choices
from amends.desk.forms.amount_label import amount_label, ceiling_label
from amends.desk.forms.form import ActForm, Answers, Field, FieldKind, Forms, ToAsk, Told, nothing
from amends.desk.texts import texts
from amends.explain.voice import is_a_saving, voice_of
from amends.explain.wording import capitalised


def _label(name: str) -> str:
    return texts().text(f"fields.{name}")


def _terms(view: CaseView) -> Field:
    terms = choices.terms_at_first(view)
    return Field(
        name="terms",
        label=_label("terms"),
        kind=FieldKind.TERMS,
        hint=_label("saved") if any(map(is_a_saving, view.policy.remedies.values())) else "",
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
    missing = [name for name, value in to_consider(view.state, view.policy).items() if value is None]
    return [
        _terms(view),
        Field(name="why", label=_label("why_fair")),
        Field(name="own", label=_label("own"), kind=FieldKind.FLAG, is_required=False),
        Field(name="not_known", label="", kind=FieldKind.KEPT, value=",".join(missing)),
    ]


def _before_proposing(view: CaseView, _: str | None) -> Told:
    """What the gate would refuse it for, and what the approver would miss, before anything is filled in."""
    voice, tree, state = voice_of(view.policy, view.client.languages[0]), view.policy, view.state
    waiting: dict[str, list[str]] = {}
    for name, remedy in tree.remedies.items():
        for fact in settles_whether_forbidden(state, tree, name):
            waiting.setdefault(fact, []).append(voice.remedy(remedy))
    others = [name for name in still_to_consider(state, tree) if name not in waiting]
    return Told(
        first=tuple(ToAsk(fact, voice.fact(fact), _listed(remedies)) for fact, remedies in waiting.items()),
        not_asked=tuple(ToAsk(name, voice.fact(name)) for name in others),
    )


def _listed(remedies: Sequence[str]) -> str:
    return texts().text("fields.needed_for", remedies=", ".join(remedies))


def _approve(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_ceiling(view), _digest(view)]


def _adjust(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_terms(view), Field(name="feedback", label=_label("feedback")), _ceiling(view), _digest(view)]


def _return(view: CaseView, _: str | None) -> Sequence[Field]:
    return [Field(name="feedback", label=_label("feedback")), _digest(view)]


def _seen_terms(view: CaseView, _: str | None) -> Sequence[Field]:
    written = Field(name="in_writing", label="", kind=FieldKind.KEPT, value="yes")
    return [_digest(view), *([] if view.state.contact is not None else [written])]


def _before_offering(view: CaseView, _: str | None) -> Told:
    if view.state.contact is None:
        return Told(happens=(texts().text("telling.in_writing", what=_terms_in_words(view.state.proposal, view)),))
    return Told(
        say=next((step.say for step in view.next if step.act == "offer"), None)
        or _terms_in_words(view.state.proposal, view)
    )


def _before_accepting(view: CaseView, _: str | None) -> Told:
    return Told(happens=(texts().text("telling.accepted", what=_terms_in_words(view.state.offer, view)),))


def _terms_in_words(proposal: Proposal | None, view: CaseView) -> str:
    return proposal.terms.words(wording_of(view)) if proposal is not None else ""


def _before_compromise(view: CaseView, _: str | None) -> Told:
    step = next((step for step in view.next if step.act == "compromise"), None)
    return Told(happens=(capitalised(step.why) + ".",) if step is not None else ())


def _withdraw(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="why", label=_label("why_withdrawn"))]


def _compromise(view: CaseView, _: str | None) -> Sequence[Field]:
    return [_terms(view), Field(name="words", label=_label("their_words"))]


def _their_words(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="words", label=_label("their_words"))]


def _last_word(_: CaseView, __: str | None) -> Sequence[Field]:
    return [Field(name="words", label=_label("last_word"), hint=_label("last_word_hint"))]


def _proposed(answers: Answers, on: OnCase) -> object:
    not_known = frozenset(filter(None, (answers.word("not_known") or "").split(",")))
    return Propose(_terms_in(answers, on), answers.words("why"), answers.flag("own"), not_known)


def _adjusted(answers: Answers, on: OnCase) -> object:
    return Adjust(
        _terms_in(answers, on), answers.words("feedback"), _ceiling_in(answers, on), answers.word("terms_digest")
    )


def _terms_in(answers: Answers, on: OnCase) -> Terms:
    return answers.terms("terms", on.policy.tree.currency)


def _ceiling_in(answers: Answers, on: OnCase) -> Decimal | None:
    return answers.amount("ceiling", on.policy.tree.currency)


FORMS: Forms = {
    "exception": ActForm(nothing, lambda _, __: OpenException()),
    "propose": ActForm(_propose, _proposed, _before_proposing),
    "approve": ActForm(_approve, lambda answers, on: Approve(_ceiling_in(answers, on), answers.word("terms_digest"))),
    "adjust": ActForm(_adjust, _adjusted),
    "return": ActForm(_return, lambda answers, _: Return(answers.words("feedback"), answers.word("terms_digest"))),
    "take": ActForm(nothing, lambda _, __: Take()),
    "withdraw": ActForm(_withdraw, lambda answers, _: Withdraw(answers.words("why"))),
    "offer": ActForm(
        _seen_terms,
        lambda answers, _: Offer(answers.word("terms_digest"), answers.flag("in_writing")),
        _before_offering,
    ),
    "accept": ActForm(nothing, lambda _, __: Accept(), _before_accepting),
    "compromise": ActForm(
        _compromise, lambda answers, on: Compromise(_terms_in(answers, on), answers.words("words")), _before_compromise
    ),
    "reject": ActForm(_their_words, lambda answers, _: Reject(answers.words("words"))),
    "final-response": ActForm(_last_word, lambda answers, _: GiveFinalResponse(answers.words("words"))),
}
