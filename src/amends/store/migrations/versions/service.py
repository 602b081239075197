"""What the service needs: jobs, access, messages, and who is there now."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PARTS = ()


def upgrade() -> None:
    """Creates their tables."""
    for part in _PARTS:
        part.create()


def downgrade() -> None:
    """Drops them, and what stands in them."""
    for part in reversed(_PARTS):
        for table in reversed(part.TABLES):
            op.drop_table(table)
