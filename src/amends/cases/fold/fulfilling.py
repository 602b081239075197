"""What the events of fulfilment by itself make of a case."""

from dataclasses import replace

from amends.cases.events.fulfilling import FulfilmentAskedAgain, FulfilmentBegun, FulfilmentFailed
from amends.cases.parts import Fulfilment, FulfilmentState
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def fulfilment_begun(state: CaseState, _recorded: Recorded, event: FulfilmentBegun) -> CaseState:
    """It is on its way."""
    gift = state.gifts[event.entry]
    now = replace(gift.fulfilment or Fulfilment(), state=FulfilmentState.ON_ITS_WAY, through=event.through, why=None)
    return replace(state, gifts={**state.gifts, gift.id: replace(gift, fulfilment=now)})


def fulfilment_failed(state: CaseState, _recorded: Recorded, event: FulfilmentFailed) -> CaseState:
    """A person sees to it."""
    gift = state.gifts[event.entry]
    now = replace(gift.fulfilment or Fulfilment(), state=FulfilmentState.FAILED, why=event.why)
    return replace(state, gifts={**state.gifts, gift.id: replace(gift, fulfilment=now)})


def fulfilment_asked_again(state: CaseState, _recorded: Recorded, event: FulfilmentAskedAgain) -> CaseState:
    """It is to be tried once more."""
    gift = state.gifts[event.entry]
    before = gift.fulfilment or Fulfilment()
    now = replace(before, state=FulfilmentState.ASKED, round=before.round + 1, why=None)
    return replace(state, gifts={**state.gifts, gift.id: replace(gift, fulfilment=now)})
