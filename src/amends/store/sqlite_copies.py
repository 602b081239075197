"""Copies of SQLite files: taken while others write, put in the place of what others read."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from amends.store.engine import reading
from amends.store.errors import StoreBusyError
from amends.store.sqlite import APPLICATION_ID, fault_of

_PAGES_AT_ONCE = 2_000
_SECONDS_BETWEEN_TRIES = 0.1
_TRIES = 100

Progress = Callable[[int, int], None]
"""Is told how many pages are copied, and how many there are."""


def copy_in_use(engine: Engine, target: Path, progress: Progress | None = None) -> None:
    """Copies a store as it is at one moment; others go on reading and writing."""
    with reading(engine) as connection, closing(sqlite3.connect(target)) as copy:
        # The first read holds the moment: without it, the copying would begin anew with every write of another.
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").all()
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        _copied(source, copy, _PAGES_AT_ONCE, progress)


def copy_file(source: Path, target: Path) -> None:
    """Copies a file that is not changed by it, with what stands in the log beside it.

    Raises:
        StoreError: the file is none of ours, or cannot be read.
    """
    try:
        with closing(_read_only(source)) as original, closing(sqlite3.connect(target)) as copy:
            _copied(original, copy, _PAGES_AT_ONCE, None)
    except sqlite3.DatabaseError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise type(fault)(f"`{source}`: {fault.message}", fault.help) from None


def put_in_place_of(source: Path, target: Path) -> None:
    """Gives a store the content of another file at once; whoever has it open reads the new content from then on.

    Raises:
        StoreBusyError: others held the store too long; it is as it was.
    """
    with closing(_read_only(source)) as original, closing(sqlite3.connect(target, timeout=0)) as store:
        _copied(original, store, -1, None)


def is_ours(path: Path) -> bool:
    """Whether a file is a store, whatever schema it has."""
    try:
        with closing(_read_only(path)) as connection:
            found: int = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.DatabaseError:
        return False
    return found == APPLICATION_ID


def settle(path: Path) -> None:
    """Makes a copy one file, complete without a log beside it, and sees that it is on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def take_name(path: Path, name: Path) -> None:
    """Gives a finished file its name.

    Raises:
        FileExistsError: something has that name.
    """
    try:
        # Unlike a renaming, a link is refused where the name is taken, even at this very moment.
        name.hardlink_to(path)
        path.unlink()
    except FileExistsError:
        raise
    except OSError:
        # Some disks have no links.
        if name.exists():
            raise FileExistsError(name) from None
        path.rename(name)
    _directory_to_disk(name.parent)


def _copied(source: sqlite3.Connection, target: sqlite3.Connection, pages: int, progress: Progress | None) -> None:
    tries = 0

    def follow(status: int, remaining: int, total: int) -> None:
        nonlocal tries
        tries = tries + 1 if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else 0
        if tries > _TRIES:
            raise StoreBusyError(
                "the store was busy for longer than Amends waits", "nothing was changed; try again when it is idle"
            )
        if progress is not None:
            progress(total - remaining, total)

    source.backup(target, pages=pages, progress=follow, sleep=_SECONDS_BETWEEN_TRIES)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _directory_to_disk(directory: Path) -> None:
    # Windows has no such thing, and needs none.
    if os.name != "nt":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
