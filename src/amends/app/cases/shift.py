"""The end of a shift: what somebody owns that is open or due, and giving it to a colleague or back to the team."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from amends.app.call_backs import WorkList, hand_over, list_call_backs
from amends.app.cases.colleagues import colleague
from amends.app.cases.listing import CaseList, list_cases, with_names
from amends.app.cases.queues import Queue, wanted_in
from amends.app.cases.supervising import supervisor_requests
from amends.app.on_case import OnCase, act_all
from amends.app.people import Person, person
from amends.app.workspace import Desk
from amends.cases.gate.acts.people import Assign
from amends.directory.organisation import WORKSPACE_ROLES
from amends.store.directory_users import grants_of_each, users_of
from amends.store.engine import reading

MOST = 200
"""So many cases are handed over at once; whoever owns more does it again."""

_COLLEAGUES = 500


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can take it: the word that they log in with, and their roles."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """What somebody has in hand, and to whom it can be given.

    Attributes:
        asked: the cases in which a customer asked for somebody like them, which nobody has taken over yet.
    """

    cases: CaseList
    calls: WorkList
    asked: CaseList
    colleagues: tuple[Colleague, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What is in other hands now: the references of the cases, and of those whose call is owed."""

    cases: tuple[str, ...]
    calls: tuple[str, ...]


def shift_of(desk: Desk) -> Shift:
    """What the one at the desk has in hand.

    Raises:
        NoUserError: there is no such user.
    """
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)
        asked = with_names(connection, supervisor_requests(connection, who, MOST))
        colleagues = tuple(_colleagues(connection, who))
    return Shift(
        list_cases(desk, wanted_in(Queue.MINE), limit=MOST),
        list_call_backs(desk, owner=desk.user),
        asked,
        colleagues,
    )


def _colleagues(connection: Connection, who: Person) -> Iterator[Colleague]:
    working = users_of(connection, who.clients, without=WORKSPACE_ROLES, limit=_COLLEAGUES)
    grants = grants_of_each(connection, [one.id for one in working])
    for one in working:
        if one.active and one.id != who.user.id:
            theirs = (grant for grant in grants[one.id] if grant.client is None or grant.client in who.clients)
            yield Colleague(one.name, tuple(dict.fromkeys(grant.role for grant in theirs)))


def hand_shift_over(desk: Desk, to: str | None, cases: Collection[str], words: str | None = None) -> HandedOver:
    """Gives some of one's cases, and all calls that one owes, to a colleague; or back to the team (`to` is None).

    `words` are for whoever has them now, and stand in the history of each.

    Each case is a transaction of its own: what was put into other hands stays so, whatever happens to the next.

    Raises:
        NoUserError: nobody of that name works for the client of a case.
        NotPermittedError: the one who acts may not.
    """

    def request(on: OnCase) -> list[object]:
        if on.state.owner != on.by.user:
            return []
        return [Assign(colleague(on, to).id if to is not None else None, on.state.team, words)]

    calls = hand_over(desk, of=desk.user, to=to, words=words)
    given = [case for case in cases if act_all(desk, case, request).happened]
    return HandedOver(tuple(given), calls)
