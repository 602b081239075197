"""Reading a case: as it stands, with its history, and what can be done next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection

from amends.app.cases.precedents import alike
from amends.app.cases.teams import teams_of
from amends.app.finding import one
from amends.app.house import house_of
from amends.app.on_case import OnCase, on_case, surroundings
from amends.app.workspace import Desk
from amends.cases.facts import Contradiction, contradictions
from amends.cases.gate.attempt import Attempt, House
from amends.cases.gate.passing import acts_for
from amends.cases.gate.rules.approving import limit_for
from amends.cases.gate.rules.people import who_can_take
from amends.cases.next_steps import next_steps
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.other_teams import OtherTeam
from amends.cases.parts import ProposalState
from amends.cases.precedents import LikeCases
from amends.cases.recorded import By, Recorded
from amends.cases.state import CaseState
from amends.cases.threats import AfterThreat, after_threats
from amends.directory.customers import Account, Customer
from amends.directory.organisation import Client
from amends.lang.tree import PolicyTree
from amends.store.directory_users import users_with_ids
from amends.store.engine import reading

_WEIGHED = frozenset({"discretionary", "referred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case as somebody at a desk sees it.

    Attributes:
        house: what the client has settled.
        by: the one who looks, with the role that they have for its client.
        names: the login words of the users whom the case names, by their ids.
        alike: what became in like cases of the remedies that somebody has to weigh.
        other_teams: by remedy, what another team could do about it for the same facts, where that is something else.
        after_threats: what was given only after a threat.
        possible: the acts that make sense in its stage, and have something there that they are about.
        next: what is sensible to do next, the best first.
        approval_limit: the most that the one who looks may approve of what is proposed; None where nothing limits it.
        asked_for: who can come as the supervisor that the customer asked for, in words; None where nobody is asked.
        holding: where the version decides nothing of the case, the one that holds for its day; None where none does.
    """

    state: CaseState
    history: tuple[Recorded, ...]
    policy: PolicyTree
    client: Client
    house: House
    customer: Customer
    account: Account | None
    by: By
    names: Mapping[UUID, str]
    contradictions: tuple[Contradiction, ...]
    alike: Mapping[str, LikeCases]
    other_teams: Mapping[str, tuple[OtherTeam, ...]]
    after_threats: tuple[AfterThreat, ...]
    possible: tuple[str, ...]
    next: tuple[NextStep, ...]
    approval_limit: Decimal | None
    asked_for: str | None
    holding: str | None


def view(desk: Desk, case: UUID | str) -> CaseView:
    """A case by its id or its reference.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        return view_of(on_case(connection, desk, case))


def view_of(on: OnCase) -> CaseView:
    """The same, within a transaction."""
    state, client = on.state, on.client
    account = state.account
    return CaseView(
        state=state,
        history=on.history,
        policy=on.policy.tree,
        client=client,
        house=house_of(client.settings),
        customer=one(on.connection, Customer, state.customer, client.id, only_looks=True),
        account=one(on.connection, Account, account, client.id, only_looks=True) if account is not None else None,
        by=on.by,
        names=_names(on.connection, state),
        contradictions=contradictions(state, on.policy.tree),
        alike={remedy: alike(on, remedy) for remedy in _weighed(state)},
        other_teams=teams_of(on),
        after_threats=after_threats(on.history, on.policy.tree),
        possible=acts_for(state, on.by.user),
        next=next_steps(look_at(on)),
        approval_limit=_approval_limit(on),
        asked_for=_asked_for(on),
        holding=_holding(on),
    )


def look_at(on: OnCase) -> Look:
    """A case as the one at the desk looks at it to see what is next."""
    return Look(on.state, surroundings(on, only_looks=True), on.client.languages[0])


def _approval_limit(on: OnCase) -> Decimal | None:
    proposal = on.state.proposal
    if proposal is None or proposal.state is not ProposalState.PROPOSED:
        return None
    return limit_for(Attempt(on.state, None, surroundings(on, only_looks=True)), proposal.terms)


def _asked_for(on: OnCase) -> str | None:
    waiting = on.state.waiting_requests
    return who_can_take(look_at(on).attempt, waiting[0]) if waiting else None


def _holding(on: OnCase) -> str | None:
    decision = on.state.decision
    return (
        surroundings(on, only_looks=True).holding()
        if decision is not None and decision.decided.decides_nothing
        else None
    )


def _weighed(state: CaseState) -> Iterator[str]:
    """The remedies of which somebody looks at precedents: what is at discretion, what is wanted, what is proposed."""
    if state.decision is None:
        return
    wanted = state.restatement.remedy if state.restatement is not None else None
    proposed = {term.remedy for term in state.proposal.terms.remedies} if state.proposal is not None else set()
    for name, remedy in state.decision.decided.remedies.items():
        if remedy.status in _WEIGHED or name == wanted or name in proposed:
            yield name


def _names(connection: Connection, state: CaseState) -> dict[UUID, str]:
    ids = {state.owner, *(one.taken_by for one in state.supervisor)}
    if state.call_back is not None:
        ids.add(state.call_back.owner)
    ids |= {id for opinion in state.opinions for id in (opinion.asked_by, opinion.of)}
    found = users_with_ids(connection, [id for id in ids if id is not None])
    return {id: somebody.name for id, somebody in found.items()}
