"""The end of a shift: what somebody owns that is open or due, and giving it to a colleague or back to the team."""

from collections.abc import Collection
from dataclasses import dataclass

from amends.app.call_backs import WorkList, hand_over, list_call_backs
from amends.app.cases.colleagues import colleague
from amends.app.cases.listing import CaseList, list_cases
from amends.app.cases.queues import Queue, wanted_in
from amends.app.on_case import OnCase, act_all
from amends.app.people import person
from amends.app.workspace import Desk
from amends.cases.gate.acts.people import Assign
from amends.directory.organisation import WORKSPACE_ROLES
from amends.store.directory_users import users_of
from amends.store.engine import reading

MOST = 200
"""So many cases are handed over at once; whoever owns more does it again."""

_COLLEAGUES = 500


@dataclass(frozen=True, slots=True)
class Shift:
    """What somebody has in hand, and to whom it can be given."""

    cases: CaseList
    calls: WorkList
    colleagues: tuple[str, ...]


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
        working = users_of(connection, who.clients, without=WORKSPACE_ROLES, limit=_COLLEAGUES)
    return Shift(
        list_cases(desk, wanted_in(Queue.MINE), limit=MOST),
        list_call_backs(desk, owner=desk.user),
        tuple(one.name for one in working if one.active and one.id != who.user.id),
    )


def hand_shift_over(desk: Desk, to: str | None, cases: Collection[str]) -> HandedOver:
    """Gives some of one's cases, and all calls that one owes, to a colleague; or back to the team (`to` is None).

    Each case is a transaction of its own: what was put into other hands stays so, whatever happens to the next.

    Raises:
        NoUserError: nobody of that name works for the client of a case.
        NotPermittedError: the one who acts may not.
    """

    def request(on: OnCase) -> list[object]:
        if on.state.owner != on.by.user:
            return []
        return [Assign(colleague(on, to).id if to is not None else None, on.state.team)]

    calls = hand_over(desk, of=desk.user, to=to)
    given = [case for case in cases if act_all(desk, case, request).happened]
    return HandedOver(tuple(given), calls)
