"""Backups of the store, stores made from them, and copies in another kind of store."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.administration.pseudonym_key import key_path
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store.backup import Copy, Restored, backup, restore
from amends.store.copying import Progress, copy_store
from amends.store.engine import address_of, reading, writing
from amends.store.errors import StoreError


def backup_store(desk: Desk, target: Path, progress: Progress | None = None) -> Copy:
    """Copies the store as it is at one moment into a new file, and verifies the copy.

    Raises:
        NotPermittedError: the one who asks may not.
        StoreExistsError: something has that name.
        NoStoreError: no file can be made there.
        UnsoundCopyError: something in the store differs.
    """
    engine = desk.workspace.engine
    with reading(engine) as connection:
        asking(connection, desk).allowed(Task.KEEP_THE_STORE, None)
    made = backup(engine, target, progress)
    # What can no longer be written has to be copied all the more.
    with suppress(StoreError), writing(engine) as connection:
        asking(connection, desk).did(Act.BACK_UP, None)
    return made


@dataclass(frozen=True, slots=True)
class CopiedWorkspace:
    """A workspace that was copied.

    Attributes:
        rows: how many rows of each table were copied.
        checkpoint: the digest of the last checkpoint, if there is one.
        key: the file that holds the key for pseudonyms.
        key_of_copy: where the copy looks for it.
    """

    rows: Mapping[str, int]
    checkpoint: str | None
    key: Path
    key_of_copy: Path


def copy_workspace(desk: Desk, target: str, progress: Progress | None = None) -> CopiedWorkspace:
    """Copies everything in the store into an empty one of either kind, and verifies it before any of it counts.

    Args:
        desk: where somebody asks.
        target: the URL of a file that is not there, or of a database that is empty.
        progress: is told how many rows are copied, of how many.

    Raises:
        NotPermittedError: the one who asks may not.
        StoreExistsError: something is at the target already.
        NoStoreError: the URL names no store, or none can be made there.
        UnsoundStoreError: something in the store differs.
    """
    engine = desk.workspace.engine
    address = address_of(target)
    with reading(engine) as connection:
        asking(connection, desk).allowed(Task.KEEP_THE_STORE, None)
    copied = copy_store(engine, target, progress)
    with suppress(StoreError), writing(engine) as connection:
        asking(connection, desk).did(Act.BACK_UP, None)
    return CopiedWorkspace(copied.rows, copied.checkpoint, key_path(engine.url), key_path(address))


def restore_store(source: Path, url: str, *, in_place: bool = False) -> Restored:
    """Makes a store from a backup, verified and in the schema of this version of Amends.

    A store that has to be restored cannot be asked who may: whoever may read the backup and write the file may.

    Args:
        source: the backup.
        url: where the store is to be.
        in_place: whether it may take the place of a file that is there.

    Raises:
        StoreError: see `store.backup.restore`.
    """
    return restore(source, url, in_place=in_place)
