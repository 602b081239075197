"""A decision as plain data, ready for JSON: the form that the language reference fixes."""

from dataclasses import dataclass
from decimal import Decimal

from amends.decide.case import DECIDING_EFFECT, Status
from amends.decide.decision import Background, Decision, RemedyDecision
from amends.decide.facts import Facts
from amends.decide.outcomes import Outcome
from amends.decide.plain_grounds import WrittenGrounds, written_grounds
from amends.decide.plain_values import Plain, amount_to_plain, value_to_plain
from amends.decide.questions import Question
from amends.decide.value import Amount
from amends.lang.reading.header import LANGUAGE_VERSION
from amends.lang.tree import EscalationStep, PolicyTree, Remedy
from amends.lang.types import Kind


def decision_to_plain(decision: Decision, language: str | None = None) -> dict[str, Plain]:
    """The decision as the language reference prints it with `--json`, questions in the given language."""
    in_plain: dict[str, Plain] = {name: _copied(part) for name, part in row_to_plain(decision, language).items()}
    in_plain["facts"] = facts_to_plain(decision.given, decision.tree)
    return in_plain


def row_to_plain(decision: Decision, language: str | None = None) -> dict[str, Plain]:
    """The decision of one row of many: without its facts, and to be written, not changed.

    The parts that do not differ between cases with the same reasons are the same objects.
    """
    if decision.outcomes is None:
        return _not_decided(decision)
    background = decision.background
    kept = background.reasons.written
    written = kept.get(language)
    if not isinstance(written, _Written):
        written = kept[language] = _written(decision, language)
    in_plain = written.whole.copy()
    in_plain["remedies"] = _remedies(written, decision.outcomes, background, decision.tree)
    return in_plain


def _copied(part: Plain) -> Plain:
    if isinstance(part, dict):
        return {name: _copied(one) for name, one in part.items()}
    return [_copied(one) for one in part] if isinstance(part, list) else part


@dataclass(frozen=True, slots=True)
class _Written:
    """A decision as plain data, and what differs between the cases that share its reasons.

    Attributes:
        whole: the decision, with the remedies as they are in one of these cases.
        remedies: the remedies, without their amounts.
        valued: the remedies that can have an amount, each with its place among the outcomes.
        grounds: the grounds that show figures which differ from case to case.
    """

    whole: dict[str, Plain]
    remedies: dict[str, dict[str, Plain]]
    valued: tuple[tuple[int, Remedy], ...]
    grounds: dict[str, WrittenGrounds]


def _written(decision: Decision, language: str | None) -> _Written:
    tree, background = decision.tree, decision.background
    grounds = {name: written_grounds(one.grounds, background, tree) for name, one in decision.items()}
    remedies = {name: _remedy(one, grounds[name].of_case(background.figures), tree) for name, one in decision.items()}
    whole: dict[str, Plain] = {
        **_head(tree),
        "remedies": {},
        "subject_to": list(decision.subject_to),
        "ask": [_question(question, language) for question in decision.ask],
        "undefined": [{"text": one.text, "why": one.why, "for": list(one.remedies)} for one in decision.undefined],
        **_tail(decision),
    }
    return _Written(
        whole,
        remedies,
        valued=tuple(
            (place, one.remedy) for place, one in enumerate(decision.values()) if one.status in DECIDING_EFFECT
        ),
        grounds={name: one for name, one in grounds.items() if one.differ},
    )


def _not_decided(decision: Decision) -> dict[str, Plain]:
    """What is said of a case that lies before the version's first day."""
    nothing: dict[str, Plain] = {"remedies": {}, "subject_to": [], "ask": [], "undefined": []}
    return {**_head(decision.tree), "not_in_force": _not_in_force(decision), **nothing, **_tail(decision)}


def _head(tree: PolicyTree) -> dict[str, Plain]:
    return {"policy": tree.name, "version": tree.version, "hash": tree.hash, "language": LANGUAGE_VERSION}


def _tail(decision: Decision) -> dict[str, Plain]:
    escalation: list[Plain] = [_step(step) for step in decision.escalation]
    return {"want": _want(decision), "gap": decision.gap, "escalation": escalation}


def _not_in_force(decision: Decision) -> Plain:
    found = decision.not_in_force
    assert found is not None, "a decision without outcomes is not in force"
    return {"by": found.by, "value": found.value.isoformat(), "from": found.start.isoformat()}


def _want(decision: Decision) -> Plain:
    want = decision.want
    if want is None:
        return None
    amount = None
    if want.amount is not None:
        amount = amount_to_plain(want.amount, decision.tree.remedies[want.remedy], decision.tree)
    return {"remedy": want.remedy, "amount": amount}


def _remedies(
    written: _Written, outcomes: tuple[Outcome, ...], background: Background, tree: PolicyTree
) -> dict[str, Plain]:
    """The remedies with this case's amounts and figures in what was written before."""
    in_plain: dict[str, Plain] = {**written.remedies}
    for place, remedy in written.valued:
        _, value, at_least, _ = outcomes[place]
        one = in_plain[remedy.name] = written.remedies[remedy.name].copy()
        if value is not None:
            one["value"] = one["at_least"] = _left_policy(value, remedy, tree)
        if at_least is not None and at_least is not value:
            one["at_least"] = amount_to_plain(at_least, remedy, tree)
    if written.grounds:
        figures = background.figures
        for name, grounds in written.grounds.items():
            one = in_plain[name] = written.remedies[name].copy()
            one["grounds"] = grounds.of_case(figures)
    return in_plain


def _left_policy(value: Amount, remedy: Remedy, tree: PolicyTree) -> Plain:
    """A value that was rounded when it left the policy, and so has the minor digits of its currency already."""
    if value and isinstance(value, Decimal) and remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY:
        return str(value)
    return amount_to_plain(value, remedy, tree)


def _remedy(decision: RemedyDecision, grounds: list[Plain], tree: PolicyTree) -> dict[str, Plain]:
    authority: Plain = None
    if isinstance(decision.authority, dict):
        limits = decision.authority.items()
        authority = {role: amount_to_plain(limit, decision.remedy, tree) for role, limit in limits}
    else:
        authority = decision.authority
    in_plain: dict[str, Plain] = {
        "status": decision.status.value,
        "value": None,
        "at_least": None,
        "because": list(decision.because),
        "grounds": grounds,
        "awaits": decision.awaits.text if decision.awaits is not None else None,
        "authority": authority,
    }
    if decision.status is Status.DISCRETIONARY:
        in_plain["weigh"] = list(decision.weigh)
    return in_plain


def _question(question: Question, language: str | None) -> dict[str, Plain]:
    return {
        "fact": str(question.place),
        "ask": question.ask.in_language(language) if question.ask is not None else None,
        "from": question.trusted_from,
        "for": list(question.remedies),
    }


def _step(step: EscalationStep) -> dict[str, Plain]:
    plain_step: dict[str, Plain] = {"to": step.to}
    if step.outside:
        plain_step["outside"] = True
    if step.within is not None:
        plain_step["within"] = step.within.iso()
    if step.after is not None:
        plain_step["after"] = step.after.iso()
    return plain_step


def facts_to_plain(facts: Facts, tree: PolicyTree) -> dict[str, Plain]:
    """The known facts in the order of the policy, without the sensitive ones."""
    in_plain: dict[str, Plain] = {}
    for name, fact in tree.facts.items():
        if fact.sensitive:
            continue
        if name in facts.values:
            in_plain[name] = value_to_plain(facts.values[name], fact.type, tree)
        elif name in facts.lists:
            in_plain[name] = [
                {
                    field: value_to_plain(value, fact.fields[field].type, tree)
                    for field, value in element.items()
                    if not fact.fields[field].sensitive
                }
                for element in facts.lists[name]
            ]
    return in_plain
