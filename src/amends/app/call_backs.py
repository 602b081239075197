"""The work list of call-backs: who calls whom until when, and what happens to it when a shift ends."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.cases.colleagues import colleague
from amends.app.finding import client_named
from amends.app.on_case import OnCase, act_all, act_on
from amends.app.people import NoUserError, person
from amends.app.permissions import NotPermittedError, is_permitted
from amends.app.windows import window_for
from amends.app.workspace import Desk
from amends.calendars.windows import CallWindow
from amends.cases.gate.acts.call_backs import AssignCallBack
from amends.cases.state import CaseState
from amends.directory.customers import Customer
from amends.store import directory
from amends.store.call_backs import OwedCall, owed_calls
from amends.store.directory_many import with_ids
from amends.store.directory_users import user_named, users_with_ids
from amends.store.engine import reading

_ASSIGN = "assign-call-back"
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class CallToMake:
    """A call that is owed, with what it takes to make it: whom, when by their clock, and who does."""

    call: OwedCall
    client: str
    timezone: str
    customer: Customer
    window: CallWindow
    owner: str | None


@dataclass(frozen=True, slots=True)
class WorkList:
    """Calls that are owed, the first due first; `at` is when they were looked up."""

    calls: tuple[CallToMake, ...]
    at: datetime


def list_call_backs(
    desk: Desk,
    *,
    client: str | None = None,
    owner: str | None = None,
    team: str | None = None,
    due_by: datetime | None = None,
    after: tuple[datetime, UUID] | None = None,
    limit: int = 100,
) -> WorkList:
    """The calls that are owed to customers of the clients for whom somebody works.

    Args:
        desk: who asks.
        client: only those of one client.
        owner: only those that somebody makes, by the word that they log in with.
        team: only those of one team's cases.
        due_by: only those that are due until then.
        after: when the call was due that the page before ended with, and its case.
        limit: how many at most.

    Raises:
        NoUserError: there is no such user.
        NotFoundError: they work for no client of that name.
    """
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)
        clients = who.clients if client is None else frozenset({client_named(connection, client, who.clients).id})
        whose = _user(connection, owner) if owner is not None else None
        found = owed_calls(connection, clients, owner=whose, team=team, due_by=due_by, after=after, limit=limit)
        known = {client.id: client for client in directory.clients(connection, {call.client for call in found})}
        owners = users_with_ids(connection, {call.owner for call in found if call.owner is not None})
        customers: dict[UUID, Customer] = {}
        for id in known:
            customers |= with_ids(connection, Customer, id, {call.customer for call in found if call.client == id})
        calls = tuple(
            CallToMake(
                call=call,
                client=known[call.client].name,
                timezone=known[call.client].timezone,
                customer=customers[call.customer],
                window=window_for(known[call.client], customers[call.customer]),
                owner=owners[call.owner].name if call.owner is not None else None,
            )
            for call in found
        )
        return WorkList(calls, desk.workspace.clock())


def _user(connection: Connection, name: str) -> UUID:
    found = user_named(connection, name)
    if found is None:
        raise NoUserError(f"there is no user `{name}`", "name them by the word that they log in with")
    return found.id


def _require_some_role(desk: Desk) -> None:
    """Who has no role that gives calls to others is told so, before they are told who is there."""
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)
        if not any(is_permitted(_ASSIGN, grant.role) for grant in who.grants if desk.reaches(grant)):
            raise NotPermittedError(f"`{who.user.name}` may not give calls to others", "somebody who handles cases can")


def assign_call_back(desk: Desk, case: UUID | str, to: str) -> CaseState:
    """Puts a call that is owed into somebody's hands.

    Raises:
        GateError: no call is owed.
        NotPermittedError: the one who acts may not.
        NoUserError: nobody of that name works for the case's client.
    """
    return act_on(desk, case, lambda on: AssignCallBack(colleague(on, to).id))


def hand_over(
    desk: Desk, *, of: str, to: str | None, client: str | None = None, words: str | None = None
) -> tuple[str, ...]:
    """Puts all calls that somebody still owes into another's hands, as when a shift ends; gives the cases.

    `words` are for whoever makes them, and stand in the history of each case.

    Where nobody is named (`to` is None), whoever of the team comes to it makes them.

    Each case is a transaction of its own: what was put into other hands stays so, whatever happens to the next.

    Raises:
        NotPermittedError: the one who acts may not.
        NoUserError: nobody of that name works for the client of a case.
    """
    _require_some_role(desk)
    left = list_call_backs(desk, client=client, owner=of, limit=_MOST).calls

    def request(on: OnCase) -> list[object]:
        is_theirs = on.state.call_back is not None and on.state.call_back.owner == owned_by
        if not is_theirs:
            return []
        return [AssignCallBack(colleague(on, to).id if to is not None else None, words)]

    for one_of_them in left:
        owned_by = one_of_them.call.owner
        act_all(desk, one_of_them.call.case, request)
    return tuple(one_of_them.call.reference for one_of_them in left)
