"""New files that take their name when they are finished, so that nothing half done is ever there under it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from amends.store.errors import NoStoreError, NotAStoreError, StoreExistsError
from amends.store.sqlite_copies import is_ours, take_name


@contextmanager
def new_file(target: Path, *, may_exist: bool = False) -> Iterator[Path]:
    """An empty file beside the one that it shall become; it is gone afterwards, unless it was given a name.

    Raises:
        StoreExistsError: something has the name, and may not be replaced.
        NotAStoreError: something has the name that is no store of ours, so that it is not replaced.
        NoStoreError: no file can be made there.
    """
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


def give_name(unnamed: Path, target: Path) -> None:
    """Gives a finished file its name.

    Raises:
        StoreExistsError: something has it meanwhile.
    """
    try:
        take_name(unnamed, target)
    except FileExistsError:
        raise _exists(target) from None


def _exists(target: Path) -> StoreExistsError:
    return StoreExistsError(f"`{target}` is there already", "name a file that is not there yet")
