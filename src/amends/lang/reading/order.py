"""In which order definitions, derived fields and remedies are worked out, and circles in which none comes first."""

import ast
from collections import deque
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.expression.functions import STATUS_TESTS
from amends.lang.expression.syntax import ParsedExpression, parts
from amends.lang.source import Span
from amends.lang.tree import Step, StepKind

_MOST_SHOWN = 8

Work = Step | ParsedExpression
"""What is worked out: a step, or a condition of clauses on the way to a remedy."""


@dataclass(frozen=True, slots=True)
class Need:
    """That one thing is worked out before another, and the words that say so: `node` in `parsed`."""

    work: Work
    parsed: ParsedExpression
    node: ast.expr

    @property
    def span(self) -> Span:
        """The place of those words."""
        return self.parsed.text.origin(self.node).span


Graph = Mapping[Work, list[Need]]


def needs(parsed: ParsedExpression, steps: Container[Step], bare_list: str = "") -> Iterator[Need]:
    """What an expression needs of the given steps; `bare_list` is the list whose fields stand bare in it."""
    waiting: list[tuple[ast.expr, Mapping[str, str]]] = [(parsed.tree, {})]
    while waiting:
        node, lists = waiting.pop()
        if isinstance(node, ast.GeneratorExp):
            lists = {**lists, **_variables(node)}
        for step in _steps_named_by(node, lists, bare_list):
            if step in steps:
                yield Need(step, parsed, node)
                break
        waiting.extend((part, lists) for part in parts(node))


def _variables(node: ast.GeneratorExp) -> dict[str, str]:
    """The list that each variable of a generator runs over."""
    return {
        inside.target.id: inside.iter.id
        for inside in node.generators
        if isinstance(inside.target, ast.Name) and isinstance(inside.iter, ast.Name)
    }


def _steps_named_by(node: ast.expr, lists: Mapping[str, str], bare_list: str) -> tuple[Step, ...]:
    """The steps that a node may mean, the nearer meaning first."""
    match node:
        case ast.Name(id=name):
            return Step(StepKind.DERIVED_FIELD, name, bare_list), Step(StepKind.DEFINITION, name)
        case ast.Attribute(value=ast.Name(id=variable), attr=name):
            return (Step(StepKind.DERIVED_FIELD, name, lists.get(variable, "")),)
        case ast.Call(func=ast.Name(id=test), args=[ast.Name(id=remedy)]) if test in STATUS_TESTS:
            return (Step(StepKind.REMEDY, remedy),)
    return ()


def in_order(graph: Graph, report: Report) -> tuple[list[Step], set[Step]]:
    """The steps, each after what it needs, and those that go round in circles; every circle is told once."""
    order: list[Step] = []
    circling: set[Step] = set()
    for group in _groups(graph):
        steps = [work for work in group if isinstance(work, Step)]
        if len(group) == 1 and all(need.work != group[0] for need in graph[group[0]]):
            order += steps
        else:
            circling.update(steps)
            _report_circle(set(group), graph, report)
    return order, circling


def _groups(graph: Graph) -> Iterator[list[Work]]:
    """All work in groups that need one another, each group after what it needs (Tarjan's algorithm)."""
    number: dict[Work, int] = {}
    lowest: dict[Work, int] = {}
    opened: dict[Work, None] = {}

    def enter(work: Work) -> tuple[Work, Iterator[Need]]:
        number[work] = lowest[work] = len(number)
        opened[work] = None
        return work, iter(graph[work])

    for root in graph:
        path = [enter(root)] if root not in number else []
        while path:
            work, rest = path[-1]
            for need in rest:
                if need.work not in number:
                    path.append(enter(need.work))
                    break
                if need.work in opened:
                    lowest[work] = min(lowest[work], number[need.work])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[work])
                if lowest[work] == number[work]:
                    group: list[Work] = []
                    while not group or group[-1] != work:
                        group.append(opened.popitem()[0])
                    yield group


def _report_circle(group: set[Work], graph: Graph, report: Report) -> None:
    inside = {work: [need for need in graph[work] if need.work in group] for work in group}
    steps = [work for work in group if isinstance(work, Step)]
    first = min(steps, key=lambda step: _place(inside[step][0].span))
    ring = _shortest_ring(first, inside)
    names = [f"`{_shown(work)}`" for work in (first, *(need.work for need in ring)) if isinstance(work, Step)]
    if len(names) > _MOST_SHOWN:
        names[_MOST_SHOWN // 2 : -_MOST_SHOWN // 2] = ["…"]
    words = next(need for need in ring if isinstance(need.work, Step))
    report.error("cycle", f"`{_shown(first)}` needs itself: {' → '.join(names)}", words.span,
                 "take one of them out of the circle")  # fmt: skip


def _shortest_ring(first: Work, inside: Graph) -> list[Need]:
    """The needs that lead from something back to itself over the fewest others."""
    came_by: dict[Work, tuple[Work, Need]] = {}
    waiting = deque([first])
    while first not in came_by:
        work = waiting.popleft()
        for need in inside[work]:
            if need.work not in came_by:
                came_by[need.work] = work, need
                waiting.append(need.work)
    ring: list[Need] = []
    work = first
    while not ring or work != first:
        work, need = came_by[work]
        ring.append(need)
    return ring[::-1]


def _place(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _shown(step: Step) -> str:
    return f"{step.owner}.{step.name}" if step.owner else step.name
