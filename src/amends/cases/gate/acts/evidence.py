"""Evidence: stating a fact with its source, and restating the problem and the wish."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from amends.cases.events.event import Event, Plain
from amends.cases.events.evidence import FactStated, ProblemRestated, RestatementConfirmed
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import UnknownRemedyError, check_amount
from amends.lang.names import suggestion
from amends.lang.types import Kind


@dataclass(frozen=True, slots=True)
class StateFact:
    """A fact, as JSON states it, with its source (default: where the policy trusts it from) and the record of it."""

    fact: str
    value: Plain
    source: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Restate:
    """The problem and the wish in the agent's words, and as remedy and amount where they fit."""

    issue: str
    wish: str
    remedy: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """The customer said that this is what they mean."""


class UnknownFactError(GateError):
    """The policy knows no such fact, or works it out by itself."""


class NothingSaidError(GateError):
    """Words are missing."""


def fact_can_be_stated(attempt: Attempt[StateFact]) -> None:
    """The policy knows the fact, and it is not reckoned from the ledger."""
    facts = attempt.around.policy.facts
    name = attempt.request.fact
    if name not in facts:
        raise UnknownFactError(
            f"`{name}` is not a fact of the policy", suggestion(name, facts) or "see them with `amends case show`"
        )
    if facts[name].history is not None:
        raise UnknownFactError(
            f"`{name}` is reckoned from what was given before", "dispute the entries that it counts instead"
        )


def says_both(attempt: Attempt[Restate]) -> None:
    """Both the problem and the wish have words."""
    if not attempt.request.issue.strip() or not attempt.request.wish.strip():
        raise NothingSaidError("a restatement says both the problem and the wish", "say both in your own words")


def wish_is_a_remedy(attempt: Attempt[Restate]) -> None:
    """Where the wish is a remedy, the policy has it, and the amount is one of its currency."""
    name, policy = attempt.request.remedy, attempt.around.policy
    if name is None:
        return
    if name not in policy.remedies:
        raise UnknownRemedyError(
            f"`{name}` is not a remedy of the policy", suggestion(name, policy.remedies) or "name one that it has"
        )
    if attempt.request.amount is not None:
        check_amount(policy, name, attempt.request.amount)


def there_is_a_restatement(attempt: Attempt[Confirm]) -> None:
    """There is something to confirm."""
    if attempt.state.restatement is None:
        raise NothingSaidError("nothing was restated yet", "restate it first: `amends case restate`")


def state_fact(attempt: Attempt[StateFact]) -> Sequence[Event]:
    """The fact was stated; what is sensitive or free text is kept apart."""
    request = attempt.request
    fact = attempt.around.policy.facts[request.fact]
    source = request.source or fact.trusted_from or "customer"
    is_private = fact.sensitive or fact.type.kind is Kind.TEXT
    if is_private and isinstance(request.value, str):
        return [FactStated(fact=fact.name, source=source, private_value=request.value, record=request.record)]
    return [FactStated(fact=fact.name, source=source, value=request.value, record=request.record)]


def restate(attempt: Attempt[Restate]) -> Sequence[Event]:
    """The problem and the wish were restated."""
    request = attempt.request
    return [
        ProblemRestated(issue=request.issue, wish=request.wish, remedy=request.remedy, amount=request.amount),
    ]


def confirm(_attempt: Attempt[Confirm]) -> Sequence[Event]:
    """The customer confirmed it."""
    return [RestatementConfirmed()]
