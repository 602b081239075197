"""The customers of the sample workspace: how they are found, and what they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from amends.app.finding import client_named
from amends.app.workspace import Workspace
from amends.directory.customers import Account, Customer, Order, Product
from amends.store import directory
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.engine import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCustomer:
    """A customer who is known before they call.

    Attributes:
        days_with_us: for how many days their account has been open.
        bought: what they have, its serial number, the number of its order, and how many days ago they ordered it.
    """

    client: str
    name: str
    phone: str
    account: str
    days_with_us: int
    bought: tuple[str, str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """A customer with their account."""

    customer: UUID
    account: UUID


NORA = KnownCustomer(
    client="phone",
    name="Nora Field",
    phone="+1 614 555 0142",
    account="T-1001",
    days_with_us=915,
    bought=("Halden 5", "HL5-20418", "O-7701", 178),
)
LEO = KnownCustomer(client="phone", name="Leo Tan", phone="+1 614 555 0143", account="T-1002", days_with_us=1400)
GRACE = KnownCustomer(
    client="alarm",
    name="Grace Ito",
    phone="+1 303 555 0151",
    account="L-2001",
    days_with_us=2200,
    bought=("Base station and two sensors", "LL-88120", "O-5210", 206),
)
INES = KnownCustomer(client="cable", name="Ines Roth", phone="+1 312 555 0162", account="W-5210", days_with_us=40)
PIA = KnownCustomer(
    client="laptop",
    name="Pia Maas",
    phone="+49 30 555 0173",
    account="A-3001",
    days_with_us=36,
    bought=("Norvane 14", "NV14-5507", "O-3390", 36),
)
CUSTOMERS: Sequence[KnownCustomer] = (NORA, LEO, GRACE, INES, PIA)


def add_customers(workspace: Workspace, today: date) -> Mapping[KnownCustomer, Whose]:
    """Adds them all, with what they have."""
    with writing(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        clients = every_client(connection)
        added: dict[KnownCustomer, Whose] = {}
        for one in CUSTOMERS:
            client = client_named(connection, one.client, clients).id
            for record in (records := _records(workspace, client, one, today)):
                directory.add(connection, record)
            added[one] = Whose(records[0].id, records[1].id)
    return added


def _records(
    workspace: Workspace, client: UUID, one: KnownCustomer, today: date
) -> list[Customer | Account | Order | Product]:
    new_id = workspace.new_id
    customer = Customer(id=new_id(), client=client, name=one.name, phone=one.phone)
    account = Account(
        id=new_id(),
        client=client,
        customer=customer.id,
        number=one.account,
        opened_on=today - timedelta(days=one.days_with_us),
    )
    if one.bought is None:
        return [customer, account]
    title, serial, number, days_ago = one.bought
    order = Order(
        id=new_id(),
        client=client,
        customer=customer.id,
        number=number,
        ordered_on=today - timedelta(days=days_ago),
        account=account.id,
    )
    product = Product(
        id=new_id(),
        client=client,
        customer=customer.id,
        title=title,
        serial=serial,
        order=order.id,
        account=account.id,
    )
    return [customer, account, order, product]
