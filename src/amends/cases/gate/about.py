"""What an act is about: without a letter that failed none is sent again, and nobody answers what nobody asked."""

from collections.abc import Callable, Mapping
from uuid import UUID

from amends.cases.events.returns import Found
from amends.cases.gate.rules.people import OWNER
from amends.cases.parts import GiftState, HandOffState
from amends.cases.state import CaseState

_IS_THERE: Mapping[str, Callable[[CaseState], bool]] = {
    "contact": lambda state: state.contact is None,
    "verify-caller": lambda state: state.contact is not None,
    "end-contact": lambda state: state.contact is not None,
    "confirm": lambda state: state.restatement is not None,
    "settle": lambda state: bool(state.open_gifts),
    "reverse": lambda state: any(gift.state is GiftState.GIVEN for gift in state.gifts.values()),
    "fulfil": lambda state: any(gift.has_failed for gift in state.gifts.values()),
    "ask-return": lambda state: any(gift.awaits for gift in state.open_gifts),
    "return-arrived": lambda state: any(one.found is not Found.RIGHT for one in state.returns.values()),
    "withdraw-request": lambda state: bool(state.waiting_requests),
    "answer-hand-off": lambda state: any(one.state is HandOffState.ASKED for one in state.hand_offs),
    "finish-hand-off": lambda state: any(one.state is HandOffState.ACCEPTED for one in state.hand_offs),
    "send-letter": lambda state: bool(state.letters),
    "post-letter": lambda state: bool(state.letters),
    "follow-up": lambda state: bool(state.conditional_gifts),
}


def is_about_something(act: str, state: CaseState, user: UUID) -> bool:
    """Whether there is what an act is about: a view is asked of one user alone, and nobody answers themselves."""
    match act:
        case "opinion":
            return any(one.of == user and one.other is None for one in state.opinions)
        case "approve" | "adjust" | "return":
            return state.proposal is None or state.proposal.by.user != user
        case "take":
            return state.proposal is None or state.proposal.approval is None or state.proposal.approval.by.user != user
        case "take-over":
            may = state.deciders.get(user, OWNER) == OWNER
            return may and bool(state.waiting_requests)
        case "accept":
            return state.offer is not None
    is_there = _IS_THERE.get(act)
    return is_there is None or is_there(state)
