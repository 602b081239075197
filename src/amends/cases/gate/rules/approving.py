"""Approving: who may, how much, that nobody approves themselves, and what an approval binds."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Protocol

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.authority import (
    approval_limit,
    highest_approval,
    is_at_least,
    lowest_approver,
    may_approve,
)
from amends.cases.gate.rules.own_authority import may_give
from amends.cases.gate.rules.terms import HasTerms, check_terms, set_aside
from amends.cases.parts import Proposal, ProposalState
from amends.cases.recorded import CUSTOMER, By
from amends.cases.terms import Terms
from amends.cases.words import moment, somebody_of
from amends.directory.organisation import UserKind
from amends.lang.quantities import round_half_up


class BeyondEverybodyError(GateError):
    """Nobody of the house may approve so much."""


class NoProposalError(GateError):
    """There is no such proposal to act on."""


class OwnProposalError(GateError):
    """Who proposes never approves."""


class AiAgentApprovesError(GateError):
    """An approval is the act of a person."""


class MayNotApproveError(GateError):
    """The role may not approve, or not so much."""


class TermsChangedError(GateError):
    """The terms are others than those that were meant."""


class CeilingError(GateError):
    """The ceiling makes no sense."""


class ApprovalExpiredError(GateError):
    """The approval's time is over, or would be at once."""


class HasCeiling(Protocol):
    """A request of an approver."""

    @property
    def ceiling(self) -> Decimal | None:
        """Up to which total the agent may go in a compromise; None for the terms' own."""

    @property
    def lasts(self) -> timedelta | None:
        """How long the approval holds; None for as long as the client has settled."""


class HasTermsAndCeiling(HasTerms, HasCeiling, Protocol):
    """A request of an approver with terms of their own."""


class NamesTerms(Protocol):
    """A request that names the terms that it is about, so that they can't have changed meanwhile."""

    @property
    def terms_digest(self) -> str | None:
        """Their digest; None for the ones that stand."""


def approver_for(attempt: Attempt[object], terms: Terms) -> str:
    """The lowest role that may approve terms, with somebody independent in it.

    That is who stands above the proposer and may give them by the policy anyway, or else the policy's approver and
    those above.

    Raises:
        BeyondEverybodyError: no role of the house may approve so much.
    """
    policy, lowest, proposer = attempt.around.policy, lowest_approver(attempt), _proposer(attempt)
    able = [
        role
        for role in policy.roles
        if _gives_it_for(attempt, proposer, role, terms)
        or (is_at_least(policy, role, lowest) and may_approve(policy, role, terms.total))
    ]
    if not able:
        raise BeyondEverybodyError(
            f"nobody of the house may approve {terms.total:f}", f"propose {highest_approval(policy):f} at most"
        )
    themselves = frozenset({proposer.user})
    return next((role for role in able if attempt.around.has_independent(role, themselves)), able[-1])


def _gives_it_for(attempt: Attempt[object], proposer: By, role: str | None, terms: Terms) -> bool:
    """Whether a role may give by itself what the proposer, below it, has to ask for."""
    is_above = role != proposer.role and is_at_least(attempt.around.policy, role, proposer.role)
    return is_above and may_give(attempt, role, terms.remedies)


def _proposer(attempt: Attempt[object]) -> By:
    """Who stands for the terms in the house: of what a customer asks for on their page, whoever made them the offer."""
    proposal = attempt.state.proposal
    return proposal.by if attempt.around.by == CUSTOMER and proposal is not None else attempt.around.by


def somebody_may_approve_it(attempt: Attempt[HasTerms]) -> None:
    """Somebody of the house may approve so much."""
    approver_for(attempt, attempt.request.terms)


def proposal_in(attempt: Attempt[object], *states: ProposalState) -> Proposal:
    """The current proposal, which has come so far.

    Raises:
        NoProposalError: there is none.
    """
    proposal = attempt.state.proposal
    if proposal is None or proposal.state not in states:
        raise NoProposalError("there is no solution to act on", "see what is next with `amends case show`")
    return proposal


def is_a_person(attempt: Attempt[object]) -> None:
    """A solution is approved, adjusted or returned by a person, whatever role an AI agent has."""
    if attempt.around.by.kind is UserKind.AI_AGENT:
        asked = proposal_in(attempt, ProposalState.PROPOSED).asked_of
        raise AiAgentApprovesError(
            "an AI agent approves no solution, and adjusts or returns none",
            f"it is for a person: {somebody_of(asked)} was asked",
        )


def is_not_the_proposer(attempt: Attempt[object]) -> None:
    """Four eyes: who proposes never approves, adjusts or returns."""
    proposal = proposal_in(attempt, ProposalState.PROPOSED)
    if proposal.by.user == attempt.around.by.user:
        raise OwnProposalError(
            "who proposes a solution never approves it", f"{somebody_of(proposal.asked_of)} was asked"
        )


def is_not_the_adjuster(attempt: Attempt[object]) -> None:
    """Four eyes: adjusted terms are the approver's own, so somebody else takes them."""
    approval = proposal_in(attempt, ProposalState.ADJUSTED).approval
    if approval is not None and approval.by.user == attempt.around.by.user:
        raise OwnProposalError("who adjusts a solution does not take it", "the agent takes it, or proposes again")


def is_an_approver(attempt: Attempt[object]) -> None:
    """The role may approve at all."""
    lowest, role = lowest_approver(attempt), attempt.around.by.role
    if not is_at_least(attempt.around.policy, role, lowest):
        raise MayNotApproveError(
            f"{somebody_of(role) if role is not None else 'somebody without a role'} may not approve",
            f"{somebody_of(lowest)} or above may" if lowest is not None else "the policy has no role that may",
        )


def may_answer(attempt: Attempt[object]) -> None:
    """The role may approve at all, or give what is proposed by itself."""
    proposal = proposal_in(attempt, ProposalState.PROPOSED)
    if not _gives_it_for(attempt, proposal.by, attempt.around.by.role, proposal.terms):
        is_an_approver(attempt)


def may_approve_so_much(attempt: Attempt[HasCeiling]) -> None:
    """The role may approve the terms and the ceiling."""
    _check_limit(attempt, proposal_in(attempt, ProposalState.PROPOSED).terms, attempt.request.ceiling)


def may_approve_the_adjusted(attempt: Attempt[HasTermsAndCeiling]) -> None:
    """The approver's own terms and ceiling keep the limit, too."""
    _check_limit(attempt, attempt.request.terms, attempt.request.ceiling)


def _check_limit(attempt: Attempt[object], terms: Terms, ceiling: Decimal | None) -> None:
    policy, role = attempt.around.policy, attempt.around.by.role
    highest = terms.total if ceiling is None else ceiling
    if not highest.is_finite() or highest < terms.total:
        raise CeilingError(
            f"a ceiling of {highest} is below the solution's {terms.total:f}", "name one that covers the solution"
        )
    if highest != round_half_up(highest, policy.minor_digits):
        raise CeilingError(
            f"`{highest:f}` has more digits after the point than {policy.currency or 'the unit'} has",
            f"use {policy.minor_digits} at most",
        )
    limit = limit_for(attempt, terms)
    if limit is not None and highest > limit:
        raise MayNotApproveError(
            f"{somebody_of(role or 'user')} may approve {limit:f} at most, not {highest:f}",
            "a higher role may; or adjust the solution",
        )
    if highest > terms.total:
        _check_caps_leave(attempt, terms, round_half_up(highest, policy.minor_digits))


def _check_caps_leave(attempt: Attempt[object], terms: Terms, ceiling: Decimal) -> None:
    """The caps leave so much; of several remedies that have amounts, nobody knows yet how it is shared out."""
    counted = [term for term in terms.remedies if term.amount is not None]
    if len(counted) != 1:
        return
    passed = attempt.around.exceeded([replace(counted[0], amount=ceiling)], set_aside(attempt))
    if passed:
        raise CeilingError(
            f"a ceiling of {ceiling:f} is more than may be given: {' and '.join(passed)}",
            "name a lower one, or none",
        )


def limit_for(attempt: Attempt[object], terms: Terms) -> Decimal | None:
    """The most that the role may approve: its limit as an approver, or the terms that it may give by itself."""
    policy, role = attempt.around.policy, attempt.around.by.role
    is_approver = is_at_least(policy, role, lowest_approver(attempt))
    limit = approval_limit(policy, role) if is_approver else Decimal(0)
    if limit is None:
        return None
    proposal = proposal_in(attempt, *ProposalState)
    return max(limit, terms.total) if _gives_it_for(attempt, proposal.by, role, terms) else limit


def holds_for_some_time(attempt: Attempt[HasCeiling]) -> None:
    """The approval holds for some time."""
    lasts = attempt.request.lasts
    if lasts is not None and lasts <= timedelta(0):
        raise ApprovalExpiredError("an approval holds for some time", "say how long")


def terms_are_the_ones_meant(attempt: Attempt[NamesTerms]) -> None:
    """The one who acts has seen the terms that stand now."""
    proposal, meant = attempt.state.proposal, attempt.request.terms_digest
    if proposal is not None and meant is not None and meant != proposal.terms.digest:
        raise TermsChangedError(
            "the solution has changed since you looked", f"it is now: {proposal.terms.words()}; look at it again"
        )


def approval_holds(attempt: Attempt[object]) -> None:
    """The approval binds these terms, and its time is not over."""
    check_approval(attempt, attempt.state.proposal)


def check_approval(attempt: Attempt[object], proposal: Proposal | None) -> None:
    """A proposal is approved as it is, and the time of that is not over.

    Raises:
        GateError: of the kind of what is wrong.
    """
    approval = proposal.approval if proposal is not None else None
    if proposal is None or approval is None:
        raise NoProposalError("no solution is approved", "propose one: `amends case propose`")
    if approval.terms_digest != proposal.terms.digest:
        raise TermsChangedError("the approval is of other terms", "propose the new ones: `amends case propose`")
    if approval.expires is not None and approval.is_over(attempt.around.at):
        raise ApprovalExpiredError(
            f"the approval ended {moment(approval.expires, attempt.around.timezone)}",
            "withdraw the solution and propose it again",
        )


def proposal_can_still_be_given(attempt: Attempt[object]) -> None:
    """Since the solution was proposed, none of it was given otherwise, no cap was reached, and nothing forbids it."""
    proposal = attempt.state.proposal
    if proposal is not None:
        check_terms(attempt, proposal.terms)


def compromise_can_be_approved(attempt: Attempt[HasTerms]) -> None:
    """What the customer asks for instead was approved already, or somebody of the house may approve it."""
    proposal = proposal_in(attempt, ProposalState.OFFERED)
    if not binds(attempt, proposal, attempt.request.terms):
        approver_for(attempt, attempt.request.terms)


def binds(attempt: Attempt[object], proposal: Proposal, terms: Terms) -> bool:
    """Whether a compromise is within what was approved: a total up to the ceiling, and no other condition or remedy.

    A remedy beside the approved ones is bound where the agent may give so much of it without asking anybody. The
    ceiling is for the agent who speaks with the customer. An approver who did so would approve their own terms.
    """
    approval = proposal.approval
    approved = {term.remedy for term in proposal.terms.remedies}
    others = [term for term in terms.remedies if term.remedy not in approved]
    return (
        approval is not None
        and approval.by.user != attempt.around.by.user
        and all(may_give(attempt, attempt.around.by.role, [term]) for term in others)
        and (terms.condition, terms.condition_of) == (proposal.terms.condition, proposal.terms.condition_of)
        and terms.total <= approval.ceiling
    )
