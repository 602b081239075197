"""Evidence: stating a fact with its source, and restating the problem and the wish."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from amends.cases.events.event import Event, Plain
from amends.cases.events.evidence import FactStated, ProblemRestated, RestatementConfirmed
from amends.cases.exact import exact_value
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.giving import in_currency
from amends.cases.privacy import is_private
from amends.lang.tree import Fact

AGENT = "agent"
"""The source of what somebody states without saying where it is from."""


@dataclass(frozen=True, slots=True)
class StateFact:
    """A fact, as JSON states it.

    Attributes:
        source: who or what says so; None for whoever states it.
        record: the evidence, in words.
        shown_by: the number of the attachment that shows it.
    """

    fact: str
    value: Plain
    source: str | None = None
    record: str | None = None
    shown_by: int | None = None


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


def state_fact(attempt: Attempt[StateFact]) -> Sequence[Event]:
    """The fact was stated; what is sensitive, or holds free text, is kept apart. To say it again adds nothing."""
    request = attempt.request
    fact = attempt.around.policy.facts[request.fact]
    source = request.source or AGENT
    if _is_stated(attempt, fact, source):
        return []
    kept_apart = is_private(fact)
    return [
        FactStated(
            fact=fact.name,
            source=source,
            value=None if kept_apart else request.value,
            private_value=request.value if kept_apart else None,
            is_private=kept_apart,
            record=request.record,
            shown_by=request.shown_by,
        )
    ]


def _is_stated(attempt: Attempt[StateFact], fact: Fact, source: str) -> bool:
    """Whether the source has said the same last, with the same evidence or without a word about it now."""
    request = attempt.request
    said = [one for one in attempt.state.statements.get(fact.name, ()) if one.source == source]
    return (
        bool(said)
        and exact_value(fact, said[-1].value) == exact_value(fact, request.value)
        and request.record in (None, said[-1].record)
        and request.shown_by in (None, said[-1].shown_by)
    )


def restate(attempt: Attempt[Restate]) -> Sequence[Event]:
    """The problem and the wish were restated."""
    request = attempt.request
    return [
        ProblemRestated(
            issue=request.issue,
            wish=request.wish,
            remedy=request.remedy,
            amount=in_currency(attempt.around.policy, request.amount),
        ),
    ]


def confirm(_attempt: Attempt[Confirm]) -> Sequence[Event]:
    """The customer confirmed it."""
    return [RestatementConfirmed()]
