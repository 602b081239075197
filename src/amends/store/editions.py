"""The edition of what seldom changes and is read all the time: users, their roles, clients and policies.

The database itself counts an edition on whenever a row of these tables changes, so that no writer can forget it. Who
reads the number first may use what was read before under the same number, by whatever transaction of this process, and
leaves out several queries. What a transaction has changed itself counts on its own number, which nobody else sees.
"""

import threading
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import DDL, Column, Connection, Engine, Integer, String, Table, event, select

from amends.store.directory_tables import clients, role_grants, users
from amends.store.metadata import metadata
from amends.store.registry_tables import policy_versions
from amends.store.transactions import may_write

Read = TypeVar("Read")

NAME: Final = "directory"
_MOST_KEPT: Final = 10_000

editions = Table(
    "editions",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("number", Integer, nullable=False),
)
"""One row: how often any of the tables changed. None: never."""

COUNTED: Final = (users, role_grants, clients, policy_versions)
"""The tables whose changes count."""

_NUMBER = select(editions.c.number).where(editions.c.name == NAME)


class Edition:
    """What was read under one number; what is read anew is kept for others where it can be relied on."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._read: dict[Hashable, object] = {}

    def get(self, key: Hashable, read: Callable[[], Read]) -> Read:
        """What was read under a key, or is read now.

        Args:
            key: names what is read, with all that it depends on besides the tables; keys of one kind have one type.
            read: reads it; what it raises is not kept.
        """
        if key in self._read:
            return cast(Read, self._read[key])
        found = read()
        if len(self._read) >= _MOST_KEPT:
            self._read.clear()
        self._read[key] = found
        return found


_kept: WeakKeyDictionary[Engine, Edition] = WeakKeyDictionary()
_keeping = threading.Lock()


def edition(connection: Connection) -> Edition:
    """The edition that a transaction sees; asked for before anything is read by it."""
    number = connection.execute(_NUMBER).scalar() or 0
    with _keeping:
        kept = _kept.get(connection.engine)
        if kept is not None and kept.number == number:
            return kept
        made = Edition(number)
        # One that writes may have counted on itself, and may yet undo that.
        if not may_write(connection):
            _kept[connection.engine] = made
        return made


def _counts_on(table: str, what: str) -> str:
    return (
        f"CREATE TRIGGER tr_{table}_edition_{what.lower()} AFTER {what} ON {table} "
        f"BEGIN INSERT INTO editions (name, number) VALUES ('{NAME}', 1) "
        "ON CONFLICT (name) DO UPDATE SET number = number + 1; END"
    )


for _table in COUNTED:
    for _what in ("INSERT", "UPDATE", "DELETE"):
        _ddl = DDL(_counts_on(_table.name, _what))  # type: ignore[no-untyped-call] # SQLAlchemy states no types for it
        event.listen(_table, "after_create", _ddl.execute_if(dialect="sqlite"))
