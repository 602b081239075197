"""What the events of Make It Right make of a case."""

from dataclasses import replace
from typing import TypedDict, Unpack

from amends.cases.events.route import (
    AdjustmentTaken,
    CompromiseAsked,
    ExceptionOpened,
    FinalResponseGiven,
    NextRoleJoined,
    OfferAccepted,
    OfferRejected,
    OfferStands,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.fold.deciding import with_decider
from amends.cases.parts import Approval, Proposal, ProposalState
from amends.cases.recorded import CUSTOMER, By, Recorded
from amends.cases.state import CaseState, Stage
from amends.cases.terms import Terms


def exception_opened(state: CaseState, _recorded: Recorded, _event: ExceptionOpened) -> CaseState:
    """Make It Right begins."""
    return replace(state, stage=Stage.MAKING_IT_RIGHT, is_exception_open=True)


def solution_proposed(state: CaseState, recorded: Recorded, event: SolutionProposed) -> CaseState:
    """An approver is asked."""
    proposal = Proposal(
        id=event.proposal,
        round=state.rounds + 1,
        terms=event.terms,
        by=_proposer(state, recorded),
        from_customer=event.from_customer,
        why=event.why,
        asked_of=event.asked_of,
        at=recorded.at,
        is_from_page=recorded.by == CUSTOMER,
    )
    return replace(state, stage=Stage.PROPOSED, proposals=(*state.proposals, proposal))


def solution_approved(state: CaseState, recorded: Recorded, event: SolutionApproved) -> CaseState:
    """These terms can be offered."""
    approval = Approval(
        _somebody(recorded), event.terms_digest, event.ceiling, event.expires, event.lasts, event.is_set
    )
    return replace(
        _current(state, now=ProposalState.APPROVED, approval=approval),
        stage=Stage.APPROVED,
        deciders=with_decider(state, recorded.by),
    )


def solution_adjusted(state: CaseState, recorded: Recorded, event: SolutionAdjusted) -> CaseState:
    """The approver's terms stand in place of the proposed ones."""
    approval = Approval(
        _somebody(recorded), event.terms.digest, event.ceiling, event.expires, event.lasts, event.is_set
    )
    adjusted = _current(
        state,
        now=ProposalState.ADJUSTED,
        terms=event.terms,
        adjusted_from=state.proposals[-1].terms,
        approval=approval,
        feedback=event.feedback,
    )
    return replace(adjusted, stage=Stage.ADJUSTED, deciders=with_decider(state, recorded.by))


def adjustment_taken(state: CaseState, _recorded: Recorded, _event: AdjustmentTaken) -> CaseState:
    """The agent stands behind the adjusted terms, and they can be offered."""
    return replace(_current(state, now=ProposalState.APPROVED), stage=Stage.APPROVED)


def solution_returned(state: CaseState, recorded: Recorded, event: SolutionReturned) -> CaseState:
    """The agent thinks again."""
    returned = _current(state, now=ProposalState.RETURNED, feedback=event.feedback)
    return replace(returned, stage=Stage.MAKING_IT_RIGHT, deciders=with_decider(state, recorded.by))


def proposal_lapsed(state: CaseState, _recorded: Recorded, _event: ProposalLapsed) -> CaseState:
    """There is nothing to offer."""
    return replace(_current(state, now=ProposalState.LAPSED), stage=Stage.MAKING_IT_RIGHT)


def solution_offered(state: CaseState, _recorded: Recorded, _event: SolutionOffered) -> CaseState:
    """It is the customer's turn; who hears it in a contact needs no call about it any more."""
    call = state.call_back if state.contact is None else None
    return replace(_current(state, now=ProposalState.OFFERED), stage=Stage.OFFERED, call_back=call)


def offer_stands(state: CaseState, _recorded: Recorded, event: OfferStands) -> CaseState:
    """It is the customer's turn once more, with the offer that they had."""
    offer = next(one for one in state.proposals if one.id == event.proposal)
    others = tuple(one for one in state.proposals if one.id != event.proposal)
    return replace(state, proposals=(*others, replace(offer, state=ProposalState.OFFERED)), stage=Stage.OFFERED)


def offer_accepted(state: CaseState, _recorded: Recorded, event: OfferAccepted) -> CaseState:
    """There is agreement on these terms."""
    accepted = _current(state, now=ProposalState.ACCEPTED, accepted_terms=event.terms)
    return replace(accepted, stage=Stage.AGREED)


def compromise_asked(state: CaseState, _recorded: Recorded, event: CompromiseAsked) -> CaseState:
    """The customer's terms; an acceptance or another proposal follows."""
    return _current(state, now=ProposalState.COMPROMISED, compromise=event.terms, answer=event.words)


def offer_rejected(state: CaseState, _recorded: Recorded, event: OfferRejected) -> CaseState:
    """Another round."""
    rejected = _current(state, now=ProposalState.REJECTED, answer=event.words)
    return replace(rejected, stage=Stage.MAKING_IT_RIGHT, rounds=state.rounds + 1)


def next_role_joined(state: CaseState, _recorded: Recorded, event: NextRoleJoined) -> CaseState:
    """A higher role approves."""
    return replace(state, approver=event.role)


def final_response_given(state: CaseState, recorded: Recorded, _event: FinalResponseGiven) -> CaseState:
    """The house has said its last word."""
    return replace(state, stage=Stage.DECIDED, has_final_response=True, deciders=with_decider(state, recorded.by))


class _Changes(TypedDict, total=False):
    terms: Terms
    adjusted_from: Terms
    approval: Approval
    feedback: str | None
    accepted_terms: Terms
    compromise: Terms
    answer: str | None


def _current(state: CaseState, *, now: ProposalState, **changes: Unpack[_Changes]) -> CaseState:
    """The case with its current proposal changed."""
    *earlier, current = state.proposals
    return replace(state, proposals=(*earlier, replace(current, state=now, **changes)))


def _proposer(state: CaseState, recorded: Recorded) -> By:
    """Who stands for a proposal in the house; what a customer asks for themselves, whoever made them the offer does."""
    if recorded.by == CUSTOMER and state.proposal is not None:
        return state.proposal.by
    return _somebody(recorded)


def _somebody(recorded: Recorded) -> By:
    if recorded.by is None:
        raise ValueError("a proposal or an approval is always somebody's")
    return recorded.by
