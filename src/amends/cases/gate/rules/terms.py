"""The terms of a solution: what may be proposed, adjusted and asked for as a compromise."""

from dataclasses import replace
from typing import Protocol
from uuid import UUID

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.forbidding import check_may_be_excepted
from amends.cases.gate.rules.giving import (
    AmountError,
    check_amount,
    check_caps,
    check_not_given,
    check_remedy,
    in_currency,
)
from amends.cases.terms import Term, Terms
from amends.lang.tree import PolicyTree


class NoTermsError(GateError):
    """A solution without a remedy, or with one twice."""


class HasTerms(Protocol):
    """A request with terms."""

    @property
    def terms(self) -> Terms:
        """The terms."""


def has_good_terms(attempt: Attempt[HasTerms]) -> None:
    """Remedies of the policy, each once, with amounts of its currency, that could be given."""
    check_terms(attempt, attempt.request.terms)


def check_terms(attempt: Attempt[object], terms: Terms) -> None:
    """Terms that could be given: known, not forbidden, not given already, within the caps.

    What is reserved for the live proposal, or for the offer that stands beside it, is not counted: these terms are it,
    or would take its place.

    Raises:
        GateError: of the kind of what is wrong.
    """
    names = [term.remedy for term in terms.remedies]
    if not names:
        raise NoTermsError("a solution has a remedy at least", "name it, with its amount: `service_credit=40.00`")
    if terms.condition_of is not None and terms.condition_of not in names:
        raise NoTermsError(
            f"the condition is of `{terms.condition_of}`, which is not in the solution",
            "name one that is, or state the condition for all of it",
        )
    for term in terms.remedies:
        check_remedy(attempt.around.policy, term.remedy)
        if names.count(term.remedy) > 1:
            raise NoTermsError(f"`{term.remedy}` stands twice in the solution", "name each remedy once")
        _check_amount_of(attempt, term)
        check_may_be_excepted(attempt, term.remedy)
    own = set_aside(attempt)
    check_not_given(attempt, names, own)
    check_caps(attempt, terms.remedies, own)


def set_aside(attempt: Attempt[object]) -> frozenset[UUID]:
    """What is reserved for the live proposal, and for the offer that stands beside it: other terms take its place."""
    current, standing = attempt.state.proposal, attempt.state.standing_offer
    holding = [one.id for one in (current, standing) if one is not None and (one.is_live or one is standing)]
    return frozenset(gift.id for proposal in holding for gift in attempt.state.reserved_for(proposal))


def in_currency_terms(policy: PolicyTree, terms: Terms) -> Terms:
    """Terms that were checked, each amount with all the digits after the point that the currency has."""
    remedies = tuple(replace(term, amount=in_currency(policy, term.amount)) for term in terms.remedies)
    return replace(terms, remedies=remedies)


def _check_amount_of(attempt: Attempt[object], term: Term) -> None:
    """An amount left out would count as nothing before limits and caps, and be given all the same."""
    policy = attempt.around.policy
    if term.amount is not None:
        check_amount(policy, term.remedy, term.amount)
    elif policy.remedies[term.remedy].value_type is not None:
        raise AmountError(f"`{term.remedy}` has an amount", f"say how much: `{term.remedy}=40.00`")
