"""What is owed: given to the customer without being asked for, or declined by them, and never passed over."""

from collections.abc import Iterator
from decimal import Decimal

from amends.cases.events.deciding import DecidedRemedy
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.ending import NotDoneError, Resolves
from amends.cases.gate.rules.giving import NamesRemedy, decided_remedy, is_capped
from amends.cases.words import spoken
from amends.lang.tree import PolicyTree


class NotOwedError(GateError):
    """Only what is owed can be declined."""


def is_owed(attempt: Attempt[NamesRemedy]) -> None:
    """The decision owes the remedy."""
    decided = decided_remedy(attempt)
    if decided.status != "owed":
        raise NotOwedError(
            f"`{attempt.request.remedy}` is {spoken(decided.status)}, not owed", "what is not owed need not be declined"
        )


def entitlements_are_settled(attempt: Attempt[Resolves]) -> None:
    """What else is owed was given, or the customer, who can be asked, has declined it."""
    if attempt.request.needs_met is NeedsMet.LEFT:
        return
    wish = attempt.state.restatement
    wanted = wish.remedy if wish is not None else None
    passed_over = next((name for name in entitlements(attempt) if name != wanted), None)
    if passed_over is not None:
        raise NotDoneError(
            f"`{passed_over}` is owed, and was neither given nor declined",
            "give it: `amends case give`; or, where the customer does not want it: `amends case decline`",
        )


def entitlements(attempt: Attempt[object]) -> Iterator[str]:
    """What the live decision owes and the customer has neither got nor declined, in the policy's order.

    What they would have to pay for is theirs to ask for; and what a cap stands against can't be given as it is.
    """
    policy, state = attempt.around.policy, attempt.state
    decided = attempt.decision.decided.remedies
    for name in policy.remedies:
        if name not in decided or name in state.declined or state.standing_gift(name) is not None:
            continue
        if is_entitlement(policy, name, decided[name]) and not is_capped(attempt, name):
            yield name


def is_entitlement(policy: PolicyTree, name: str, decided: DecidedRemedy) -> bool:
    """Whether a decision gives a customer something that they need not ask for nor pay for."""
    if decided.status != "owed":
        return False
    if policy.remedies[name].charge:
        return decided.value == 0
    is_known = not decided.is_value_open or bool(decided.at_least)
    return is_known and decided.value != Decimal(0)
