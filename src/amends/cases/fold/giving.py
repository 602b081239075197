"""What the events of giving make of a case."""

from dataclasses import replace
from uuid import UUID

from amends.cases.events.giving import (
    RemedyDeclined,
    RemedyGiven,
    RemedyReleased,
    RemedyReserved,
    RemedyReversed,
    RemedyUncertain,
    RemedyWithheld,
)
from amends.cases.fold.deciding import with_decider
from amends.cases.parts import Gift, GiftState, Withholding
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def remedy_reserved(state: CaseState, recorded: Recorded, event: RemedyReserved) -> CaseState:
    """Something is promised; it is withheld no longer."""
    gift = Gift(
        id=event.entry,
        remedy=event.remedy,
        amount=event.amount,
        basis=event.basis,
        reason=event.reason,
        approval=event.approval,
        awaits=event.awaits,
        condition=event.condition,
        state=GiftState.RESERVED,
        by=recorded.by,
        at=recorded.at,
    )
    withheld = {remedy: why for remedy, why in state.withheld.items() if remedy != gift.remedy}
    return replace(
        state, gifts={**state.gifts, gift.id: gift}, withheld=withheld, declined=state.declined - {gift.remedy}
    )


def remedy_given(state: CaseState, _recorded: Recorded, event: RemedyGiven) -> CaseState:
    """The customer has it."""
    return _with(state, event.entry, GiftState.GIVEN)


def remedy_uncertain(state: CaseState, _recorded: Recorded, event: RemedyUncertain) -> CaseState:
    """A person has to find out."""
    return _with(state, event.entry, GiftState.UNCERTAIN)


def remedy_released(state: CaseState, _recorded: Recorded, event: RemedyReleased) -> CaseState:
    """It is not given after all."""
    return _with(state, event.entry, GiftState.RELEASED)


def remedy_reversed(state: CaseState, _recorded: Recorded, event: RemedyReversed) -> CaseState:
    """It was taken back."""
    return _with(state, event.entry, GiftState.REVERSED)


def remedy_withheld(state: CaseState, recorded: Recorded, event: RemedyWithheld) -> CaseState:
    """It may be given, and is not; whoever withheld it has had their say."""
    withholding = Withholding(event.reason, event.sentence_told, recorded.by, recorded.at)
    return replace(
        state,
        withheld={**state.withheld, event.remedy: withholding},
        told=state.told - {event.remedy},
        deciders=with_decider(state, recorded.by),
        is_path_sent=False,
    )


def remedy_declined(state: CaseState, _recorded: Recorded, event: RemedyDeclined) -> CaseState:
    """It stays owed, and nobody has to give it."""
    return replace(state, declined=state.declined | {event.remedy})


def _with(state: CaseState, entry: UUID, now: GiftState) -> CaseState:
    """A gift has come further; a follow-up is over with the last condition."""
    changed = replace(state, gifts={**state.gifts, entry: replace(state.gifts[entry], state=now)})
    return changed if changed.conditional_gifts else replace(changed, follow_up_due=None)
