"""Which tables have a wall between clients in PostgreSQL, and whether the walls and what else guards a store stand."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, text

WITHOUT_WALL: Mapping[str, str] = {
    "users": "they work for several clients; what they may see their roles say",
    "passwords": "of users",
    "tokens": "of users, who become known by them before anything is bound; the client in one only narrows it",
    "guesses": "of addresses and login names, before anybody is known",
    "idempotency_keys": "of users",
    "checkpoints": "of the whole workspace; they hold digests",
    "checkpoint_heads": "of the whole workspace; they hold digests",
    "checkpoint_promises": "of the whole workspace; they hold digests",
    "editions": "of the whole workspace; it holds a number",
    "alembic_version": "of the database",
}
"""The tables around which there is no wall, each with the reason."""

_FAULTS = text("""
    SELECT 'the wall between clients around ' || relname || ' is down' FROM pg_class
        WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relkind IN ('r', 'p')
        AND relname <> ALL (:without)
        AND NOT (relrowsecurity AND relforcerowsecurity
            AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))
    UNION ALL
    SELECT 'the guard ' || tgname || ' of ' || relname || ' is switched off' FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND tgenabled NOT IN ('O', 'A')
    UNION ALL
    SELECT 'the index ' || relname || ' is not valid' FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND NOT indisvalid
    ORDER BY 1
""")


def database_faults(connection: Connection) -> Iterator[str]:
    """What is wrong with a PostgreSQL database itself: walls that are down, guards that are off, broken indexes."""
    yield from connection.execute(_FAULTS, {"without": list(WITHOUT_WALL)}).scalars()
