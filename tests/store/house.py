"""A house with two clients, for examples of the directory in the store."""

from uuid import UUID

from sqlalchemy import Connection

from amends.directory.customers import Customer
from amends.directory.organisation import Client, Site, Team, User
from amends.store.directory import add


def id_of(number: int) -> UUID:
    """An id that is easy to tell from others."""
    return UUID(int=number)


ACME = Client(
    id=id_of(1), name="acme", title="Acme Phones", timezone="America/New_York", currency="USD", languages=("en", "es")
)
OTHER = Client(
    id=id_of(2), name="borealis", title="Borealis", timezone="Europe/Oslo", currency="NOK", languages=("nb",)
)
SITE = Site(id=id_of(3), client=ACME.id, name="ohio", title="Ohio")
CARE = Team(id=id_of(4), client=ACME.id, site=SITE.id, name="care", title="Customer care")
RETENTION = Team(id=id_of(5), client=ACME.id, site=SITE.id, name="retention", title="Retention")
DANA = User(id=id_of(10), name="dana", full_name="Dana Reyes", email="dana@example.org")
ELI = User(id=id_of(11), name="eli", full_name="Eli Moss", email=None)

BOTH = (ACME.id, OTHER.id)


def furnish(connection: Connection) -> None:
    """Puts the house into an empty store."""
    for record in (ACME, OTHER, SITE, CARE, RETENTION, DANA, ELI):
        add(connection, record)


def customer(number: int, name: str | None = None, client: Client = ACME, **known: str) -> Customer:
    """A customer, by default of Acme's."""
    return Customer(id=id_of(number), client=client.id, name=name, **known)  # type: ignore[arg-type]  # texts only
