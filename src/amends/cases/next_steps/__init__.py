"""What is sensible to do next with a case, best first: so that nobody has to know the way by heart."""

from collections.abc import Callable, Iterator, Mapping

from amends.cases.next_steps import (
    before_route,
    ending,
    hand_offs,
    letters,
    on_route,
    people,
    restating,
    with_customer,
)
from amends.cases.next_steps.apology import with_apology
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.state import Stage

MOST = 3
"""More than this nobody reads during a call."""

_BY_STAGE: Mapping[Stage, Callable[[Look], Iterator[NextStep]]] = {
    Stage.OPEN: before_route.while_open,
    Stage.DECIDED: before_route.when_decided,
    Stage.MAKING_IT_RIGHT: on_route.to_propose,
    Stage.PROPOSED: on_route.to_approve,
    Stage.ADJUSTED: on_route.to_take,
    Stage.APPROVED: with_customer.to_offer,
    Stage.OFFERED: with_customer.to_answer,
    Stage.AGREED: ending.when_agreed,
    Stage.RESOLVED: ending.when_resolved,
    Stage.CLOSED: ending.when_closed,
}


def next_steps(look: Look) -> tuple[NextStep, ...]:
    """At most three sensible next steps, the best first: who waits comes before the stage, and the call before both.

    The rules of the gate are asked, so that a step is shown to those who can take it, and to others as somebody's.
    """
    found: dict[str, NextStep] = {}
    for step in _in_order(look):
        found.setdefault(step.command, step)
        if len(found) == MOST:
            break
    steps = [*found.values()]
    # What another party does, and a call that is owed, are never crowded out.
    others = {step.command: step for step in (*hand_offs.who_act(look), *people.call_owed(look))}
    missed = [step for command, step in others.items() if command not in found]
    rest = [step for step in steps if step.command not in others]
    kept = [step for step in steps if step in rest[: MOST - len(others)] or step.command in others]
    return with_apology(look, (*kept, *missed))


def _in_order(look: Look) -> Iterator[NextStep]:
    yield from people.who_wait(look)
    yield from hand_offs.unanswered(look)
    yield from hand_offs.after_refusal(look)
    yield from hand_offs.after_it_was_done(look)
    yield from restating.to_restate_anew(look)
    yield from letters.that_failed(look)
    yield from _BY_STAGE[look.state.stage](look)
    yield from hand_offs.who_act(look)
