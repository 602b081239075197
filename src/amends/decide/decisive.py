"""What decides a remedy in a case: every comparison that its clauses make, and how it comes out.

Cases in which the same comes out are alike for that remedy, whatever their other facts and exact figures: they should
end alike.
"""

from collections.abc import Iterator

from amends.decide.case import Case
from amends.decide.facts import Facts
from amends.decide.unknown import Unknown
from amends.lang.expression.nodes import (
    And,
    Conditional,
    DefinitionReference,
    Expression,
    Not,
    Or,
)
from amends.lang.tree import Clause
from amends.lang.types import Kind

_WEIGHED = frozenset({Kind.BOOLEAN, Kind.CHOICE})


def decisive_facts(case: Case, remedy: str) -> tuple[tuple[str, str], ...]:
    """Each comparison in the clauses on a remedy, as the policy writes it, with `true`, `false` or `unknown`; sorted.

    Of what a clause has weighed, truth values and choices count too; exact figures would make every case its own.
    """
    clauses = [clause for clause in case.tree.clauses if remedy in clause.remedies]
    found = {node.text: _came_out(case, node) for clause in clauses for node in _leaves(case, clause)}
    for name in {name for clause in clauses for name in clause.weigh}:
        if case.tree.facts[name].type.kind in _WEIGHED:
            found[name] = _known(case.facts, name)
    return tuple(sorted(found.items()))


def _leaves(case: Case, clause: Clause) -> Iterator[Expression]:
    """The truth values that a clause is made of, through its definitions; each definition once."""
    waiting = [part for part in (clause.when, clause.unless) if part is not None]
    opened: set[str] = set()
    while waiting:
        node = waiting.pop()
        match node:
            case Not(part=part):
                waiting.append(part)
            case And(parts=parts) | Or(parts=parts):
                waiting += parts
            case Conditional(condition=condition, consequence=consequence, alternative=alternative):
                waiting += [condition, consequence, alternative]
            case DefinitionReference(name=name):
                if name not in opened:
                    opened.add(name)
                    waiting.append(case.tree.definitions[name].expression)
            case _:
                yield node


def _came_out(case: Case, node: Expression) -> str:
    truth = case.evaluation.truth(node)
    return "unknown" if isinstance(truth, Unknown) else "true" if truth else "false"


def _known(facts: Facts, name: str) -> str:
    return str(facts.values[name]) if name in facts.values else "unknown"
