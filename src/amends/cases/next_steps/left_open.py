"""What keeps a case from its end: what is owed, what was not asked or confirmed, and who was not verified."""

from collections.abc import Iterator

from amends.cases.gate.rules.giving import is_capped
from amends.cases.gate.rules.owing import entitlements
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.questions import are_open
from amends.cases.state import Stage


def left_open(look: Look) -> str | None:
    """What is left to do although the gate would let the case be resolved, in words; None where nothing is."""
    return next(_left_open(look), None)


def _left_open(look: Look) -> Iterator[str]:
    for name in (*_to_give(look), *_of_open_value(look)):
        yield f"{look.wording.remedy(name)} is owed, and was neither given nor declined"
    if look.state.stage is not Stage.DECIDED or look.decided is None:
        return
    if look.decided.decides_nothing:
        yield "this version of the policy decides nothing here"
    if look.is_speaking and not look.is_verified:
        yield "who is speaking was not verified"
    if look.state.is_wish_met or look.state.has_final_response:
        return
    restatement = look.state.restatement
    if restatement is None or not restatement.is_confirmed:
        yield "what the customer wants was not confirmed"
    if look.wanted is None and are_open(look, look.asked):
        yield "there are questions that nobody has answered"


def _to_give(look: Look) -> Iterator[str]:
    return entitlements(look.attempt) if look.decided is not None else iter(())


def _of_open_value(look: Look) -> Iterator[str]:
    """What is owed, without anybody knowing yet how much it is, where that can be found out."""
    if look.decided is None or not are_open(look, look.decided.ask):
        return
    state, policy = look.state, look.policy
    for name, one in look.remedies.items():
        is_done = name in state.declined or state.standing_gift(name) is not None
        is_unknown = one.status == "owed" and one.is_value_open and not one.at_least
        if is_unknown and not is_done and not policy.remedies[name].charge and not is_capped(look.attempt, name):
            yield name
