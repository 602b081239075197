"""A decision as plain data, ready for JSON: the form that the language reference fixes."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from amends.decide.case import Status
from amends.decide.decision import Background, Decision, RemedyDecision
from amends.decide.evaluate import Value
from amends.decide.facts import Facts
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.questions import Question
from amends.decide.unknown import Unknown
from amends.decide.value import Amount
from amends.lang.expression.nodes import Comparison, Expression, Membership
from amends.lang.quantities import plain, round_half_up
from amends.lang.reading.header import LANGUAGE_VERSION
from amends.lang.times import Duration
from amends.lang.tree import EscalationStep, PolicyTree, Remedy
from amends.lang.types import MONEY, Kind, Type

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def decision_to_plain(decision: Decision, language: str | None = None) -> dict[str, Plain]:
    """The decision as the language reference prints it with `--json`, questions in the given language."""
    in_plain = _without_facts(decision, _written(decision, language) if decision.outcomes is not None else None)
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


@dataclass(frozen=True, slots=True)
class _Written:
    """The parts of a decision that follow from its reasons, as plain data."""

    remedies: dict[str, dict[str, Plain]]
    grounds: dict[str, list["_WrittenGround"]]
    subject_to: list[Plain]
    ask: list[Plain]
    undefined: list[Plain]
    escalation: list[Plain]


@dataclass(frozen=True, slots=True)
class _WrittenGround:
    """A ground as plain data, with the comparisons whose figures differ from case to case."""

    plain: dict[str, Plain]
    figures: tuple[tuple[FailedComparison, Type, list[Type]], ...]


def _written(decision: Decision, language: str | None) -> _Written:
    return _Written(
        remedies={name: _remedy(one, decision.tree) for name, one in decision.items()},
        grounds={name: [_written_ground(ground) for ground in one.grounds] for name, one in decision.items()},
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
    in_plain: dict[str, Plain] = {}
    assert decision.outcomes is not None, "the version is in force"
    for (name, remedy), (_, value, at_least, _) in zip(tree.remedies.items(), decision.outcomes, strict=True):
        one = written.remedies[name].copy()
        if value is not None:
            one["value"] = one["at_least"] = _left_policy(value, remedy, tree)
        if at_least is not None and at_least is not value:
            one["at_least"] = amount_to_plain(at_least, remedy, tree)
        grounds = written.grounds[name]
        if grounds:
            one["grounds"] = [_ground_of(ground, decision.background, tree) for ground in grounds]
        in_plain[name] = one
    return in_plain


def _left_policy(value: Amount, remedy: Remedy, tree: PolicyTree) -> Plain:
    """A value that was rounded when it left the policy, and so has the minor digits of its currency already."""
    if value and isinstance(value, Decimal) and remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY:
        return str(value)
    return amount_to_plain(value, remedy, tree)


def _remedy(decision: RemedyDecision, tree: PolicyTree) -> dict[str, Plain]:
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
        "grounds": [],
        "awaits": decision.awaits.text if decision.awaits is not None else None,
        "authority": authority,
    }
    if decision.status is Status.DISCRETIONARY:
        in_plain["weigh"] = list(decision.weigh)
    return in_plain


def _written_ground(ground: Ground) -> _WrittenGround:
    figures = tuple((failed, *operand_types(failed.expression)) for failed in ground.failed)
    return _WrittenGround({"clause": ground.clause.id}, figures)


def _ground_of(ground: _WrittenGround, background: Background, tree: PolicyTree) -> Plain:
    """A ground with this case's figures."""
    if not ground.figures:
        return ground.plain.copy()
    return {**ground.plain, "failed": [_failed(*figure, background, tree) for figure in ground.figures]}


def _failed(
    failed: FailedComparison, left_type: Type, right_types: list[Type], background: Background, tree: PolicyTree
) -> Plain:
    left, right = background.sides(failed)
    shown: Plain = None
    if isinstance(right, tuple):
        shown = [value_to_plain(one, its_type, tree) for one, its_type in zip(right, right_types, strict=True)]
    elif right is not None:
        shown = value_to_plain(right, right_types[0], tree)
    return {"text": failed.text, "left": value_to_plain(left, left_type, tree), "right": shown}


def operand_types(expression: Expression) -> tuple[Type, list[Type]]:
    """The types by which the two sides of a comparison are shown: a number beside money is money."""
    match expression:
        case Comparison(left=left, right=right):
            sides = [left.type, right.type]
        case Membership(item=item, options=options):
            sides = [item.type, *(option.type for option in options)]
        case _:
            return expression.type, []
    if any(side.kind is Kind.MONEY for side in sides):
        sides = [MONEY] * len(sides)
    return sides[0], sides[1:]


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


def amount_to_plain(amount: Amount | None, remedy: Remedy, tree: PolicyTree) -> Plain:
    """The value of a remedy."""
    if amount is None or remedy.value_type is None:
        return None
    return value_to_plain(amount, remedy.value_type, tree)


def value_to_plain(value: Value | None, its_type: Type, tree: PolicyTree) -> Plain:
    """A value of the language in JSON: exact numbers as texts, money with its minor digits, ISO dates and durations."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        if its_type.kind is Kind.MONEY:
            return money_to_plain(value, tree)
        return value if isinstance(value, int) and its_type.kind is Kind.INTEGER else plain(value)
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Duration):
        return "P0D" if not value.seconds and its_type.kind is Kind.WHOLE_DAYS else value.iso()
    if isinstance(value, datetime):
        return value.astimezone(tree.timezone).isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if isinstance(value, Unknown) else value.isoformat()


def money_to_plain(amount: Amount, tree: PolicyTree) -> str:
    """An amount with the minor digits of the policy's currency."""
    rounded = round_half_up(amount, tree.minor_digits)
    return f"{rounded if rounded else rounded.copy_abs():f}"
