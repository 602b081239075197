"""What the events of deciding make of a case."""

from dataclasses import replace
from uuid import UUID

from amends.cases.events.deciding import CorrectionApproved, Decided, DenialTold
from amends.cases.recorded import By, Recorded
from amends.cases.state import ON_THE_ROUTE, CaseState, Correction, LiveDecision, Stage


def decided(state: CaseState, recorded: Recorded, event: Decided) -> CaseState:
    """The one live decision; what was told, withheld and answered under the one before counts no longer."""
    return replace(
        state,
        stage=state.stage if state.stage in ON_THE_ROUTE else Stage.DECIDED,
        decisions=(*state.decisions, LiveDecision(event, recorded.by, recorded.at)),
        correction=None,
        told=frozenset(),
        withheld={},
        has_final_response=False,
        deciders=with_decider(state, recorded.by),
        is_path_sent=False,
    )


def denial_told(state: CaseState, recorded: Recorded, event: DenialTold) -> CaseState:
    """The customer knows; whoever told it has had their say in this case."""
    return replace(
        state,
        told=state.told | {event.remedy},
        deciders=with_decider(state, recorded.by),
        is_path_sent=False,
    )


def correction_approved(state: CaseState, recorded: Recorded, event: CorrectionApproved) -> CaseState:
    """The case may be decided anew."""
    return replace(state, correction=Correction(event.correction, event.version, recorded.by))


def with_decider(state: CaseState, by: By | None) -> dict[UUID, str | None]:
    """Who has had their say, with one more."""
    return {**state.deciders, **({by.user: by.role} if by is not None else {})}
