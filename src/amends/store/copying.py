"""Copying a whole store into an empty one, of whichever kind either is; it is verified before any of it counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, Engine, MetaData, Table, func, select

from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.checkpoints import latest_checkpoint
from amends.store.editions import editions
from amends.store.engine import address_of, is_file, new_engine, reading, store_path, store_url, writing
from amends.store.errors import StoreError
from amends.store.migrations import make_tables
from amends.store.new_files import give_name, new_file
from amends.store.sqlite_copies import settle
from amends.store.streams import streamed_mappings
from amends.store.verify import Finding, verify_within

_AT_ONCE = 1_000
_MOST_TOLD = 3
_MOST_LOOKED_FOR = 100
_FOLLOW_BY_THEMSELVES = frozenset({"alembic_version", editions.name})

Progress = Callable[[int, int], None]
"""Is told how many rows are copied, and how many there are."""


class UnsoundStoreError(StoreError):
    """What was to be copied is not what it should be; nothing was copied. `findings` holds what differs."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        told = "; ".join(map(str, findings[:_MOST_TOLD]))
        more = "; and more" if len(findings) > _MOST_TOLD else ""
        super().__init__(
            f"nothing was copied, for something in the store differs: {told}{more}", "`amends verify` tells all of it"
        )


class RowsLostError(StoreError):
    """Not every row came over; nothing was copied."""


@dataclass(frozen=True, slots=True)
class CopiedStore:
    """What was copied: so many rows of each table, and the digest of the last checkpoint, if there is one."""

    rows: Mapping[str, int]
    checkpoint: str | None


def copy_store(source: Engine, target: str, progress: Progress | None = None) -> CopiedStore:
    """Copies everything in a store, as it is at one moment, into an empty place; others go on reading and writing it.

    It is one transaction: until all of it is there and verified, none of it is.

    Args:
        source: the store.
        target: the URL of a file that is not there, or of a database that is empty.
        progress: is told how far it is.

    Raises:
        StoreExistsError: something is at the target already.
        NoStoreError: the URL names no store, or none can be made there.
        UnsoundStoreError: something in the store differs.
    """
    if not is_file(address_of(target)):
        return _copied_into(source, target, progress)
    path = store_path(target)
    with new_file(path) as unnamed:
        # The name is free again for `new_engine`, which makes a store of it.
        unnamed.unlink()
        copied = _copied_into(source, store_url(unnamed), progress)
        settle(unnamed)
        give_name(unnamed, path)
    return copied


def _copied_into(source: Engine, target: str, progress: Progress | None) -> CopiedStore:
    engine = new_engine(target)
    try:
        with reading(source) as there, writing(engine) as here:
            return _copied(there, here, progress)
    finally:
        engine.dispose()


def _copied(there: Connection, here: Connection, progress: Progress | None) -> CopiedStore:
    bind(there, EVERY_CLIENT)
    make_tables(here)
    tables = _tables(here)
    expected = {table.name: _count(there, table) for table in tables}
    done, total = 0, sum(expected.values())
    for table in tables:
        for rows in _parts(there, table):
            here.execute(table.insert(), rows)
            done += len(rows)
            if progress is not None:
                progress(done, total)
    found = {table.name: _count(here, table) for table in tables}
    for name, count in expected.items():
        if found[name] != count:
            raise RowsLostError(
                f"of {count} rows of {name} {found[name]} came over; nothing was copied", "try it once more"
            )
    if findings := list(islice(verify_within(here), _MOST_LOOKED_FOR)):
        raise UnsoundStoreError(findings)
    last = latest_checkpoint(here)
    return CopiedStore(found, last.digest if last else None)


def _tables(connection: Connection) -> list[Table]:
    """Every table as the database has it, those first to which others refer; so none can be forgotten."""
    tables = MetaData()
    tables.reflect(connection)
    return [table for table in tables.sorted_tables if table.name not in _FOLLOW_BY_THEMSELVES]


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _parts(connection: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    """The rows in the order of their keys: in some tables a row refers to one that was added before it."""
    rows = map(dict, streamed_mappings(connection, select(table).order_by(*table.primary_key.columns)))
    while part := list(islice(rows, _AT_ONCE)):
        yield part
