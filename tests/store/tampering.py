"""Changing a store behind its back, as someone would who has the file, or every right in the database."""

from sqlalchemy import Engine, create_engine, make_url, text

from amends.store.engine import is_file
from tests.postgresql_server import server


def tampered(engine: Engine, *statements: str) -> None:
    """Runs statements that the store itself would refuse."""
    address = engine.url
    if not is_file(address):
        everything = make_url(server())
        address = address.set(
            drivername="postgresql+psycopg", username=everything.username, password=everything.password
        )
    behind = create_engine(address)
    try:
        with behind.begin() as connection:
            if is_file(address):
                triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                for name in triggers.scalars().all():
                    connection.execute(text(f"DROP TRIGGER {name}"))
            else:
                # Neither triggers nor references hold this one.
                connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                assert connection.exec_driver_sql(statement).rowcount, statement
    finally:
        behind.dispose()
