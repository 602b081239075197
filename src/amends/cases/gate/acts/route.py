"""Make It Right: from the hold sentence to the customer's answer, in as many rounds as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from amends.cases.events.event import Event
from amends.cases.events.giving import Basis, RemedyReleased, RemedyReserved
from amends.cases.events.route import (
    AdjustmentTaken,
    CompromiseAsked,
    ExceptionOpened,
    FinalResponseGiven,
    NextRoleJoined,
    OfferAccepted,
    OfferRejected,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.gate.acts.giving import NoWhyError
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules import route as rules
from amends.cases.gate.rules.withholding import REFUSED
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
    """The approved terms are put to the customer."""

    terms_digest: str | None = None


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


class OpenAlreadyError(GateError):
    """Make It Right is open."""


class NoRouteError(GateError):
    """The policy has no Make It Right."""


def is_not_open_yet(attempt: Attempt[OpenException]) -> None:
    """It opens once."""
    if attempt.state.is_exception_open and not attempt.state.has_final_response:
        raise OpenAlreadyError("Make It Right is open already", "propose a solution: `amends case propose`")


def policy_has_a_route(attempt: Attempt[OpenException]) -> None:
    """The policy names who approves."""
    if attempt.around.policy.make_it_right is None:
        raise NoRouteError("the policy has no Make It Right", "the path leads on: `amends case supervisor`")


def open_exception(attempt: Attempt[OpenException]) -> Sequence[Event]:
    """It was opened."""
    return [ExceptionOpened(hold_sentence=attempt.around.house.hold_sentence)]


def says_why_it_is_fair(attempt: Attempt[Propose]) -> None:
    """The approver reads why."""
    if not attempt.request.why.strip():
        raise NoWhyError("the approver needs to read why it is fair", "say it with `--why`")


def propose(attempt: Attempt[Propose]) -> Sequence[Event]:
    """The solution was proposed to the lowest role that may approve it."""
    request = attempt.request
    return [
        SolutionProposed(
            proposal=attempt.around.new_id(),
            terms=request.terms,
            from_customer=request.from_customer,
            why=request.why,
            considered=rules.all_considered(attempt),
            asked_of=rules.approver_for(attempt, request.terms),
        )
    ]


def approve(attempt: Attempt[Approve]) -> Sequence[Event]:
    """Exactly these terms were approved, and are reserved."""
    proposal = rules.proposal_in(attempt, ProposalState.PROPOSED)
    ceiling = attempt.request.ceiling
    approved = SolutionApproved(
        proposal=proposal.id,
        terms_digest=proposal.terms.digest,
        ceiling=proposal.terms.total if ceiling is None else ceiling,
        expires=attempt.around.at + (attempt.request.lasts or attempt.around.house.approval_lasts),
    )
    return [approved, *_reserved(attempt, proposal, proposal.terms)]


def adjusted_terms_can_be_approved(attempt: Attempt[Adjust]) -> None:
    """The approver's own terms keep the rules, too."""
    rules.check_approval(attempt, attempt.request.terms, attempt.request.ceiling)


def adjust(attempt: Attempt[Adjust]) -> Sequence[Event]:
    """The approver's terms stand, are reserved, and wait for the agent."""
    request = attempt.request
    proposal = rules.proposal_in(attempt, ProposalState.PROPOSED)
    adjusted = SolutionAdjusted(
        proposal=proposal.id,
        terms=request.terms,
        feedback=request.feedback,
        ceiling=request.terms.total if request.ceiling is None else request.ceiling,
        expires=attempt.around.at + (request.lasts or attempt.around.house.approval_lasts),
    )
    return [adjusted, *_reserved(attempt, proposal, request.terms)]


def send_back(attempt: Attempt[Return]) -> Sequence[Event]:
    """The agent has another go."""
    proposal = rules.proposal_in(attempt, ProposalState.PROPOSED)
    return [SolutionReturned(proposal=proposal.id, feedback=attempt.request.feedback)]


def take(attempt: Attempt[Take]) -> Sequence[Event]:
    """Both stand behind the terms."""
    proposal = rules.proposal_in(attempt, ProposalState.ADJUSTED)
    return [AdjustmentTaken(proposal=proposal.id, terms_digest=proposal.terms.digest)]


def withdraw(attempt: Attempt[Withdraw]) -> Sequence[Event]:
    """There is nothing to offer any more."""
    proposal = rules.proposal_in(
        attempt, ProposalState.PROPOSED, ProposalState.ADJUSTED, ProposalState.APPROVED, ProposalState.OFFERED
    )
    why = attempt.request.why
    return [ProposalLapsed(proposal=proposal.id, why=why), *_released(attempt, proposal, why)]


def offer(attempt: Attempt[Offer]) -> Sequence[Event]:
    """It is the customer's turn."""
    proposal = rules.proposal_in(attempt, ProposalState.APPROVED)
    return [SolutionOffered(proposal=proposal.id, terms_digest=proposal.terms.digest)]


def accept(attempt: Attempt[Accept]) -> Sequence[Event]:
    """There is agreement; what was reserved is promised."""
    proposal = rules.proposal_in(attempt, ProposalState.OFFERED)
    return [OfferAccepted(proposal=proposal.id, terms=proposal.terms)]


def compromise_can_be_given(attempt: Attempt[Compromise]) -> None:
    """What the customer asks for instead are terms that could be given."""
    rules.check_terms(attempt, attempt.request.terms)
    proposal = rules.proposal_in(attempt, ProposalState.OFFERED)
    if not rules.stays_within(proposal, attempt.request.terms):
        rules.approver_for(attempt, attempt.request.terms)


def compromise(attempt: Attempt[Compromise]) -> Sequence[Event]:
    """Within the ceiling there is agreement; above it, the approver is asked again."""
    request = attempt.request
    proposal = rules.proposal_in(attempt, ProposalState.OFFERED)
    within = rules.stays_within(proposal, request.terms)
    asked = CompromiseAsked(proposal=proposal.id, terms=request.terms, words=request.words, within_ceiling=within)
    released = _released(attempt, proposal, "the customer asked for other terms")
    if within:
        agreed = OfferAccepted(proposal=proposal.id, terms=request.terms)
        return [asked, *released, agreed, *_reserved(attempt, proposal, request.terms)]
    again = SolutionProposed(
        proposal=attempt.around.new_id(),
        terms=request.terms,
        from_customer=True,
        why=request.words,
        considered=rules.all_considered(attempt),
        asked_of=rules.approver_for(attempt, request.terms),
    )
    return [asked, *released, again]


def reject(attempt: Attempt[Reject]) -> Sequence[Event]:
    """Another round; after several, the next role joins."""
    proposal = rules.proposal_in(attempt, ProposalState.OFFERED)
    rejected = OfferRejected(proposal=proposal.id, words=attempt.request.words)
    events: list[Event] = [rejected, *_released(attempt, proposal, "the customer rejected the offer")]
    if (attempt.state.rounds + 1) % attempt.around.house.rounds == 0:
        role = _next_role(attempt)
        if role is not None:
            events.append(NextRoleJoined(role=role))
    return events


def final_response(attempt: Attempt[GiveFinalResponse]) -> Sequence[Event]:
    """All grounds at once, and the body outside."""
    decided = attempt.decision.decided
    wanted = attempt.state.restatement.remedy if attempt.state.restatement is not None else None
    refused = [name for name, one in decided.remedies.items() if one.status in REFUSED]
    named = [name for name in refused if name == wanted] or refused
    sentences = dict.fromkeys(sentence for name in named for sentence in decided.remedies[name].sentences)
    outside = tuple(step.to for step in attempt.around.policy.escalation if step.outside)
    return [FinalResponseGiven(sentences=tuple(sentences), outside=outside, words=attempt.request.words)]


def _reserved(attempt: Attempt[object], proposal: Proposal, terms: Terms) -> list[Event]:
    remedies = attempt.around.policy.remedies
    return [
        RemedyReserved(
            entry=attempt.around.new_id(),
            remedy=term.remedy,
            amount=term.amount if term.amount is not None else Decimal(0),
            basis=Basis.EXCEPTION,
            reason="make_it_right",
            approval=proposal.id,
            awaits=remedies[term.remedy].awaits is not None,
        )
        for term in terms.remedies
    ]


def _released(attempt: Attempt[object], proposal: Proposal, why: str) -> list[Event]:
    return [RemedyReleased(entry=gift.id, why=why) for gift in attempt.state.reserved_for(proposal.id)]


def _next_role(attempt: Attempt[object]) -> str | None:
    """The role above the one that approves now."""
    roles = attempt.around.policy.roles
    lowest = rules.lowest_approver(attempt)
    above = roles[roles.index(lowest) + 1 :] if lowest in roles else ()
    return above[0] if above else None
