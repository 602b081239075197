"""Taking call records into the store, some thousands at a time.

A record that has a number of its own is known by it. One that has none is known by all that it says, and by how many
like it came before it in its file: so two calls that are alike stay two, and a file that is read twice adds nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from sqlalchemy import Connection, select

from amends.calls.record import CallRecord, dialled
from amends.cases.canonical import instant_text
from amends.directory.keys import number_key
from amends.store.call_imports import CallStaging
from amends.store.call_rows import OWN_NUMBER
from amends.store.calls_tables import call_records
from amends.store.parts import in_parts
from amends.store.sqlite_room import room_for_many
from amends.store.transactions import is_postgresql

_MOST_KEPT = 100
_TYPES = ("text", "text", "int", "text", "text", "text", "text", "bool", "int", "int", "text")
_NAMES = (
    "client", "key", "import", "account", "number", "number_key", "at", "connected", "seconds_to_answer", "seconds",
    "charge",
)  # fmt: skip
_Row = tuple[str, str, int, str, str, str, str, bool, int | None, int | None, str]
"""A record as it stands in the table, column by column; there are millions, so it is nothing more."""
_KEY: Final = 1

_key_of_account = lru_cache(maxsize=200_000)(number_key)
_key_of_number = lru_cache(maxsize=200_000)(dialled)


@dataclass(frozen=True, slots=True)
class CallImport:
    """What came of a file: how many records it had, how many of them were new, and which say something else now.

    Attributes:
        number: which import of the client it is, from 1.
        differing: the first of the numbers under which a record is there already that says something else.
    """

    number: int
    rows: int
    added: int
    differing: tuple[str, ...]


class CallAdding:
    """Adds the records of one file that are not there yet, part by part; nothing of what is there is changed."""

    def __init__(self, staging: CallStaging) -> None:
        self._client = staging.client
        self._number = staging.number
        self._likes: dict[str, int] = {}
        self._rows = self._added = 0
        self._differing: list[str] = []

    @property
    def done(self) -> CallImport:
        """What came of it so far."""
        return CallImport(self._number, self._rows, self._added, tuple(self._differing))

    def add(self, connection: Connection, records: Sequence[CallRecord]) -> None:
        """Adds what is new of some records, in a writing transaction; where that is undone, nothing can be added on."""
        with room_for_many(connection):
            self._add(connection, records)

    def _add(self, connection: Connection, records: Sequence[CallRecord]) -> None:
        client, number = str(self._client), self._number
        rows: list[_Row] = [
            (
                client, key, number, _key_of_account(one.account), one.number, _key_of_number(one.number),
                instant_text(one.at), one.connected, one.seconds_to_answer, one.seconds, f"{one.charge:f}",
            )
            for key, one in zip(self._keys(connection, records), records, strict=True)
        ]  # fmt: skip
        added = _insert(connection, rows)
        self._rows += len(rows)
        self._added += added
        if added < len(rows):
            self._compare(connection, [row for row in rows if row[_KEY].startswith(OWN_NUMBER)])

    def _keys(self, connection: Connection, records: Sequence[CallRecord]) -> list[str]:
        """By what each record is known."""
        keys = [f"{OWN_NUMBER}{one.call}" if one.call is not None else _digest(one) for one in records]
        digests = [key for key in keys if not key.startswith(OWN_NUMBER)]
        if not digests:
            return keys
        self._look_for_likes(connection, digests)
        seen: Counter[str] = Counter()
        for place, key in enumerate(keys):
            if not key.startswith(OWN_NUMBER):
                seen[key] += 1
                keys[place] = _among_likes(key, self._likes.get(key, 0) + seen[key])
        self._likes.update(
            {key: self._likes.get(key, 0) + count for key, count in seen.items() if count > 1 or key in self._likes}
        )
        return keys

    def _look_for_likes(self, connection: Connection, digests: Sequence[str]) -> None:
        """How many of each came before in the file; only of those is anything kept in memory that came again."""
        table = call_records.c
        new = {_among_likes(digest, 1): digest for digest in digests if digest not in self._likes}
        for part in in_parts(list(new)):
            query = select(table.key, table["import"]).where(table.client == self._client, table.key.in_(part))
            for key, number in connection.execute(query):
                self._likes[new[key]] = int(number == self._number)

    def _compare(self, connection: Connection, rows: Sequence[_Row]) -> None:
        """Notes the numbers under which something else stands than these rows say."""
        table = call_records.c
        said = (table.account, table.number, table.at, table.connected, table.seconds_to_answer, table.seconds)
        there = {}
        for part in in_parts([row[_KEY] for row in rows]):
            query = select(table.key, *said, table.charge).where(table.client == self._client, table.key.in_(part))
            there.update({found[0]: found[1:] for found in connection.execute(query)})
        for row in rows:
            if len(self._differing) < _MOST_KEPT and tuple(there[row[_KEY]]) != _said(row):
                self._differing.append(row[_KEY].removeprefix(OWN_NUMBER))


def _insert(connection: Connection, rows: Sequence[_Row]) -> int:
    """How many of the rows were not there yet: past the layer that binds value by value, for there are millions."""
    if is_postgresql(connection):
        columns = tuple(list(column) for column in zip(*rows, strict=True))
        return connection.exec_driver_sql(_ON_POSTGRESQL, columns).rowcount
    return connection.exec_driver_sql(_ON_SQLITE, list(rows)).rowcount


_COLUMNS = ", ".join(f'"{name}"' for name in _NAMES)
_NOTHING_TWICE = "ON CONFLICT (key, client) DO NOTHING"
_PLACES = ", ".join("?" * len(_NAMES))
_ON_SQLITE = f"INSERT INTO call_records ({_COLUMNS}) VALUES ({_PLACES}) {_NOTHING_TWICE}"
_ARRAYS = ", ".join(f"%s::{kind}[]" for kind in _TYPES)
_ON_POSTGRESQL = f"INSERT INTO call_records ({_COLUMNS}) SELECT * FROM unnest({_ARRAYS}) {_NOTHING_TWICE}"


def _digest(record: CallRecord) -> str:
    """What a record says, as one short text."""
    said = (
        _key_of_account(record.account), record.number, instant_text(record.at), record.connected,
        record.seconds_to_answer, record.seconds, record.charge,
    )  # fmt: skip
    return blake2b(repr(said).encode(), digest_size=16).hexdigest()


def _among_likes(digest: str, number: int) -> str:
    return f"{digest}/{number}"


def _said(row: _Row) -> tuple[object, ...]:
    _, _, _, account, number, _, at, connected, seconds_to_answer, seconds, charge = row
    return (account, number, datetime.fromisoformat(at), connected, seconds_to_answer, seconds, Decimal(charge))
