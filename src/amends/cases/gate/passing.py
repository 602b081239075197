"""Passing the gate: an act becomes events, or an error that says what to do instead."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.gate.about import is_about_something
from amends.cases.gate.acts.from_customer import AnswerNeeds, Contest
from amends.cases.gate.attempt import AnyTransition, Attempt, GateError, Surroundings
from amends.cases.gate.table import TABLE
from amends.cases.gate.texts import check_texts
from amends.cases.state import CaseState, Stage
from amends.lang.names import one_of

_BY_REQUEST: Mapping[type[object], AnyTransition] = {transition.request: transition for transition in TABLE}


_FROM_CUSTOMER = (AnswerNeeds, Contest)
"""What only customers say, on their page."""


class NotNowError(GateError):
    """The act makes no sense in the stage in which the case stands."""


def pass_gate(state: CaseState, request: object, around: Surroundings) -> Sequence[Event]:
    """What has happened when somebody acts; nothing is changed yet.

    Raises:
        GateError: of the kind of the rule that the act does not keep.
        TextTooLongError: something that was written is too long.
    """
    transition = _BY_REQUEST[type(request)]
    if state.stage not in transition.possible_in:
        raise NotNowError(
            f"`{transition.act}` is not possible while a case is {in_words(state.stage)}",
            f"what leads on from here: {one_of(_leading_on(state.stage))}; `amends case show` tells what is next",
        )
    check_texts(request)
    attempt = Attempt(state, request, around)
    for rule in transition.rules:
        rule(attempt)
    return transition.events(attempt)


def _leading_on(stage: Stage) -> list[str]:
    """The acts by which a case comes further; where it has come to its end, those by which it begins anew."""
    leading = {one.act: one.leads[stage] for one in TABLE if stage in one.leads and one.request not in _FROM_CUSTOMER}
    order = [*Stage]
    forward = [act for act, to in leading.items() if any(order.index(one) > order.index(stage) for one in to)]
    return forward or [*leading]


def possible_acts(state: CaseState) -> tuple[str, ...]:
    """The acts that make sense in the stage of a case; rules of their own may still stand against them."""
    return tuple(transition.act for transition in TABLE if state.stage in transition.possible_in)


def acts_for(state: CaseState, user: UUID) -> tuple[str, ...]:
    """Those of them that are about something that is there, for somebody: what is awaited, was asked, or has failed."""
    return tuple(act for act in possible_acts(state) if is_about_something(act, state, user))


def in_words(stage: Stage) -> str:
    """A stage as it is read: `making it right`."""
    return stage.value.replace("_", " ")


def act_of(request: object) -> str:
    """The name of the act that a request asks for."""
    return _BY_REQUEST[type(request)].act
