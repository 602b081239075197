"""Why a remedy is refused: every independent ground at once, so that none can be added later."""

from collections.abc import Iterator
from typing import NamedTuple

from amends.decide.case import REFUSALS, Case
from amends.decide.evaluate import Value
from amends.decide.unknown import Unknown
from amends.lang.expression.nodes import (
    And,
    Comparison,
    Conditional,
    DefinitionReference,
    ElementField,
    Expression,
    FactReference,
    Literal,
    Membership,
    Not,
    Or,
    Quantifier,
    walk,
)
from amends.lang.tree import Clause, Effect


class FailedComparison(NamedTuple):
    """A comparison that would have had to come out otherwise.

    `text` is in the words of the policy, behind `not` where it failed by being true. `left` and `right` are its sides'
    values; a bare truth value stands in `left`, with no `right`. `operands` are the typed sides, for rendering.
    """

    text: str
    expression: Expression
    held: bool
    left: Value | None
    right: Value | tuple[Value, ...] | None


class Ground(NamedTuple):
    """A clause that refuses (`failed` is empty), or one that would have given, with what failed in it."""

    clause: Clause
    failed: tuple[FailedComparison, ...] = ()


def grounds(case: Case, remedy: str) -> tuple[Ground, ...]:
    """All grounds of a refusal: true forbidding and excluding clauses, then those that would have given and failed."""
    holding = case.remedies[remedy]
    if holding.status not in REFUSALS:
        return ()
    found = [
        Ground(clause)
        for effect in (Effect.FORBIDS, Effect.EXCLUDES)
        for clause, truth in holding.clauses[effect]
        if truth is True
    ]
    failed = {
        clause.id
        for effect in (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)
        for clause, truth in holding.clauses[effect]
        if truth is False
    }
    found += [Ground(clause, failed_comparisons(case, clause)) for clause in case.tree.clauses if clause.id in failed]
    return tuple(found)


def failed_comparisons(case: Case, clause: Clause) -> tuple[FailedComparison, ...]:
    """The comparisons that failed in a clause that does not hold, in the order of its text, each once."""
    found: list[FailedComparison] = []
    if clause.when is not None and case.evaluation.truth(clause.when) is False:
        found += _failures(case, clause.when, wanted=True)
    if clause.unless is not None and case.evaluation.truth(clause.unless) is True:
        found += _failures(case, clause.unless, wanted=False)
    return tuple({one.text: one for one in reversed(found)}.values())[::-1]


def _failures(case: Case, expression: Expression, *, wanted: bool) -> Iterator[FailedComparison]:
    """What kept an expression from being `wanted`; it is known to be the other."""
    # A stack of our own, since definitions may nest deeper than Python's.
    waiting = [(expression, wanted)]
    opened: set[tuple[str, bool]] = set()
    while waiting:
        node, aim = waiting.pop()
        if isinstance(node, DefinitionReference):
            # What failed in a definition is told once, however often it is named.
            if (node.name, aim) in opened:
                continue
            opened.add((node.name, aim))
        truth = case.evaluation.truth(node)
        if truth is aim or isinstance(truth, Unknown):
            continue
        parts = _parts(case, node, aim)
        if parts is None:
            yield _failed(case, node, held=truth)
        else:
            waiting += reversed(parts)


def _parts(case: Case, node: Expression, aim: bool) -> list[tuple[Expression, bool]] | None:
    """The parts of a compound expression with what each would have to be; None for a single truth value."""
    match node:
        case Not(part=part):
            return [(part, not aim)]
        case And(parts=parts) | Or(parts=parts):
            return [(part, aim) for part in parts]
        case DefinitionReference(name=name):
            return [(case.tree.definitions[name].expression, aim)]
        case Conditional(condition=condition, consequence=consequence, alternative=alternative):
            holds = case.evaluation.truth(condition) is True
            taken = consequence if holds else alternative
            return [(condition, not holds)] if isinstance(taken, Literal) else [(taken, aim)]
        case _:
            return None


def _failed(case: Case, node: Expression, *, held: bool) -> FailedComparison:
    text = f"not {node.text}" if held else node.text
    left: Value | None
    right: Value | tuple[Value, ...] | None = None
    match node:
        case Comparison():
            left, right = case.evaluation.value(node.left), case.evaluation.value(node.right)
        case Membership():
            left = case.evaluation.value(node.item)
            right = tuple(case.evaluation.value(option) for option in node.options)
        case _:
            left = held
    if _is_sensitive(case, node):
        left, right = None, None
    return FailedComparison(text, node, held, left, right)


def _is_sensitive(case: Case, expression: Expression) -> bool:
    """Whether a value that the policy calls sensitive stands in an expression, also inside of what it names."""
    tree = case.tree
    opened: set[object] = set()
    waiting = [expression]
    while waiting:
        for node in walk(waiting.pop()):
            match node:
                case FactReference(name=name) | Quantifier(list_name=name) if tree.facts[name].sensitive:
                    return True
                case DefinitionReference(name=name) if name not in opened:
                    opened.add(name)
                    waiting.append(tree.definitions[name].expression)
                case ElementField(list_name=name, field_name=field):
                    fact = tree.facts[name]
                    if fact.sensitive or (field in fact.fields and fact.fields[field].sensitive):
                        return True
                    if field in fact.derived and (name, field) not in opened:
                        opened.add((name, field))
                        waiting.append(fact.derived[field].expression)
                case _:
                    pass
    return False
