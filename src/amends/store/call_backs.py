"""The calls that are owed, as they are listed: the first due first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, or_, select

from amends.cases.state import CaseState
from amends.store.live_tables import call_backs


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedCall:
    """A call that is owed; `opens` is from when the customer is called, None from now on."""

    case: UUID
    client: UUID
    reference: str
    customer: UUID
    owner: UUID | None
    team: str | None
    opens: datetime | None
    due: datetime
    attempts: int
    is_agreed: bool
    suits_customer: bool
    why: str


def columns_of(state: CaseState) -> Mapping[str, object] | None:
    """The row of the call that a case owes; None where it owes none."""
    call = state.call_back
    if call is None:
        return None
    return {
        "case": state.id,
        "client": state.client,
        "reference": state.reference,
        "customer": state.customer,
        "owner": call.owner,
        "team": state.team,
        "opens": call.opens,
        "due": call.due,
        "attempts": len(call.attempts),
        "is_agreed": call.is_agreed,
        "suits_customer": call.suits_customer,
        "why": call.why,
    }


def keep_call_back(connection: Connection, state: CaseState) -> None:
    """Makes the row follow the case, in the transaction that changes it."""
    connection.execute(delete(call_backs).where(call_backs.c.case == state.id, call_backs.c.client == state.client))
    row = columns_of(state)
    if row is not None:
        connection.execute(insert(call_backs), row)


def owed_calls(
    connection: Connection,
    clients: Collection[UUID],
    *,
    owner: UUID | None = None,
    team: str | None = None,
    due_by: datetime | None = None,
    after: tuple[datetime, UUID] | None = None,
    limit: int = 1_000,
) -> tuple[OwedCall, ...]:
    """The calls that are owed to customers of these clients, the first due first.

    Args:
        connection: any transaction.
        clients: for whom somebody works.
        owner: only those that one person makes.
        team: only those of one team's cases.
        due_by: only those that are due until then.
        after: when the call was due that the page before ended with, and its case.
        limit: how many at most.
    """
    wanted = select(call_backs).where(call_backs.c.client.in_(clients))
    if owner is not None:
        wanted = wanted.where(call_backs.c.owner == owner)
    if team is not None:
        wanted = wanted.where(call_backs.c.team == team)
    if due_by is not None:
        wanted = wanted.where(call_backs.c.due <= due_by)
    if after is not None:
        due, case = after
        later = or_(call_backs.c.due > due, call_backs.c.case > case)
        wanted = wanted.where(call_backs.c.due >= due, later)
    rows = connection.execute(wanted.order_by(call_backs.c.due, call_backs.c.case).limit(limit)).mappings()
    return tuple(OwedCall(**row) for row in rows)


def count_owed_up_to(connection: Connection, clients: Collection[UUID], most: int) -> int:
    """How many calls are owed to customers of these clients, counted no further than `most`."""
    some = select(call_backs.c.case).where(call_backs.c.client.in_(clients)).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0
