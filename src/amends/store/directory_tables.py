"""The tables of the directory. What is searched by stands in a column of its own, as it is compared.

A row refers to others together with its client, so that none can lead to another client's.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from amends.store.metadata import metadata
from amends.store.types import Id, Json

_WORD = String(100)
_ONE_OF_THE_CLIENT = ("client", "id")
# Ordered by code points in every database, so that the names with one beginning are a stretch of the index.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")


def _refers(column: str, table: str) -> ForeignKeyConstraint:
    """A column that holds the id of another row of the same client."""
    return ForeignKeyConstraint(["client", column], [f"{table}.client", f"{table}.id"])


clients = Table(
    "clients",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", _WORD, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("languages", Json, nullable=False),
    Column("settings", Json, nullable=False),
)

sites = Table(
    "sites",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("name", _WORD, nullable=False),
    Column("title", Text, nullable=False),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
    UniqueConstraint("client", "name"),
)

teams = Table(
    "teams",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("site", Id, nullable=False),
    Column("name", _WORD, nullable=False),
    Column("title", Text, nullable=False),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
    UniqueConstraint("client", "name"),
    _refers("site", "sites"),
)

users = Table(
    "users",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", _WORD, nullable=False, unique=True),
    Column("full_name", Text),
    Column("email", Text),
    Column("active", Boolean, nullable=False),
    Column("kind", String(10), nullable=False, server_default="person"),
)
"""Users have no client of their own: which clients they may ask about, their grants say."""

role_grants = Table(
    "role_grants",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("client", Id, ForeignKey("clients.id")),
    Column("team", _WORD),
    Column("role", _WORD, nullable=False),
    UniqueConstraint("user", "client", "team", "role"),
    ForeignKeyConstraint(["client", "team"], ["teams.client", "teams.name"]),
)
Index("ix_role_grants_role", role_grants.c.client, role_grants.c.role)

households = Table(
    "households",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("address", Text),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
)

customers = Table(
    "customers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("name", Text),
    Column("phone", Text),
    Column("email", Text),
    Column("language", _WORD),
    Column("timezone", Text),
    Column("preferred_channel", _WORD),
    Column("call_window", Json),
    Column("household", Id),
    Column("name_key", _KEY, nullable=False),
    Column("surname_key", _KEY, nullable=False),
    Column("phone_key", Text),
    Column("phone_tail", Text),
    Column("email_key", Text),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
    _refers("household", "households"),
)
# Whatever customers are found by, the index holds them in the order in which a page shows them.
for _key in ("name_key", "surname_key"):
    Index(f"ix_customers_{_key}", customers.c.client, customers.c[_key], customers.c.id)
for _key in ("phone_tail", "email_key"):
    Index(f"ix_customers_{_key}", customers.c.client, customers.c[_key], customers.c.name_key, customers.c.id)
Index("ix_customers_household", customers.c.client, customers.c.household, customers.c.id)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("customer", Id, nullable=False),
    Column("number", Text),
    Column("number_key", Text),
    Column("opened_on", Date),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
    UniqueConstraint("client", "number_key"),
    _refers("customer", "customers"),
)

orders = Table(
    "orders",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("customer", Id, nullable=False),
    Column("number", Text),
    Column("number_key", Text),
    Column("ordered_on", Date),
    Column("account", Id),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
    UniqueConstraint("client", "number_key"),
    _refers("customer", "customers"),
    _refers("account", "accounts"),
)

products = Table(
    "products",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("customer", Id, nullable=False),
    Column("title", Text, nullable=False),
    Column("serial", Text),
    Column("serial_key", Text),
    Column("order", Id),
    Column("account", Id),
    UniqueConstraint(*_ONE_OF_THE_CLIENT),
    _refers("customer", "customers"),
    _refers("order", "orders"),
    _refers("account", "accounts"),
)
Index("ix_products_serial_key", products.c.client, products.c.serial_key, products.c.customer)
for _table in (accounts, orders, products):
    Index(f"ix_{_table.name}_customer", _table.c.client, _table.c.customer, _table.c.id)
