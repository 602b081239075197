"""What the service needs: jobs, access, messages, and who is there now."""

from alembic import op

from amends.store.migrations.second import access, endpoints, jobs, links, lists, live
from amends.store.migrations.walls import Wall, put_up

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PARTS = (jobs, endpoints, access, live, links, lists)

_OTHERWISE = {
    # By a token its user becomes known, before anything can be bound; the client in it only narrows what it is for.
    "tokens": None,
    # What is done for no client is noted by anybody, and read by those who see all.
    "administrative_acts": Wall(also_added="client IS NULL"),
}


def upgrade() -> None:
    """Creates their tables."""
    for part in _PARTS:
        part.create()
        put_up(part.TABLES, _OTHERWISE)


def downgrade() -> None:
    """Drops them, and what stands in them."""
    for part in reversed(_PARTS):
        for table in reversed(part.TABLES):
            op.drop_table(table)
    lists.take_away()
    live.take_columns_away()
