"""Runs the revisions on the connection that is handed over, within its transaction."""

from alembic import context

import amends.store.migrations.collation  # noqa: F401  # alembic knows it from now on

# Both databases change tables within a transaction like everything else.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
