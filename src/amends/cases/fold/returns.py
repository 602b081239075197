"""What the events of what has to come back make of a case."""

from dataclasses import replace

from amends.cases.events.returns import ReturnArrived, ReturnAsked, ReturnReminded
from amends.cases.parts import AwaitedReturn
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def return_asked(state: CaseState, recorded: Recorded, event: ReturnAsked) -> CaseState:
    """It is awaited; asked anew, what arrived before no longer counts."""
    awaited = AwaitedReturn(
        number=event.number,
        entry=event.entry,
        device=event.device,
        serial=event.serial,
        address=event.address,
        asked_at=recorded.at,
        due=event.due,
        remind_at=event.remind_at,
    )
    return replace(state, returns={**state.returns, event.number: awaited})


def return_arrived(state: CaseState, _recorded: Recorded, event: ReturnArrived) -> CaseState:
    """Something is known of it."""
    awaited = replace(state.returns[event.number], found=event.found)
    return replace(state, returns={**state.returns, event.number: awaited})


def return_reminded(state: CaseState, _recorded: Recorded, event: ReturnReminded) -> CaseState:
    """The customer was reminded."""
    awaited = replace(state.returns[event.number], is_reminded=True)
    return replace(state, returns={**state.returns, event.number: awaited})
