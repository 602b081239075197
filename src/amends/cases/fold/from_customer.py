"""What the events of what customers say themselves make of a case."""

from dataclasses import replace

from amends.cases.events.from_customer import NeedsAnswered, RestatementContested
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def restatement_contested(state: CaseState, _recorded: Recorded, event: RestatementContested) -> CaseState:
    """It has to be restated."""
    if state.restatement is None:
        return state
    contested = replace(state.restatement, is_confirmed=False, is_contested=True, contest=event.words)
    return replace(state, restatement=contested)


def needs_answered(state: CaseState, _recorded: Recorded, event: NeedsAnswered) -> CaseState:
    """What the customer says themselves counts."""
    return replace(state, needs_met=event.needs_met)
