"""Backups of the store, and stores made from them."""

from pathlib import Path

from amends.app.administration.asking import asking
from amends.app.administration.permissions import Task
from amends.app.workspace import Desk
from amends.store.backup import Copy, backup, restore
from amends.store.engine import reading
from amends.store.sqlite_copies import Progress


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
    return backup(engine, target, progress)


def restore_store(source: Path, url: str, *, in_place: bool = False) -> Copy:
    """Makes a store from a backup, verified and in the schema of this version of Amends.

    A store that has to be restored cannot be asked who may: whoever may read the backup and write the file may.

    Args:
        source: the backup.
        url: where the store is to be.
        in_place: whether it may take the place of a store that is there.

    Raises:
        StoreError: see `store.backup.restore`.
    """
    return restore(source, url, in_place=in_place)
