"""Looking at a promise, with the names of everybody in it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.finding import client_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.customers import Account, Customer, Order
from amends.directory.organisation import Client
from amends.promises.alarm import Alarm, alarm
from amends.promises.keeping import Standing, standing
from amends.promises.life import state_of
from amends.promises.state import PromiseState
from amends.store import directory
from amends.store import promises as stored_promises
from amends.store.directory_users import users_with_ids
from amends.store.engine import reading
from amends.store.promise_links import RecordedHappening
from amends.store.promise_rows import PromiseRow

Kind = TypeVar("Kind", Customer, Account, Order)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """A promise as it stands, and all that happened to it.

    Attributes:
        standing: whether it was kept, on the day on which it was looked at.
        alarm: what its maker is told now, while it is not confirmed and the order is still here.
        history: what happened, in its order, with who did it.
        customer, account, order: as the directory knows them now.
        maker: the login word of who made it.
    """

    client: Client
    row: PromiseRow
    state: PromiseState
    standing: Standing
    alarm: Alarm | None
    history: tuple[RecordedHappening, ...]
    customer: Customer | None
    account: Account | None
    order: Order | None
    maker: str | None


def view(desk: Desk, promise: UUID | str) -> PromiseView:
    """A promise, for somebody who works for its client.

    Raises:
        NoPromiseError: none of the clients for whom they work has such a promise.
        NotPermittedError: the one who asks may not.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        row = stored_promises.find(connection, who.clients(Task.SEE_PROMISES), promise)
        return view_of(connection, client_of(connection, row.client), row, who.at)


def view_of(connection: Connection, client: Client, row: PromiseRow, at: datetime) -> PromiseView:
    """A promise of which the row was read, with everything around it."""
    history = stored_promises.history(connection, row.id)
    state = state_of(one.happened for one in history)
    return PromiseView(
        client=client,
        row=row,
        state=state,
        standing=standing(state, day_of(client, at)),
        alarm=alarm(state, at, row.order_goes_out_at, timedelta(hours=client.settings.alarm_hours)),
        history=history,
        customer=_one(connection, Customer, row.customer, client),
        account=_one(connection, Account, row.account, client),
        order=_one(connection, Order, row.order, client),
        maker=_name(connection, row.maker),
    )


def day_of(client: Client, at: datetime) -> date:
    """The day that it is, by the clock of a client."""
    return at.astimezone(ZoneInfo(client.timezone)).date()


def _one(connection: Connection, kind: type[Kind], id: UUID | None, client: Client) -> Kind | None:
    return None if id is None else directory.get(connection, kind, id, [client.id])


def _name(connection: Connection, user: UUID | None) -> str | None:
    found = users_with_ids(connection, [] if user is None else [user])
    return next((one.name for one in found.values()), None)
