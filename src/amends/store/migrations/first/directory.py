"""The first tables: clients, sites, teams, users and what they may do; customers and what they have."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "clients",
    "sites",
    "teams",
    "users",
    "role_grants",
    "households",
    "customers",
    "accounts",
    "orders",
    "products",
)


def create() -> None:
    """Creates them."""
    op.create_table(
        "clients",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("name", name=op.f("uq_clients_name")),
    )
    op.create_table(
        "sites",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_sites_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_sites_client_id")),
        sa.UniqueConstraint("client", "name", name=op.f("uq_sites_client_name")),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("site", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client", "site"], ["sites.client", "sites.id"], name=op.f("fk_teams_client_site")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_teams_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_teams_client_id")),
        sa.UniqueConstraint("client", "name", name=op.f("uq_teams_client_name")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
    )
    op.create_table(
        "role_grants",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=True),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("role", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["client", "team"], ["teams.client", "teams.name"], name=op.f("fk_role_grants_client_team")
        ),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_role_grants_client")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_role_grants_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
        sa.UniqueConstraint("user", "client", "team", "role", name=op.f("uq_role_grants_user_client_team_role")),
    )
    op.create_index("ix_role_grants_role", "role_grants", ["client", "role"])
    op.create_table(
        "households",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_households_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_households")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_households_client_id")),
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=100), nullable=True),
        sa.Column("household", sa.String(length=36), nullable=True),
        sa.Column("name_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("surname_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("phone_key", sa.Text(), nullable=True),
        sa.Column("phone_tail", sa.Text(), nullable=True),
        sa.Column("email_key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client", "household"], ["households.client", "households.id"], name=op.f("fk_customers_client_household")
        ),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_customers_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_customers_client_id")),
    )
    op.create_index("ix_customers_email_key", "customers", ["client", "email_key", "name_key", "id"])
    op.create_index("ix_customers_household", "customers", ["client", "household", "id"])
    op.create_index("ix_customers_name_key", "customers", ["client", "name_key", "id"])
    op.create_index("ix_customers_phone_tail", "customers", ["client", "phone_tail", "name_key", "id"])
    op.create_index("ix_customers_surname_key", "customers", ["client", "surname_key", "id"])
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client", "customer"], ["customers.client", "customers.id"], name=op.f("fk_accounts_client_customer")
        ),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_accounts_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_accounts_client_id")),
        sa.UniqueConstraint("client", "number_key", name=op.f("uq_accounts_client_number_key")),
    )
    op.create_index("ix_accounts_customer", "accounts", ["client", "customer", "id"])
    op.create_table(
        "orders",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("ordered_on", sa.Date(), nullable=True),
        sa.Column("account", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["client", "account"], ["accounts.client", "accounts.id"], name=op.f("fk_orders_client_account")
        ),
        sa.ForeignKeyConstraint(
            ["client", "customer"], ["customers.client", "customers.id"], name=op.f("fk_orders_client_customer")
        ),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_orders_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_orders_client_id")),
        sa.UniqueConstraint("client", "number_key", name=op.f("uq_orders_client_number_key")),
    )
    op.create_index("ix_orders_customer", "orders", ["client", "customer", "id"])
    op.create_table(
        "products",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=True),
        sa.Column("serial_key", sa.Text(), nullable=True),
        sa.Column("order", sa.String(length=36), nullable=True),
        sa.Column("account", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["client", "account"], ["accounts.client", "accounts.id"], name=op.f("fk_products_client_account")
        ),
        sa.ForeignKeyConstraint(
            ["client", "customer"], ["customers.client", "customers.id"], name=op.f("fk_products_client_customer")
        ),
        sa.ForeignKeyConstraint(
            ["client", "order"], ["orders.client", "orders.id"], name=op.f("fk_products_client_order")
        ),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_products_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("client", "id", name=op.f("uq_products_client_id")),
    )
    op.create_index("ix_products_customer", "products", ["client", "customer", "id"])
    op.create_index("ix_products_serial_key", "products", ["client", "serial_key", "customer"])
