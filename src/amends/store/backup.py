"""Backups of a store that is in use, and stores made from backups; neither takes its name before it was verified."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from amends.store.checkpoints import latest_checkpoint
from amends.store.engine import open_engine, reading, store_path, store_url
from amends.store.errors import NoStoreError, NotAStoreError, StoreError, StoreExistsError
from amends.store.migrations import upgrade
from amends.store.sqlite_copies import (
    Progress,
    copy_file,
    copy_in_use,
    is_ours,
    put_in_place_of,
    settle,
    take_name,
)
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
    """A verified copy: where it is, how long, and the digest of the last checkpoint in it, if it has one."""

    path: Path
    size: int
    checkpoint: str | None


def backup(engine: Engine, target: Path, progress: Progress | None = None) -> Copy:
    """Copies a store as it is at one moment into a new file, while others read and write.

    Raises:
        StoreExistsError: something has that name.
        NoStoreError: no file can be made there.
        UnsoundCopyError: something in the store differs.
    """
    with _new_file(target) as unnamed:
        copy_in_use(engine, unnamed, progress)
        checkpoint = _verified(unnamed, target)
        size = unnamed.stat().st_size
        _take_name(unnamed, target)
    return Copy(target, size, checkpoint)


def restore(source: Path, url: str, *, in_place: bool = False) -> Copy:
    """Makes a store from a backup, in the schema of this version of Amends; the backup stays as it is.

    Args:
        source: the backup.
        url: where the store is to be (`sqlite:///PATH`).
        in_place: whether it may take the place of a store that is there; what that held is then gone.

    Raises:
        NoStoreError: there is no such backup, or no file can be made at the URL.
        NotAStoreError: the backup, or what would be replaced, is not a store of ours.
        SchemaError: the backup was made by a newer version of Amends.
        StoreExistsError: something is there already.
        StoreBusyError: others held the store that was to be replaced too long; it is as it was.
        UnsoundCopyError: something in the backup differs.
    """
    if not source.is_file():
        raise NoStoreError(f"there is no backup at `{source}`", "see that the path is right")
    if not is_ours(source):
        raise NotAStoreError(f"`{source}` is no backup of an Amends store", "name a file that `amends backup` made")
    target = store_path(url)
    with _new_file(target, may_exist=in_place) as unnamed:
        copy_file(source, unnamed)
        checkpoint = _verified(unnamed, target)
        size = unnamed.stat().st_size
        if in_place and target.exists():
            put_in_place_of(unnamed, target)
        else:
            _take_name(unnamed, target)
    return Copy(target, size, checkpoint)


@contextmanager
def _new_file(target: Path, *, may_exist: bool = False) -> Iterator[Path]:
    """An empty file beside the one that it shall become; it is gone afterwards, unless it was given a name."""
    if target.exists():
        if not may_exist:
            raise _exists(target)
        if not is_ours(target):
            raise NotAStoreError(f"`{target}` is no Amends store, so it is not replaced", "name another file")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".unfinished", dir=target.parent)
    except OSError as error:
        reason = (error.strerror or "it cannot be made").lower()
        raise NoStoreError(
            f"no file can be made at `{target}`: {reason}", "name a file in a directory of yours"
        ) from None
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                Path(name + suffix).unlink()


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


def _take_name(unnamed: Path, target: Path) -> None:
    try:
        take_name(unnamed, target)
    except FileExistsError:
        raise _exists(target) from None


def _exists(target: Path) -> StoreExistsError:
    return StoreExistsError(f"`{target}` is there already", "name a file that is not there yet")
