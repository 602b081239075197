"""Evidence: a fact can be used, and a wish is a wish for something that the policy has."""

from decimal import Decimal
from typing import Protocol

from amends.cases.events.event import Plain
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import AmountError, check_amount, check_remedy
from amends.decide.errors import FactError
from amends.decide.facts import read_facts
from amends.lang.names import suggestion

_WITH_EVERY_CASE = ("now", "today", "role", "team")


class UnknownFactError(GateError):
    """The policy knows no such fact, or works it out by itself."""


class FactValueError(GateError):
    """The value is none that the fact can have."""


class StatesFact(Protocol):
    """A request to state a fact."""

    @property
    def fact(self) -> str:
        """Its name."""

    @property
    def value(self) -> Plain:
        """Its value as JSON states it; None where it is not known any more."""


class Wishes(Protocol):
    """A request that says what the customer wants."""

    @property
    def remedy(self) -> str | None:
        """The remedy; None where none fits."""

    @property
    def amount(self) -> Decimal | None:
        """How much of it."""


def fact_can_be_stated(attempt: Attempt[StatesFact]) -> None:
    """The policy knows the fact, and it is not reckoned from the ledger, nor does it come with every case."""
    facts, name = attempt.around.policy.facts, attempt.request.fact
    if name not in facts:
        raise UnknownFactError(
            f"`{name}` is not a fact of the policy", suggestion(name, facts) or "see them with `amends case facts`"
        )
    if name in _WITH_EVERY_CASE:
        raise UnknownFactError(f"`{name}` comes with whoever decides, and when", "state what is known of the case")
    if facts[name].history is not None:
        raise UnknownFactError(
            f"`{name}` is reckoned from what was given before", "dispute the entries that it counts instead"
        )


def value_can_be_used(attempt: Attempt[StatesFact]) -> None:
    """The value has the fact's type and lies within its bounds; else nothing could be decided any more."""
    try:
        read_facts(attempt.around.policy, {attempt.request.fact: attempt.request.value})
    except FactError as error:
        fault = error.faults[0]
        raise FactValueError(fault.message, fault.help or "state it so") from None


def wish_is_a_remedy(attempt: Attempt[Wishes]) -> None:
    """Where the wish is a remedy, the policy has it, and the amount is one that it can have."""
    name, amount, policy = attempt.request.remedy, attempt.request.amount, attempt.around.policy
    if name is None:
        if amount is not None:
            raise AmountError(f"`{amount:f}` is an amount of nothing", "name the remedy, or say it in the wish's words")
        return
    check_remedy(policy, name)
    if amount is not None:
        check_amount(policy, name, amount)
        if policy.remedies[name].value_type is None:
            raise AmountError(f"the policy states no amount for `{name}`", "say the wish without one")
