"""Backups of a store that is in use, and stores made from backups; neither takes its name before it was verified.

A backup is an SQLite file, of a PostgreSQL database as well: one file that any machine can open and verify. For a
database of many millions of rows the server's own tools are quicker (`pg_basebackup`, `pg_dump`).
"""

import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from amends.store.checkpoints import latest_checkpoint
from amends.store.copying import Progress, copy_store
from amends.store.engine import address_of, is_file, open_engine, reading, store_path, store_url
from amends.store.errors import NoStoreError, NotAStoreError, StoreError
from amends.store.migrations import upgrade
from amends.store.new_files import give_name, new_file
from amends.store.sqlite_copies import copy_file, copy_in_use, is_ours, put_in_place_of, settle
from amends.store.verify import Finding, verify

_MOST_TOLD = 3
_MOST_LOOKED_FOR = 100


class UnsoundCopyError(StoreError):
    """A copy is not what it should be. `findings` holds what differs, up to a hundred; the copy stands at `kept_at`."""

    def __init__(self, findings: tuple[Finding, ...], kept_at: Path) -> None:
        self.findings = findings
        self.kept_at = kept_at
        told = "; ".join(map(str, findings[:_MOST_TOLD]))
        more = "; and more" if len(findings) > _MOST_TOLD else ""
        super().__init__(
            f"the copy was not given its name, for something in it differs: {told}{more}",
            f"`amends verify` tells all of it; the copy stands at `{kept_at}`",
        )


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: the file that it is in, how long, and the digest of the last checkpoint in it, if any."""

    path: Path
    size: int
    checkpoint: str | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A store from a backup: how long the backup was, and the digest of the last checkpoint in it, if it has one."""

    size: int
    checkpoint: str | None


def backup(engine: Engine, target: Path, progress: Progress | None = None) -> Copy:
    """Copies a store as it is at one moment into a new file, while others read and write.

    Raises:
        StoreExistsError: something has that name.
        NoStoreError: no file can be made there.
        UnsoundCopyError: something in the store differs.
    """
    if not is_file(engine.url):
        copied = copy_store(engine, store_url(target), progress)
        return Copy(target, target.stat().st_size, copied.checkpoint)
    with new_file(target) as unnamed:
        copy_in_use(engine, unnamed, progress)
        checkpoint = _verified(unnamed, target)
        size = unnamed.stat().st_size
        give_name(unnamed, target)
    return Copy(target, size, checkpoint)


def restore(source: Path, url: str, *, in_place: bool = False) -> Restored:
    """Makes a store from a backup, in the schema of this version of Amends; the backup stays as it is.

    Args:
        source: the backup.
        url: where the store is to be: a file, or a database that is empty.
        in_place: whether it may take the place of a file that is there; what that held is then gone.

    Raises:
        NoStoreError: there is no such backup, or no file can be made at the URL.
        NotAStoreError: the backup, or what would be replaced, is not a store of ours.
        SchemaError: the backup was made by a newer version of Amends.
        StoreExistsError: something is there already.
        StoreBusyError: others held the store that was to be replaced too long; it is as it was.
        UnsoundCopyError: something in the backup differs.
        UnsoundStoreError: the same, where the store is to be in a database.
    """
    if not source.is_file():
        raise NoStoreError(f"there is no backup at `{source}`", "see that the path is right")
    if not is_ours(source):
        raise NotAStoreError(f"`{source}` is no backup of an Amends store", "name a file that `amends backup` made")
    if not is_file(address_of(url)):
        return _into_database(source, url)
    target = store_path(url)
    with new_file(target, may_exist=in_place) as unnamed:
        copy_file(source, unnamed)
        checkpoint = _verified(unnamed, target)
        size = unnamed.stat().st_size
        if in_place and target.exists():
            put_in_place_of(unnamed, target)
        else:
            give_name(unnamed, target)
    return Restored(size, checkpoint)


def _into_database(source: Path, url: str) -> Restored:
    """Brings a copy of the backup to the schema of today, and copies that into the database."""
    with tempfile.TemporaryDirectory(prefix="amends-restore-") as folder:
        unnamed = Path(folder) / "amends.db"
        copy_file(source, unnamed)
        engine = open_engine(store_url(unnamed), to_upgrade=True)
        try:
            upgrade(engine)
            copied = copy_store(engine, url)
        finally:
            engine.dispose()
    return Restored(source.stat().st_size, copied.checkpoint)


def _verified(unnamed: Path, target: Path) -> str | None:
    """Brings a copy to the schema of today and verifies it; returns the digest of its last checkpoint."""
    engine = open_engine(store_url(unnamed), to_upgrade=True)
    try:
        upgrade(engine)
        findings = tuple(islice(verify(engine), _MOST_LOOKED_FOR))
        with reading(engine) as connection:
            last = latest_checkpoint(connection)
    finally:
        engine.dispose()
    settle(unnamed)
    if findings:
        kept_at = target.with_name(f"{target.name}.unsound")
        unnamed.replace(kept_at)
        raise UnsoundCopyError(findings, kept_at)
    return last.digest if last else None
