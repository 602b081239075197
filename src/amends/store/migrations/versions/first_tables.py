"""The first tables."""

from alembic import op

from amends.store.migrations.first import cases, checkpoints, directory, erasure, ledger, registry

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_PARTS = (directory, registry, ledger, cases, checkpoints, erasure)


def upgrade() -> None:
    """Creates them all."""
    for part in _PARTS:
        part.create()


def downgrade() -> None:
    """Drops them all, and what stands in them."""
    for part in reversed(_PARTS):
        for table in reversed(part.TABLES):
            op.drop_table(table)
