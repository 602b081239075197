"""What an approver needs to know of a solution that waits for them, beside the case itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from amends.app.entering import subject_of
from amends.app.on_case import OnCase, on_case, surroundings
from amends.app.permissions import NotPermittedError, check_permitted
from amends.app.workspace import Desk
from amends.cases.events.event import Plain
from amends.cases.events.route import SolutionProposed
from amends.cases.gate.acts.route import Approve, Return
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.passing import act_of, pass_gate
from amends.cases.gate.rules.approving import limit_for
from amends.cases.parts import Proposal, ProposalState
from amends.cases.recorded import Recorded
from amends.ledger.caps import CapState, cap_states
from amends.ledger.entries import COUNTED_FOR_CAPS
from amends.ledger.selection import Selection
from amends.ledger.sums import exact_sum, times
from amends.store import cases as stored_cases
from amends.store.earlier_cases import StoredEarlierCases
from amends.store.engine import reading
from amends.store.proposals import became_of_proposals

AGENT_LOOKED_BACK = timedelta(days=90)
"""How far back an agent's own record is shown: an agent has thousands of cases."""

_PROPOSALS_COUNTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentRecord:
    """What an agent did lately.

    Attributes:
        cases: how many they opened or took.
        gifts: how often they gave or promised something under this policy.
        given: what that was worth.
        proposals: what became of what they proposed.
    """

    cases: int
    gifts: int
    given: Decimal
    proposals: Mapping[ProposalState, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalView:
    """A solution as an approver sees it.

    Attributes:
        considered: everything that was to be considered; None is what nobody knows, or what was erased.
        caps: the caps that bound what is proposed, and how far they are used up.
        limit: the most that the one who looks may approve; None where nothing limits it.
        fault: why they may not answer at all; None where they may.
        approval_fault: why they may not approve it as it is; None where they may.
    """

    proposal: Proposal
    considered: Mapping[str, Plain]
    caps: tuple[CapState, ...]
    agent: AgentRecord
    limit: Decimal | None
    fault: GateError | NotPermittedError | None
    approval_fault: GateError | NotPermittedError | None


def approval_view(desk: Desk, case: UUID | str) -> ApprovalView | None:
    """What an approver needs to know of the last solution of a case; None where none was proposed.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        on = on_case(connection, desk, case)
        proposal = on.state.proposal
        if proposal is None:
            return None
        history = stored_cases.load(connection, [on.client.id], on.state.id)
        return ApprovalView(
            proposal=proposal,
            considered=_considered(history, proposal),
            caps=_caps(on, proposal),
            agent=_agent(on, proposal),
            limit=limit_for(Attempt(on.state, None, surroundings(on, only_looks=True)), proposal.terms),
            fault=_fault(on, Return("as it is")),
            approval_fault=_fault(on, Approve()),
        )


def _considered(history: list[Recorded], proposal: Proposal) -> Mapping[str, Plain]:
    for one in reversed(history):
        if isinstance(one.event, SolutionProposed) and one.event.proposal == proposal.id:
            return one.event.considered or {}
    return {}


def _caps(on: OnCase, proposal: Proposal) -> tuple[CapState, ...]:
    remedies = [term.remedy for term in proposal.terms.remedies]
    return cap_states(on.policy.tree, remedies, subject_of(on.state, proposal.by), on.ledger, on.at)


def _agent(on: OnCase, proposal: Proposal) -> AgentRecord:
    agent, since = proposal.by.user, on.at - AGENT_LOOKED_BACK
    selection = Selection(
        policy=on.state.policy,
        remedies=tuple(on.policy.tree.remedies),
        per="agent",
        subject=str(agent),
        states=COUNTED_FOR_CAPS,
        since=since,
        without_case=on.state.id,
    )
    gifts = on.ledger.tallies(selection)
    theirs = StoredEarlierCases(on.connection, on.client.id)
    return AgentRecord(
        cases=sum(one.count for one in theirs.tallies("agent", str(agent), since, on.at, on.state.id)),
        gifts=sum(one.count for one in gifts),
        given=exact_sum(times(one.amount or Decimal(0), one.count) for one in gifts),
        proposals=became_of_proposals(on.connection, on.client.id, agent, since, on.state.id, _PROPOSALS_COUNTED),
    )


def _fault(on: OnCase, request: object) -> GateError | NotPermittedError | None:
    """What stands against an act of the one who looks; nothing happens."""
    try:
        check_permitted(on.by, act_of(request), on.policy.tree, on.desk.limits)
        pass_gate(on.state, request, surroundings(on, only_looks=True))
    except (GateError, NotPermittedError) as error:
        return error
    return None
