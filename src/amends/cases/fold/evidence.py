"""What the events of evidence make of a case."""

from dataclasses import replace

from amends.cases.events.evidence import FactStated, ProblemRestated, RestatementConfirmed
from amends.cases.parts import Restatement, Statement
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def fact_stated(state: CaseState, recorded: Recorded, event: FactStated) -> CaseState:
    """One more statement stands beside the earlier ones."""
    statement = Statement(
        value=event.private_value if event.is_private else event.value,
        source=event.source,
        at=recorded.at,
        by=recorded.by,
        record=event.record,
        is_private=event.is_private,
        shown_by=event.shown_by,
    )
    stated = (*state.statements.get(event.fact, ()), statement)
    return replace(state, statements={**state.statements, event.fact: stated})


def problem_restated(state: CaseState, _recorded: Recorded, event: ProblemRestated) -> CaseState:
    """What was confirmed before has to be confirmed anew."""
    return replace(state, restatement=Restatement(event.issue, event.wish, event.remedy, event.amount))


def restatement_confirmed(state: CaseState, _recorded: Recorded, _event: RestatementConfirmed) -> CaseState:
    """The agent and the customer speak of the same thing."""
    if state.restatement is None:
        return state
    return replace(state, restatement=replace(state.restatement, is_confirmed=True, is_contested=False))
