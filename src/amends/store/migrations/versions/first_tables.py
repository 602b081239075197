"""The first tables."""

from alembic import op

from amends.store.migrations.first import cases, checkpoints, directory, erasure, ledger, registry
from amends.store.migrations.triggers import drop_refusal, make_refusal
from amends.store.migrations.walls import IS_BOUND, Wall, put_up

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_PARTS = (directory, registry, ledger, cases, checkpoints, erasure)

_OTHERWISE = {
    "clients": Wall(column="id"),
    # Who may work for which client is read before anything else can be bound; it is of nobody's customers.
    "role_grants": Wall(also_seen=IS_BOUND),
}


def upgrade() -> None:
    """Creates them all."""
    make_refusal()
    for part in _PARTS:
        part.create()
        put_up(part.TABLES, _OTHERWISE)


def downgrade() -> None:
    """Drops them all, and what stands in them."""
    for part in reversed(_PARTS):
        for table in reversed(part.TABLES):
            op.drop_table(table)
    drop_refusal()
