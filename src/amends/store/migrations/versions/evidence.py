"""What settles quarrels: promises, the bills that were held to them, call records, and what customers hand in."""

from types import ModuleType

from alembic import op

from amends.store.migrations.third import attachments, bills, calls, editions, promise_pages, promises
from amends.store.migrations.walls import put_up

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PARTS: tuple[ModuleType, ...] = (editions, promises, promise_pages, bills, calls, attachments)


def upgrade() -> None:
    """Creates their tables."""
    for part in _PARTS:
        part.create()
        put_up(part.TABLES, {})


def downgrade() -> None:
    """Drops them, and what stands in them."""
    editions.take_away()
    for part in reversed(_PARTS):
        for table in reversed(part.TABLES):
            op.drop_table(table)
