"""A comparison that failed, in figures: "it is 178 days from the day of purchase to today, and the limit is 120 days".

Only what helps a person to follow is told. Days, dates, amounts and counts do; words of a choice and truth values
don't, for them the sentence of the clause speaks. What is hidden as sensitive has no figures here either.
"""

from dataclasses import dataclass

from amends.decide.evaluate import Value
from amends.decide.grounds import FailedComparison
from amends.decide.plain_grounds import operand_types
from amends.decide.unknown import Unknown
from amends.explain.phrases.shape import Figures
from amends.explain.voice import Voice
from amends.explain.wording import closed, sentence
from amends.lang.expression.nodes import (
    Arithmetic,
    ArithmeticOperator,
    Call,
    Comparison,
    ComparisonOperator,
    DefinitionReference,
    ElementField,
    ElementNumber,
    Expression,
    FactReference,
    Quantifier,
    StatusTest,
    TableLookup,
    children,
)
from amends.lang.times import Duration
from amends.lang.tree import PolicyTree
from amends.lang.types import LENGTHS, ORDERED, Kind, Type

_EQUAL, _NOT_EQUAL = ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL
_LESS, _LESS_OR_EQUAL = ComparisonOperator.LESS, ComparisonOperator.LESS_OR_EQUAL
_GREATER, _GREATER_OR_EQUAL = ComparisonOperator.GREATER, ComparisonOperator.GREATER_OR_EQUAL
_OPPOSITES = ((_EQUAL, _NOT_EQUAL), (_LESS, _GREATER_OR_EQUAL), (_LESS_OR_EQUAL, _GREATER))
_OPPOSITE = {one: other for pair in _OPPOSITES for one, other in (pair, pair[::-1])}
_MIRRORED = {_LESS: _GREATER, _LESS_OR_EQUAL: _GREATER_OR_EQUAL, _GREATER: _LESS, _GREATER_OR_EQUAL: _LESS_OR_EQUAL}


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison. `is_fixed`: the policy alone states it. `names_fact`: it is a fact and nothing more."""

    expression: Expression
    value: Value
    type: Type
    is_fixed: bool

    @property
    def names_fact(self) -> bool:
        return isinstance(self.expression, FactReference)


def figures(failed: FailedComparison, voice: Voice) -> str | None:
    """The figures of a failed comparison as a sentence; None where there are none that help."""
    node = failed.expression
    if not isinstance(node, Comparison) or failed.left is None or failed.right is None:
        return None
    left_type, (right_type,) = operand_types(node)
    if left_type.kind not in ORDERED or isinstance(failed.right, tuple):
        return None
    needed = _OPPOSITE[node.operator] if failed.held else node.operator
    found = _side(node.left, failed.left, left_type, voice.tree)
    bound = _side(node.right, failed.right, right_type, voice.tree)
    if found.is_fixed or (bound.names_fact and not bound.is_fixed and not found.names_fact):
        found, needed, bound = bound, _MIRRORED.get(needed, needed), found
    if needed is _NOT_EQUAL or _is_mere_existence(found, needed, bound):
        return None
    if found.names_fact and bound.names_fact:
        return sentence(f"{_found(found, voice)}, {_other_fact(bound, voice)}")
    if not bound.is_fixed and not _is_named(found):
        return None
    tail = _bound(needed, bound, _unit(found, voice), voice)
    return sentence(f"{_found(found, voice)}, {tail}" if tail else _found(found, voice))


def _side(expression: Expression, value: Value, its_type: Type, tree: PolicyTree) -> _Side:
    while isinstance(expression, DefinitionReference):
        expression = tree.definitions[expression.name].expression
    return _Side(expression, value, its_type, _is_fixed(expression, tree))


def _is_fixed(expression: Expression, tree: PolicyTree) -> bool:
    """Whether the policy alone states the value: literals and what a table says, for whichever keys."""
    waiting, opened = [expression], set[str]()
    while waiting:
        match waiting.pop():
            case FactReference() | ElementField() | ElementNumber() | Quantifier() | StatusTest():
                return False
            case TableLookup():
                continue
            case DefinitionReference(name=name):
                if name not in opened:
                    opened.add(name)
                    waiting.append(tree.definitions[name].expression)
            case node:
                waiting += children(node)
    return True


def _is_mere_existence(found: _Side, needed: ComparisonOperator, bound: _Side) -> bool:
    """Whether the comparison only asks that there be something at all, or that days run forwards: silly in figures."""
    below_nothing = isinstance(found.value, Duration) and found.value.seconds < 0
    return below_nothing or (_is_zero(bound.value) and needed not in (_LESS_OR_EQUAL, _EQUAL))


def _is_zero(value: Value) -> bool:
    if isinstance(value, Duration):
        return not value.seconds
    return not isinstance(value, (bool, str, tuple, Unknown)) and not value


def _difference(expression: Expression) -> tuple[FactReference, FactReference] | None:
    """The two facts, the earlier first, that a length of time lies between."""
    match expression:
        case Arithmetic(operator=operator, left=FactReference() as later, right=FactReference() as earlier):
            is_length = operator is ArithmeticOperator.SUBTRACT and expression.type.kind in LENGTHS
            return (earlier, later) if is_length else None
        case Call(function="business_days", arguments=(FactReference() as earlier, FactReference() as later)):
            return earlier, later
    return None


def _is_named(side: _Side) -> bool:
    return side.names_fact or _difference(side.expression) is not None


def _unit(side: _Side, voice: Voice) -> str | None:
    match side.expression:
        case FactReference(name=name):
            return voice.tree.facts[name].unit
        case Call(function="business_days"):
            return "business days"
    return None


def _found(side: _Side, voice: Voice) -> str:
    """What was found, with the words for what it is."""
    words = voice.phrases.figures
    value = voice.values.value(side.value, side.type, _unit(side, voice))
    if isinstance(side.expression, FactReference):
        what = closed(voice.fact(side.expression.name))
        return (words.of_date if _is_date(side.type) else words.of).format(what=what, value=value)
    between = _difference(side.expression)
    if between is not None:
        earlier, later = (closed(voice.fact(fact.name)) for fact in between)
        return words.between.format(earlier=earlier, later=later, value=value)
    return words.here.format(value=value)


def _other_fact(side: _Side, voice: Voice) -> str:
    assert isinstance(side.expression, FactReference), "only facts are set beside facts"
    value = voice.values.value(side.value, side.type, _unit(side, voice))
    return voice.phrases.figures.and_of.format(what=closed(voice.fact(side.expression.name)), value=value)


def _bound(needed: ComparisonOperator, bound: _Side, unit: str | None, voice: Voice) -> str | None:
    """What it would have taken; None where the value alone says it."""
    if needed is _EQUAL or _is_zero(bound.value):
        return None
    words = voice.phrases.figures
    after_preposition = needed is _LESS_OR_EQUAL
    value = voice.values.value(bound.value, bound.type, unit, after_preposition=after_preposition)
    return _tail(words, needed, is_date=_is_date(bound.type)).format(bound=value)


def _tail(words: Figures, needed: ComparisonOperator, *, is_date: bool) -> str:
    tails = {
        _LESS_OR_EQUAL: (words.at_most, words.last_day),
        _LESS: (words.less_than, words.before),
        _GREATER_OR_EQUAL: (words.at_least, words.first_day),
        _GREATER: (words.more_than, words.after),
    }
    return tails[needed][is_date]


def _is_date(its_type: Type) -> bool:
    return its_type.kind in (Kind.DATE, Kind.DATETIME)
