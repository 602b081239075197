"""Which users are AI agents, and what of all that happened an AI agent did."""

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_EVENTS = ("case_events", "promise_events")


def upgrade() -> None:
    """Adds the columns; everybody who was there before is a person until somebody says otherwise."""
    op.add_column("users", sa.Column("kind", sa.String(length=10), server_default="person", nullable=False))
    for table in _EVENTS:
        op.add_column(table, sa.Column("actor_kind", sa.String(length=10), nullable=True))


def downgrade() -> None:
    """Takes them away.

    Raises:
        CommandError: an AI agent has acted; the chains of what it did hold only with that column.
    """
    connection = op.get_bind()
    for table in _EVENTS:
        if connection.scalar(sa.text(f"SELECT 1 FROM {table} WHERE actor_kind = 'ai_agent' LIMIT 1")):
            raise CommandError("AI agents have acted in this store, and an older schema cannot tell them from persons")
        op.drop_column(table, "actor_kind")
    op.drop_column("users", "kind")
