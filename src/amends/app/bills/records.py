"""What is on record about the cause of a case that bills opened."""

from uuid import UUID

from sqlalchemy import Connection

from amends.directory.organisation import Client
from amends.promises.bills.stated import Records
from amends.promises.state import PromiseState
from amends.store import bills as stored_bills


def records_of(
    connection: Connection, client: Client, case: UUID, promise: UUID | None, state: PromiseState | None
) -> Records:
    """What the policy that decides a case gets to know of it.

    Args:
        connection: a transaction that is bound to the client.
        client: whose case it is.
        case: its id.
        promise: the promise that the bills fell short of; None: nothing was promised.
        state: how it stands.
    """
    words = client.settings.bills.items
    if promise is not None:
        shortfalls = stored_bills.shortfalls_of_promise(connection, client.id, promise)
    else:
        shortfalls = stored_bills.shortfalls_of_case(connection, client.id, case)
    return Records(
        promise=state,
        shown=() if promise is None else stored_bills.shown_bills(connection, client.id, promise),
        shortfalls=shortfalls,
        case=case,
        promised_as={one.item: one.promised_as for one in words if one.promised_as is not None},
        billed_as={one.item: one.billed_as for one in words if one.billed_as is not None},
    )
