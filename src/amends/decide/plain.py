"""A decision as plain data, ready for JSON: the form that the language reference fixes."""

from dataclasses import dataclass
from decimal import Decimal

from amends.decide.case import Status
from amends.decide.decision import Decision, RemedyDecision
from amends.decide.facts import Facts
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
        return _without_facts(decision, None)
    kept = decision.background.reasons.written
    written = kept.get(language)
    if not isinstance(written, _Written):
        written = kept[language] = _written(decision, language)
    return _without_facts(decision, written)


def _copied(part: Plain) -> Plain:
    if isinstance(part, dict):
        return {name: _copied(one) for name, one in part.items()}
    return [_copied(one) for one in part] if isinstance(part, list) else part


@dataclass(frozen=True, slots=True)
class _Written:
    """The parts of a decision that follow from its reasons, as plain data."""

    remedies: dict[str, dict[str, Plain]]
    grounds: dict[str, WrittenGrounds]
    """Those that show figures which differ from case to case."""
    subject_to: list[Plain]
    ask: list[Plain]
    undefined: list[Plain]
    escalation: list[Plain]


def _written(decision: Decision, language: str | None) -> _Written:
    grounds = {name: written_grounds(one.grounds, decision.background, decision.tree) for name, one in decision.items()}
    figures = decision.background.figures
    return _Written(
        remedies={name: _remedy(one, grounds[name].of_case(figures), decision.tree) for name, one in decision.items()},
        grounds={name: one for name, one in grounds.items() if one.differ},
        subject_to=list(decision.subject_to),
        ask=[_question(question, language) for question in decision.ask],
        undefined=[{"text": one.text, "why": one.why, "for": list(one.remedies)} for one in decision.undefined],
        escalation=[_step(step) for step in decision.escalation],
    )


def _without_facts(decision: Decision, written: _Written | None) -> dict[str, Plain]:
    tree = decision.tree
    in_plain: dict[str, Plain] = {
        "policy": tree.name,
        "version": tree.version,
        "hash": tree.hash,
        "language": LANGUAGE_VERSION,
    }
    if written is None:
        in_plain["not_in_force"] = _not_in_force(decision)
    in_plain["remedies"] = _remedies(decision, written) if written is not None else {}
    in_plain["subject_to"] = written.subject_to if written is not None else []
    in_plain["ask"] = written.ask if written is not None else []
    in_plain["undefined"] = written.undefined if written is not None else []
    in_plain["want"] = _want(decision)
    in_plain["gap"] = decision.gap
    in_plain["escalation"] = (
        written.escalation if written is not None else [_step(step) for step in decision.escalation]
    )
    return in_plain


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


def _remedies(decision: Decision, written: _Written) -> dict[str, Plain]:
    """The remedies with this case's amounts and figures in what was written before."""
    tree = decision.tree
    in_plain: dict[str, Plain] = {**written.remedies}
    assert decision.outcomes is not None, "the version is in force"
    for (name, remedy), (_, value, at_least, _) in zip(tree.remedies.items(), decision.outcomes, strict=True):
        if value is None and at_least is None:
            continue
        one = in_plain[name] = written.remedies[name].copy()
        if value is not None:
            one["value"] = one["at_least"] = _left_policy(value, remedy, tree)
        if at_least is not None and at_least is not value:
            one["at_least"] = amount_to_plain(at_least, remedy, tree)
    if written.grounds:
        figures = decision.background.figures
        for name, grounds in written.grounds.items():
            # What is refused has no value, and was not copied yet.
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
