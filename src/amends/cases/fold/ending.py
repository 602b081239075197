"""What the events of the end make of a case."""

from dataclasses import replace

from amends.cases.events.ending import (
    CaseClosed,
    CaseReopened,
    CaseResolved,
    FinalThoughtsWritten,
    FollowUpPlanned,
)
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState, Stage


def follow_up_planned(state: CaseState, _recorded: Recorded, event: FollowUpPlanned) -> CaseState:
    """Somebody looks at it again."""
    return replace(state, follow_up_due=event.due)


def case_resolved(state: CaseState, _recorded: Recorded, event: CaseResolved) -> CaseState:
    """Nothing is left to do but to write."""
    return replace(state, stage=Stage.RESOLVED, needs_met=event.needs_met)


def final_thoughts_written(state: CaseState, _recorded: Recorded, event: FinalThoughtsWritten) -> CaseState:
    """The note is whole."""
    return replace(state, final_thoughts=event.words)


def case_closed(state: CaseState, _recorded: Recorded, _event: CaseClosed) -> CaseState:
    """The case is at rest."""
    return replace(state, stage=Stage.CLOSED)


def case_reopened(state: CaseState, _recorded: Recorded, _event: CaseReopened) -> CaseState:
    """The case goes on where its decision stood; what was said of needs counts no longer.

    The last word of the house stays so until something new is decided.
    """
    return replace(
        state,
        stage=Stage.DECIDED,
        needs_met=None,
        final_thoughts=None,
        is_exception_open=False,
        rounds=0,
        approver=None,
        times_reopened=state.times_reopened + 1,
    )
