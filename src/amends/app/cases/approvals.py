"""Solutions that wait for an approver, for whoever may approve them: the customer who waits longest comes first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection

from amends.app.cases.listing import CaseList, with_names
from amends.app.cases.supervising import supervisor_requests
from amends.app.governing import latest_policy
from amends.app.people import Person, person
from amends.app.workspace import Desk
from amends.cases.events.route import ExceptionOpened, SolutionProposed
from amends.cases.gate.rules.authority import is_at_least
from amends.cases.recorded import By, Recorded
from amends.cases.terms import Terms
from amends.cases.wording import PLAIN, PolicyWording, Wording
from amends.directory.errors import DirectoryError
from amends.directory.organisation import Client
from amends.explain.voice import voice_of
from amends.store import directory
from amends.store.case_rows import CaseRow
from amends.store.engine import reading
from amends.store.proposals import holds_and_proposals, proposed_cases

_MOST = 200
"""Where more solutions wait than that, those that wait longest are looked at; others come up as these are answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingApproval:
    """A solution that waits for an approver.

    Attributes:
        row: its case.
        by: who proposed it.
        asked_of: the lowest role that may approve it.
        since: since when it waits for an approver.
        kept_since: since when the customer has been kept waiting in all: since Make It Right was opened.
        wording: how people of the house are told of the terms.
    """

    row: CaseRow
    by: By | None
    terms: Terms
    asked_of: str
    since: datetime
    kept_since: datetime
    wording: Wording = PLAIN

    @property
    def solution(self) -> str:
        """The terms in words."""
        return self.terms.words(self.wording)

    @property
    def total(self) -> Decimal:
        """The amounts in sum."""
        return self.terms.total


@dataclass(frozen=True, slots=True)
class Approvals:
    """What waits for somebody, who waits longest first, with whom it is about.

    Attributes:
        asked: the cases in which a customer asked for a supervisor, whom they may be.
    """

    waiting: tuple[WaitingApproval, ...]
    asked: tuple[CaseRow, ...]
    cases: CaseList


def approvals(desk: Desk, team: str | None = None, policy: str | None = None) -> Approvals:
    """The solutions that somebody may approve, and the requests for a supervisor that they may take.

    Of one team or one policy, where one is named.

    Raises:
        NoUserError: there is no such user.
    """
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)

        def is_asked_for(row: CaseRow) -> bool:
            return team in (None, row.team) and policy in (None, row.policy)

        found = [one for one in waiting_for(connection, desk, who) if is_asked_for(one.row)]
        asked = tuple(filter(is_asked_for, supervisor_requests(connection, who, _MOST)))
        return Approvals(tuple(found), asked, with_names(connection, [*(one.row for one in found), *asked]))


def waiting_for(connection: Connection, desk: Desk, who: Person) -> list[WaitingApproval]:
    """The same within a transaction: what their role can approve and they have not proposed themselves."""
    rows = proposed_cases(connection, who.clients, _MOST)
    told = holds_and_proposals(connection, who.clients, [row.id for row in rows])
    clients = directory.clients(connection, {row.client for row in rows})
    roles = _roles(desk, who, clients)
    waiting = [_waiting(row, told.get(row.id, ())) for row in rows]
    found = [one for one in waiting if one is not None and (one.by is None or one.by.user != who.user.id)]
    able = _able(connection, {client.id: client for client in clients}, roles, found)
    return sorted(able, key=lambda one: (one.kept_since, one.row.id))


def _waiting(row: CaseRow, told: Sequence[Recorded]) -> WaitingApproval | None:
    opened = [one.at for one in told if isinstance(one.event, ExceptionOpened)]
    for one in reversed(told):
        if isinstance(one.event, SolutionProposed):
            return WaitingApproval(
                row=row,
                by=one.by,
                terms=one.event.terms,
                asked_of=one.event.asked_of,
                since=one.at,
                kept_since=opened[-1] if opened else one.at,
            )
    return None


def _roles(desk: Desk, who: Person, clients: Iterable[Client]) -> Mapping[UUID, str | None]:
    """The role that somebody has for each client; None where they have none, or several that could be meant."""
    roles: dict[UUID, str | None] = {}
    for client in clients:
        try:
            roles[client.id] = who.by(client, desk).role
        except DirectoryError:
            roles[client.id] = None
    return roles


def _able(
    connection: Connection,
    clients: Mapping[UUID, Client],
    roles: Mapping[UUID, str | None],
    found: Sequence[WaitingApproval],
) -> Iterator[WaitingApproval]:
    trees = {key: latest_policy(connection, *key) for key in {(one.row.client, one.row.policy) for one in found}}
    for one in found:
        policy, client = trees[one.row.client, one.row.policy], clients[one.row.client]
        if policy is not None and is_at_least(policy.tree, roles.get(one.row.client), one.asked_of):
            yield replace(one, wording=PolicyWording(voice=voice_of(policy.tree, client.languages[0])))
