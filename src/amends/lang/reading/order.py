"""In which order definitions, derived fields and remedies are worked out, and circles in which none comes first."""

from collections import deque
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.expression.functions import STATUS_TESTS
from amends.lang.expression.mentions import Mention
from amends.lang.expression.syntax import ParsedExpression
from amends.lang.expression.text import ExpressionText
from amends.lang.source import Span
from amends.lang.tree import Step, StepKind

_MOST_SHOWN = 8

Work = Step | ParsedExpression
"""What is worked out: a step, or a condition of clauses on the way to a remedy."""


@dataclass(frozen=True, slots=True)
class Need:
    """That one thing is worked out before another, and the words that say so, between two offsets of a text."""

    work: Work
    text: ExpressionText
    start: int = 0
    end: int = 1

    @property
    def span(self) -> Span:
        """The place of those words."""
        return self.text.span(self.start, self.end)


Graph = Mapping[Work, list[Need]]


def needs(parsed: ParsedExpression, steps: Container[Step], bare_list: str = "") -> Iterator[Need]:
    """What an expression needs of the given steps; `bare_list` is the list whose fields stand bare in it."""
    for mention in parsed.mentions:
        step = next((step for step in _meanings(mention, bare_list) if step in steps), None)
        if step is not None:
            yield Need(step, parsed.text, mention.start, mention.end)


def _meanings(mention: Mention, bare_list: str) -> tuple[Step, ...]:
    """The steps that a mention may mean, the nearest first."""
    if mention.test:
        return (Step(StepKind.REMEDY, mention.name),) if mention.test in STATUS_TESTS else ()
    if mention.owner:
        return (Step(StepKind.DERIVED_FIELD, mention.name, mention.owner),)
    return Step(StepKind.DERIVED_FIELD, mention.name, bare_list), Step(StepKind.DEFINITION, mention.name)


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
