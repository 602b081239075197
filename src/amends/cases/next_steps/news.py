"""What another party has said that the customer has still to hear."""

from amends.cases.events.event import quoted
from amends.cases.next_steps.look import Look
from amends.cases.parts import HandOff, HandOffState
from amends.cases.state import ON_THE_ROUTE, Stage

AT_ITS_END = frozenset({Stage.RESOLVED, Stage.CLOSED})


def news(look: Look) -> str | None:
    """What the customer is told, as a reason to call them; None where they have been in contact since."""
    refused, done = refusal_of_others(look), done_for_wish(look)
    if done is not None and not _is_heard(look, done):
        return f"tell the customer what {done.party} has done, {quoted(done.words)}"
    if refused is not None and not _is_heard(look, refused):
        return f"tell the customer that {refused.party} does not see to it"
    return None


def refusal_of_others(look: Look) -> HandOff | None:
    """The hand-off that was asked last, where it came to nothing and nothing else has been found since."""
    state = look.state
    if not state.hand_offs or state.is_wish_met or state.has_final_response:
        return None
    if state.stage in ON_THE_ROUTE or state.stage in AT_ITS_END:
        return None
    last = state.hand_offs[-1]
    is_for_wish = last.remedy is None or last.remedy == look.wanted
    is_open = any(one.is_open for one in state.hand_offs)
    return last if last.state is HandOffState.DECLINED and is_for_wish and not is_open else None


def done_for_wish(look: Look) -> HandOff | None:
    """The hand-off by which the customer has what they want, before the case is at its end."""
    if look.wanted is None or look.state.stage in AT_ITS_END:
        return None
    return look.state.done_by(look.wanted)


def _is_heard(look: Look, said: HandOff) -> bool:
    """Whether somebody was in contact with the customer since it was said."""
    at = said.answered_at
    return any(one.ended_at is None or (at is not None and one.ended_at > at) for one in look.state.contacts)
