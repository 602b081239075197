"""Taking what waits for whoever comes first: a case that nobody owns, a call that is owed."""

from uuid import UUID

from amends.app.on_case import OnCase, act_on
from amends.app.workspace import Desk
from amends.cases.gate.acts.call_backs import AssignCallBack
from amends.cases.gate.acts.people import Assign
from amends.cases.state import CaseState
from amends.store.errors import ChangedMeanwhileError


def take_case(desk: Desk, case: UUID | str) -> CaseState:
    """Takes a case that nobody owns.

    Raises:
        ChangedMeanwhileError: somebody else has taken it.
        NotPermittedError: the one who acts may not.
    """

    def request(on: OnCase) -> Assign:
        if on.state.owner not in (None, on.by.user):
            raise ChangedMeanwhileError(f"somebody else has taken the case {on.state.reference}", "take another")
        return Assign(on.by.user, on.state.team)

    return act_on(desk, case, request)


def take_call_back(desk: Desk, case: UUID | str) -> CaseState:
    """Makes a call that is owed one's own.

    Raises:
        GateError: no call is owed.
        NotPermittedError: the one who acts may not.
    """
    return act_on(desk, case, lambda on: AssignCallBack(on.by.user))
