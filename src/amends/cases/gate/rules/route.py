"""Make It Right: when it opens, what is considered, what may be proposed, who approves, and what an approval binds."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import (
    UnknownRemedyError,
    check_amount,
    check_caps,
    check_not_given,
    is_at_least,
)
from amends.cases.parts import Proposal, ProposalState
from amends.cases.terms import Terms
from amends.lang.names import suggestion


class NoGapError(GateError):
    """Policy and a fair wish meet: there is nothing for Make It Right to do."""


class NotExhaustedError(GateError):
    """Standard policy was not exhausted."""


class NotConsideredError(GateError):
    """Something that the policy names to consider was neither filled nor marked as not known."""


class ForbiddenError(GateError):
    """A clause forbids it, or it is not known that none does."""


class NoTermsError(GateError):
    """A solution without a remedy."""


class BeyondEverybodyError(GateError):
    """Nobody of the house may approve so much."""


class NoProposalError(GateError):
    """There is no such proposal to act on."""


class OwnProposalError(GateError):
    """Who proposes never approves."""


class MayNotApproveError(GateError):
    """The role may not approve, or not so much."""


class TermsChangedError(GateError):
    """The terms are others than those that were meant."""


class CeilingError(GateError):
    """The ceiling makes no sense."""


class ApprovalExpiredError(GateError):
    """The approval's time is over."""


class NotEnoughRoundsError(GateError):
    """It is too early for the last word of the house."""


class HasTerms(Protocol):
    """A request with terms."""

    @property
    def terms(self) -> Terms:
        """The terms."""


class Considers(Protocol):
    """A request that says which considerations nobody knows."""

    @property
    def not_known(self) -> frozenset[str]:
        """Their names."""


class HasCeiling(Protocol):
    """A request of an approver."""

    @property
    def ceiling(self) -> Decimal | None:
        """Up to which total the agent may go in a compromise; None for the terms' own."""


class NamesTerms(Protocol):
    """A request that names the terms that it is about, so that they can't have changed meanwhile."""

    @property
    def terms_digest(self) -> str | None:
        """Their digest; None for the ones that stand."""


def is_beyond_policy(attempt: Attempt[object]) -> None:
    """What the customer wants is beyond policy, or a discretion was withheld."""
    decided = attempt.decision.decided
    if attempt.state.withheld or decided.gap:
        return
    if decided.gap is None:
        open_facts = ", ".join(decided.ask)
        raise NotExhaustedError(
            "whether policy meets the wish is not decided yet", f"find out {open_facts or 'what the customer wants'}"
        )
    raise NoGapError("the policy gives what the customer wants", "give it: `amends case give`")


def all_considered(attempt: Attempt[object]) -> dict[str, Plain]:
    """Everything that the policy names to consider, from the facts; None for what nobody knows."""
    route = attempt.around.policy.make_it_right
    names = route.consider if route is not None else ()
    known = {**attempt.decision.decided.facts, **known_facts(attempt.state, attempt.around.policy)}
    return {name: known.get(name) for name in names}


def is_considered(attempt: Attempt[Considers]) -> None:
    """What the policy names to consider is known, or somebody says that nobody knows it."""
    missing = [
        name
        for name, value in all_considered(attempt).items()
        if value is None and name not in attempt.request.not_known
    ]
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        raise NotConsideredError(
            f"{listed} {'is' if len(missing) == 1 else 'are'} still to be considered",
            "ask and record it: `amends case fact`; or mark it with `--unknown`",
        )


def has_good_terms(attempt: Attempt[HasTerms]) -> None:
    """Remedies of the policy, each once, with amounts of its currency."""
    check_terms(attempt, attempt.request.terms)


def check_terms(attempt: Attempt[object], terms: Terms) -> None:
    """Terms that could be given: known, not forbidden, not given already, within the caps.

    What the current proposal's approval has reserved is not counted: other terms would take its place.

    Raises:
        GateError: of the kind of what is wrong.
    """
    policy, current = attempt.around.policy, attempt.state.proposal
    own = frozenset(gift.id for gift in attempt.state.reserved_for(current.id)) if current is not None else frozenset()
    if not terms.remedies:
        raise NoTermsError("a solution has a remedy at least", "name it, with its amount: `service_credit=40.00`")
    names = [term.remedy for term in terms.remedies]
    for term in terms.remedies:
        if term.remedy not in policy.remedies:
            raise UnknownRemedyError(
                f"`{term.remedy}` is not a remedy of the policy",
                suggestion(term.remedy, policy.remedies) or "name one that the policy has",
            )
        if names.count(term.remedy) > 1:
            raise NoTermsError(f"`{term.remedy}` stands twice in the solution", "name each remedy once")
        if term.amount is not None:
            check_amount(policy, term.remedy, term.amount)
        may_be_forbidden = attempt.decision.decided.remedies[term.remedy].may_be_forbidden
        if may_be_forbidden:
            clauses = ", ".join(may_be_forbidden)
            raise ForbiddenError(
                f"`{term.remedy}` is forbidden, or it is not known that it isn't ({clauses})",
                "an exception needs every forbidding clause known to be false; find out first",
            )
    check_not_given(attempt, names, own)
    check_caps(attempt, [*terms.remedies], own)


def approver_for(attempt: Attempt[object], terms: Terms) -> str:
    """The lowest role that may approve terms, from the policy's approver upwards, with somebody independent in it.

    Raises:
        BeyondEverybodyError: no role of the house may approve so much.
    """
    policy = attempt.around.policy
    proposer = frozenset({attempt.around.by.user})
    able = [
        role
        for role in policy.roles
        if is_at_least(policy, role, lowest_approver(attempt)) and may_approve(attempt, role, terms.total)
    ]
    if not able:
        raise BeyondEverybodyError(
            f"nobody of the house may approve {terms.total:f}", f"propose {highest_limit(attempt):f} at most"
        )
    return next((role for role in able if attempt.around.has_independent(role, proposer)), able[-1])


def lowest_approver(attempt: Attempt[object]) -> str | None:
    """The role that approves at least."""
    route = attempt.around.policy.make_it_right
    named = route.approver if route is not None and route.approver is not None else None
    return attempt.state.approver or named or (attempt.around.policy.roles or (None,))[-1]


def may_approve(attempt: Attempt[object], role: str | None, total: Decimal) -> bool:
    """Whether a role may approve so much."""
    limit = approval_limit(attempt, role)
    return limit is None or total <= limit


def approval_limit(attempt: Attempt[object], role: str | None) -> Decimal | None:
    """The most that a role may approve; None where the policy sets no limits."""
    route = attempt.around.policy.make_it_right
    if route is None or not route.up_to:
        return None
    limits: Mapping[str, Decimal | None] = {**route.up_to}
    return attempt.limit_of(limits, role)


def highest_limit(attempt: Attempt[object]) -> Decimal:
    """The most that anybody of the house may approve."""
    limits: Sequence[Decimal | None] = [approval_limit(attempt, role) for role in attempt.around.policy.roles]
    return max((limit for limit in limits if limit is not None), default=Decimal(0))


def proposal_in(attempt: Attempt[object], *states: ProposalState) -> Proposal:
    """The current proposal, which has come so far.

    Raises:
        NoProposalError: there is none.
    """
    proposal = attempt.state.proposal
    if proposal is None or proposal.state not in states:
        raise NoProposalError("there is no solution to act on", "see what is next with `amends case show`")
    return proposal


def is_not_the_proposer(attempt: Attempt[object]) -> None:
    """Four eyes: who proposes never approves, adjusts or returns."""
    proposal = proposal_in(attempt, ProposalState.PROPOSED)
    if proposal.by.user == attempt.around.by.user:
        raise OwnProposalError("who proposes a solution never approves it", f"a {proposal.asked_of} was asked")


def is_an_approver(attempt: Attempt[object]) -> None:
    """The role may approve at all."""
    lowest = lowest_approver(attempt)
    if not is_at_least(attempt.around.policy, attempt.around.by.role, lowest):
        raise MayNotApproveError(
            f"a {attempt.around.by.role or 'user without a role'} may not approve", f"a {lowest} or above may"
        )


def may_approve_so_much(attempt: Attempt[HasCeiling]) -> None:
    """The role may approve the terms and the ceiling."""
    terms = proposal_in(attempt, ProposalState.PROPOSED).terms
    check_approval(attempt, terms, attempt.request.ceiling)


def check_approval(attempt: Attempt[object], terms: Terms, ceiling: Decimal | None) -> None:
    """A role may approve terms with a ceiling, which is not below them.

    Raises:
        MayNotApproveError: it is more than the role may approve.
        CeilingError: the ceiling is below the terms.
    """
    highest = terms.total if ceiling is None else ceiling
    if highest < terms.total:
        raise CeilingError(
            f"a ceiling of {highest:f} is below the solution's {terms.total:f}", "name one that covers the solution"
        )
    role = attempt.around.by.role
    if not may_approve(attempt, role, highest):
        limit = approval_limit(attempt, role)
        raise MayNotApproveError(
            f"a {role} may approve {limit:f} at most, not {highest:f}", "a higher role may; or adjust the solution"
        )


def terms_are_the_ones_meant(attempt: Attempt[NamesTerms]) -> None:
    """The one who acts has seen the terms that stand now."""
    proposal = attempt.state.proposal
    meant = attempt.request.terms_digest
    if proposal is not None and meant is not None and meant != proposal.terms.digest:
        raise TermsChangedError(
            "the solution has changed since you looked", f"it is now: {proposal.terms.words()}; look at it again"
        )


def approval_holds(attempt: Attempt[object]) -> None:
    """The approval binds these terms, and its time is not over."""
    proposal = attempt.state.proposal
    approval = proposal.approval if proposal is not None else None
    if proposal is None or approval is None:
        raise NoProposalError("no solution is approved", "propose one: `amends case propose`")
    if approval.terms_digest != proposal.terms.digest:
        raise TermsChangedError("the approval is of other terms", "propose the new ones: `amends case propose`")
    if attempt.around.at > approval.expires:
        raise ApprovalExpiredError(
            f"the approval ended {approval.expires:%Y-%m-%d %H:%M} UTC", "withdraw it and propose again"
        )


def proposal_can_still_be_given(attempt: Attempt[object]) -> None:
    """Since the solution was proposed, none of it was given otherwise, no cap was reached, and nothing forbids it."""
    proposal = attempt.state.proposal
    if proposal is not None:
        check_terms(attempt, proposal.terms)


def is_not_the_adjuster(attempt: Attempt[object]) -> None:
    """Four eyes: adjusted terms are the approver's own, so somebody else takes them."""
    approval = proposal_in(attempt, ProposalState.ADJUSTED).approval
    if approval is not None and approval.by.user == attempt.around.by.user:
        raise OwnProposalError("who adjusts a solution does not take it", "the agent takes it, or proposes again")


def stays_within(proposal: Proposal, terms: Terms) -> bool:
    """Whether a compromise stays within what was approved: the same remedies, and a total up to the ceiling."""
    approved = {term.remedy for term in proposal.terms.remedies}
    return (
        proposal.approval is not None
        and {term.remedy for term in terms.remedies} <= approved
        and terms.total <= proposal.approval.ceiling
    )


def was_tried(attempt: Attempt[object]) -> None:
    """The last word comes after a denial was told or an offer was rejected."""
    if not attempt.state.told and not attempt.state.rounds and not attempt.state.withheld:
        raise NotEnoughRoundsError(
            "nothing was denied and no offer was rejected", "a final response is the last step, not the first"
        )
