"""Passing the gate: an act becomes events, or an error that says what to do instead."""

from collections.abc import Mapping, Sequence

from amends.cases.events.event import Event
from amends.cases.gate.attempt import AnyTransition, Attempt, GateError, Surroundings
from amends.cases.gate.table import TABLE
from amends.cases.state import CaseState, Stage
from amends.lang.names import one_of

_BY_REQUEST: Mapping[type[object], AnyTransition] = {transition.request: transition for transition in TABLE}


class NotNowError(GateError):
    """The act makes no sense in the stage in which the case stands."""


def pass_gate(state: CaseState, request: object, around: Surroundings) -> Sequence[Event]:
    """What has happened when somebody acts; nothing is changed yet.

    Raises:
        GateError: of the kind of the rule that the act does not keep.
    """
    transition = _BY_REQUEST[type(request)]
    if state.stage not in transition.possible_in:
        raise NotNowError(
            f"`{transition.act}` is not possible while a case is {in_words(state.stage)}",
            f"what leads on from here: {one_of(_leading_on(state.stage))}; `amends case show` tells what is next",
        )
    attempt = Attempt(state, request, around)
    for rule in transition.rules:
        rule(attempt)
    return transition.events(attempt)


def _leading_on(stage: Stage) -> list[str]:
    """The acts by which a case comes further; where it has come to its end, those by which it begins anew."""
    leading = {one.act: one.leads[stage] for one in TABLE if stage in one.leads}
    order = [*Stage]
    forward = [act for act, to in leading.items() if any(order.index(one) > order.index(stage) for one in to)]
    return forward or [*leading]


def possible_acts(state: CaseState) -> tuple[str, ...]:
    """The acts that make sense in the stage of a case; rules of their own may still stand against them."""
    return tuple(transition.act for transition in TABLE if state.stage in transition.possible_in)


def in_words(stage: Stage) -> str:
    """A stage as it is read: `making it right`."""
    return stage.value.replace("_", " ")


def act_of(request: object) -> str:
    """The name of the act that a request asks for."""
    return _BY_REQUEST[type(request)].act
