"""How far a solution has come, as the customer sees it: being looked for, offered, asked for otherwise, agreed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from amends.cases.parts import Proposal, ProposalState
from amends.cases.state import ON_THE_ROUTE, Stage
from amends.cases.terms import Terms
from amends.explain.wording import capitalised
from amends.lang.types import Kind
from amends.letters.offer import holds_until
from amends.letters.terms import condition_of_all, terms_in_words
from amends.letters.writing import Writing


class Progress(StrEnum):
    """How far it has come."""

    LOOKED_FOR = "looked_for"
    OFFERED = "offered"
    ENDED = "ended"
    ASKED = "asked"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class AmountAsked:
    """A remedy of the offer whose amount the customer may ask to be another one; `unit` is the currency of money."""

    remedy: str
    title: str
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """A solution, as far as it is the customer's to know.

    Attributes:
        terms: each remedy of it in words, with the condition that it alone has; none as long as nothing is offered.
        condition: the condition of all of them.
        until: until when the offer holds, in words.
        amounts: what a counter-offer can be about.
        digest: what identifies the offered terms.
        is_as_asked: whether what is offered is what they have asked for on this page.
        is_again: whether it is the offer that they had before they asked for something else, which we do not give.
        stands: of what they have asked for, the offer that they can accept meanwhile.
    """

    progress: Progress
    terms: tuple[str, ...] = ()
    condition: str | None = None
    until: str | None = None
    amounts: tuple[AmountAsked, ...] = ()
    digest: str | None = None
    is_as_asked: bool = False
    is_again: bool = False
    stands: "Solution | None" = None


def solution_in(writing: Writing, at: datetime) -> Solution | None:
    """The solution of a case; None where Make It Right does not go on."""
    state, proposal = writing.state, writing.state.proposal
    if proposal is not None and proposal.state is ProposalState.ACCEPTED and proposal.accepted_terms is not None:
        terms = proposal.accepted_terms
        return _told(writing, Progress.AGREED, terms)
    if state.stage not in ON_THE_ROUTE:
        return None
    if state.stage is Stage.OFFERED and proposal is not None:
        return _offer(writing, proposal, at)
    standing = state.standing_offer
    if standing is not None and standing.compromise is not None:
        offer = _offer(writing, standing, at)
        stands = offer if offer.progress is Progress.OFFERED else None
        return replace(_told(writing, Progress.ASKED, standing.compromise), stands=stands)
    return Solution(progress=Progress.LOOKED_FOR)


def _told(writing: Writing, progress: Progress, terms: Terms) -> Solution:
    return Solution(progress=progress, terms=terms_in_words(writing, terms), condition=condition_of_all(terms))


def _offer(writing: Writing, proposal: Proposal, at: datetime) -> Solution:
    approval = proposal.approval
    if approval is None or approval.is_over(at):
        return Solution(progress=Progress.ENDED)
    return Solution(
        progress=Progress.OFFERED,
        terms=terms_in_words(writing, proposal.terms),
        condition=condition_of_all(proposal.terms),
        until=writing.moment(holds_until(writing, proposal)),
        amounts=tuple(_amounts(writing, proposal.terms)),
        digest=proposal.terms.digest,
        is_as_asked=proposal.is_from_page and proposal.terms in [one.compromise for one in writing.state.proposals],
        is_again=proposal.compromise is not None,
    )


def _amounts(writing: Writing, terms: Terms) -> Iterator[AmountAsked]:
    for term in terms.remedies:
        if term.amount is not None:
            remedy = writing.policy.remedies[term.remedy]
            is_money = remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY
            unit = writing.client.currency if is_money else ""
            yield AmountAsked(term.remedy, capitalised(writing.voice.remedy(remedy)), term.amount, unit)
