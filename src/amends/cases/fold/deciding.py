"""What the events of deciding make of a case."""

from dataclasses import replace
from uuid import UUID

from amends.cases.events.deciding import CorrectionApproved, Decided, DecidedRemedy, DenialTold
from amends.cases.recorded import By, Recorded
from amends.cases.state import ON_THE_ROUTE, CaseState, Correction, LiveDecision, Stage


def decided(state: CaseState, recorded: Recorded, event: Decided) -> CaseState:
    """The one live decision; what was withheld and answered under the one before counts no longer.

    A no that was told stays told as long as the same no is given, for the same reasons.
    """
    return replace(
        state,
        stage=state.stage if state.stage in ON_THE_ROUTE else Stage.DECIDED,
        decisions=(*state.decisions, LiveDecision(event, recorded.by, recorded.at)),
        correction=None,
        told=_still_told(state, event),
        withheld={},
        declined=_still_declined(state, event),
        has_final_response=False,
        deciders=with_decider(state, recorded.by),
        is_path_sent=False,
    )


def _still_declined(state: CaseState, now: Decided) -> frozenset[str]:
    """What the customer did not want, as far as the same is owed now."""
    before = state.decision.decided.remedies if state.decision is not None else {}
    return frozenset(
        name for name in state.declined if name in now.remedies and _is_alike(before[name], now.remedies[name])
    )


def _still_told(state: CaseState, now: Decided) -> frozenset[str]:
    """What the customer was refused, as far as it is refused in the same words now."""
    before = state.decision.decided.remedies if state.decision is not None else {}
    return frozenset(
        name
        for name in state.told
        if name not in state.withheld
        and name in before
        and name in now.remedies
        and (before[name].status, before[name].sentences) == (now.remedies[name].status, now.remedies[name].sentences)
    )


def _is_alike(one: DecidedRemedy, other: DecidedRemedy) -> bool:
    return (one.status, one.value) == (other.status, other.value)


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
