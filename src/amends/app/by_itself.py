"""Acting on a case where nobody acts: what a job found out, or what the time has come for."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Connection

from amends.app.finding import client_of
from amends.app.on_case import Acted, MakeRequests, OnCase, around_case, pass_all
from amends.app.people import AMENDS
from amends.app.workspace import Desk, Workspace
from amends.cases.fold import fold
from amends.store import cases as stored_cases
from amends.store.bounds import bind
from amends.store.engine import transact

Besides = Callable[[Connection], None]
"""Something that is committed together with what happens, or not at all."""


def act_by_itself(
    workspace: Workspace, client: UUID, case: UUID, request: object, besides: Besides | None = None
) -> Acted:
    """Acts on a client's case without anybody: what happens is recorded as by itself.

    Args:
        workspace: where.
        client: whose case it is.
        case: its id.
        request: what is asked of the gate; only what `app.permissions.BY_ITSELF` names happens so.
        besides: done in the same transaction, such as that a job is finished.

    Raises:
        GateError: a rule of the gate stands against it.
        NotPermittedError: it is not among what happens by itself.
        StoreError: there is no such case, or the store cannot be used.
    """
    return act_by_itself_on(workspace, client, case, lambda _: [request], besides)


def act_by_itself_on(
    workspace: Workspace, client: UUID, case: UUID, make: MakeRequests, besides: Besides | None = None
) -> Acted:
    """The same, where the requests are made of the case within the transaction; there may be none."""

    def work(connection: Connection) -> Acted:
        on = on_case_by_itself(connection, workspace, client, case)
        if besides is not None:
            besides(connection)
        return pass_all(on, make(on))

    return transact(workspace.engine, work)


def on_case_by_itself(connection: Connection, workspace: Workspace, client: UUID, case: UUID) -> OnCase:
    """A client's case with what is around it, where nobody looks.

    Raises:
        NoCaseError: the client has no such case.
    """
    bind(connection, [client])
    history = stored_cases.load(connection, [client], case)
    desk = Desk(workspace, AMENDS.name)
    return around_case(connection, desk, client_of(connection, client), AMENDS, fold(history), history)
