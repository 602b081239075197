"""Make It Right: from the hold sentence to the customer's answer, in as many rounds as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from amends.cases.events.event import Event
from amends.cases.events.route import (
    AdjustmentTaken,
    CompromiseAsked,
    ExceptionOpened,
    FinalResponseGiven,
    NextRoleJoined,
    OfferAccepted,
    OfferRejected,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.gate.acts.lapsing import lapse, release
from amends.cases.gate.acts.standing import IN_ITS_PLACE, accepted_after_all, given_up, left_standing, reserved
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules import approving
from amends.cases.gate.rules.authority import lowest_approver
from amends.cases.gate.rules.giving import in_currency
from amends.cases.gate.rules.offering import offer_made
from amends.cases.gate.rules.route import all_considered
from amends.cases.gate.rules.terms import in_currency_terms
from amends.cases.last_word import refused_in_the_last_word
from amends.cases.parts import Proposal, ProposalState
from amends.cases.terms import Terms


@dataclass(frozen=True, slots=True)
class OpenException:
    """Make It Right begins; the hold sentence is said."""


@dataclass(frozen=True, slots=True)
class Propose:
    """A solution, why it is fair, and which considerations nobody knows."""

    terms: Terms
    why: str
    from_customer: bool = False
    not_known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Approve:
    """The terms as the approver saw them, and up to which total the agent may go in a compromise."""

    ceiling: Decimal | None = None
    terms_digest: str | None = None
    lasts: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Adjust:
    """Other terms in place of the proposed ones, and why."""

    terms: Terms
    feedback: str
    ceiling: Decimal | None = None
    terms_digest: str | None = None
    lasts: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """The solution goes back, with what to revise."""

    feedback: str
    terms_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """The agent takes the adjusted terms."""

    terms_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The proposal comes to nothing: its approval ended, or something better was found."""

    why: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The approved terms are put to the customer; `in_writing` where nobody speaks with them: on their page."""

    terms_digest: str | None = None
    in_writing: bool = False


@dataclass(frozen=True, slots=True)
class Accept:
    """The customer accepts."""


@dataclass(frozen=True, slots=True)
class Compromise:
    """The customer asks for other terms."""

    terms: Terms
    words: str


@dataclass(frozen=True, slots=True)
class Reject:
    """The customer does not accept."""

    words: str


@dataclass(frozen=True, slots=True)
class GiveFinalResponse:
    """The last word of the house."""

    words: str


def open_exception(attempt: Attempt[OpenException]) -> Sequence[Event]:
    """It was opened."""
    return [ExceptionOpened(hold_sentence=attempt.around.house.hold_sentence)]


def propose(attempt: Attempt[Propose]) -> Sequence[Event]:
    """The solution was proposed to the lowest role that may approve it."""
    request = attempt.request
    return [_proposed(attempt, request.terms, request.why, from_customer=request.from_customer)]


def approve(attempt: Attempt[Approve]) -> Sequence[Event]:
    """Exactly these terms were approved, and are reserved.

    Who asked for them on their page has them there at once: they have said what they want, and shown who they are.
    """
    proposal = approving.proposal_in(attempt, ProposalState.PROPOSED)
    lasts, expires = _time_of(attempt, attempt.request.lasts)
    approved = SolutionApproved(
        proposal=proposal.id,
        terms_digest=proposal.terms.digest,
        ceiling=in_currency(attempt.around.policy, attempt.request.ceiling) or proposal.terms.total,
        expires=expires,
        lasts=lasts,
        is_set=attempt.request.lasts is not None,
    )
    is_put = proposal.is_from_page and attempt.state.contact is None
    return [
        approved,
        *given_up(attempt, IN_ITS_PLACE),
        *reserved(attempt, proposal, proposal.terms),
        *([_offered(proposal, in_writing=True)] if is_put else []),
    ]


def adjust(attempt: Attempt[Adjust]) -> Sequence[Event]:
    """The approver's terms stand, are reserved, and wait for the agent."""
    request = attempt.request
    proposal = approving.proposal_in(attempt, ProposalState.PROPOSED)
    terms = in_currency_terms(attempt.around.policy, request.terms)
    lasts, expires = _time_of(attempt, request.lasts)
    adjusted = SolutionAdjusted(
        proposal=proposal.id,
        terms=terms,
        feedback=request.feedback,
        ceiling=in_currency(attempt.around.policy, request.ceiling) or terms.total,
        expires=expires,
        lasts=lasts,
        is_set=attempt.request.lasts is not None,
    )
    return [adjusted, *given_up(attempt, IN_ITS_PLACE), *reserved(attempt, proposal, terms)]


def send_back(attempt: Attempt[Return]) -> Sequence[Event]:
    """The agent has another go; an offer that the customer has already stands as it was."""
    proposal = approving.proposal_in(attempt, ProposalState.PROPOSED)
    returned = SolutionReturned(proposal=proposal.id, feedback=attempt.request.feedback)
    return [returned, *left_standing(attempt, "the time of the offer has ended")]


def take(attempt: Attempt[Take]) -> Sequence[Event]:
    """Both stand behind the terms."""
    proposal = approving.proposal_in(attempt, ProposalState.ADJUSTED)
    return [AdjustmentTaken(proposal=proposal.id, terms_digest=proposal.terms.digest)]


def withdraw(attempt: Attempt[Withdraw]) -> Sequence[Event]:
    """There is nothing to offer any more, but for the offer that the customer had before."""
    proposal = approving.proposal_in(
        attempt, ProposalState.PROPOSED, ProposalState.ADJUSTED, ProposalState.APPROVED, ProposalState.OFFERED
    )
    why = attempt.request.why
    return [*lapse(attempt, proposal, why), *left_standing(attempt, why)]


def offer(attempt: Attempt[Offer]) -> Sequence[Event]:
    """It is the customer's turn."""
    proposal = approving.proposal_in(attempt, ProposalState.APPROVED)
    return [_offered(proposal, in_writing=attempt.request.in_writing)]


def accept(attempt: Attempt[Accept]) -> Sequence[Event]:
    """There is agreement; what was reserved is promised."""
    offer = offer_made(attempt)
    return [*accepted_after_all(attempt, offer), OfferAccepted(proposal=offer.id, terms=offer.terms)]


def compromise(attempt: Attempt[Compromise]) -> Sequence[Event]:
    """Within the ceiling there is agreement; above it, the approver is asked again, and the offer stands meanwhile."""
    request = attempt.request
    proposal = approving.proposal_in(attempt, ProposalState.OFFERED)
    terms = in_currency_terms(attempt.around.policy, request.terms)
    within = approving.binds(attempt, proposal, terms)
    asked = CompromiseAsked(proposal=proposal.id, terms=terms, words=request.words, within_ceiling=within)
    if within:
        released = release(attempt, proposal, "the customer asked for other terms")
        agreed = OfferAccepted(proposal=proposal.id, terms=terms)
        return [asked, *released, agreed, *reserved(attempt, proposal, terms)]
    return [asked, _proposed(attempt, terms, request.words, from_customer=True)]


def reject(attempt: Attempt[Reject]) -> Sequence[Event]:
    """Another round; after several, the next role joins."""
    proposal = approving.proposal_in(attempt, ProposalState.OFFERED)
    rejected = OfferRejected(proposal=proposal.id, words=attempt.request.words)
    events: list[Event] = [rejected, *release(attempt, proposal, "the customer rejected the offer")]
    if (attempt.state.rounds + 1) % attempt.around.house.rounds == 0:
        role = _next_role(attempt)
        if role is not None:
            events.append(NextRoleJoined(role=role))
    return events


def final_response(attempt: Attempt[GiveFinalResponse]) -> Sequence[Event]:
    """All grounds at once, and the body outside."""
    named = refused_in_the_last_word(attempt.state)
    sentences = dict.fromkeys(sentence for name in named for sentence in _refusing(attempt, name))
    outside = tuple(step.to for step in attempt.around.policy.escalation if step.outside)
    return [FinalResponseGiven(sentences=tuple(sentences), outside=outside, words=attempt.request.words)]


def _refusing(attempt: Attempt[object], remedy: str) -> tuple[str, ...]:
    """The sentences by which a remedy is refused: those of the clauses, or that of the reason for withholding it."""
    withheld = attempt.state.withheld.get(remedy)
    return (withheld.sentence,) if withheld is not None else attempt.decision.decided.remedies[remedy].sentences


def _proposed(attempt: Attempt[object], terms: Terms, why: str, *, from_customer: bool) -> SolutionProposed:
    stated = in_currency_terms(attempt.around.policy, terms)
    return SolutionProposed(
        proposal=attempt.around.new_id(),
        terms=stated,
        from_customer=from_customer,
        why=why,
        considered=all_considered(attempt),
        asked_of=approving.approver_for(attempt, stated),
    )


def _offered(proposal: Proposal, *, in_writing: bool) -> SolutionOffered:
    return SolutionOffered(proposal=proposal.id, terms_digest=proposal.terms.digest, in_writing=in_writing)


def _time_of(attempt: Attempt[object], lasts: timedelta | None) -> tuple[timedelta, datetime | None]:
    """How long an approval holds, and until when; None while that hangs on the contact that goes on.

    Where a call is promised and the approver says nothing else, it holds until the end of that at least.
    """
    house = attempt.around.house
    if lasts is None and house.approval_outlasts_contact and attempt.state.contact is not None:
        return house.approval_lasts, None
    if lasts is not None:
        return lasts, attempt.around.at + lasts
    ends, call_due = attempt.around.at + house.approval_lasts, attempt.state.call_back_due
    return house.approval_lasts, ends if call_due is None else max(ends, call_due)


def _next_role(attempt: Attempt[object]) -> str | None:
    """The role above the one that approves now."""
    roles = attempt.around.policy.roles
    lowest = lowest_approver(attempt)
    above = roles[roles.index(lowest) + 1 :] if lowest in roles else ()
    return above[0] if above else None
