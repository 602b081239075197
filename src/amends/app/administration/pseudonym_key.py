"""The key with which the pseudonyms of erased people are made. It stands beside the store, never in it.

`AMENDS_KEY` names its file. Without it, it is beside an SQLite file, and for a PostgreSQL database in the folder in
which Amends runs: who runs it in several places gives each of them the same key.

Who has the store alone cannot find out who was erased; who comes back is known by the key, and counted as the same.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import URL

from amends.store.errors import StoreError

KEY = "AMENDS_KEY"

_BYTES = 32


class NoKeyError(StoreError):
    """The key is not there, or is none."""


def key_path(address: URL) -> Path:
    """The file in which the key of a store stands: `amends.db.key` for `amends.db`, unless `AMENDS_KEY` names it."""
    return Path(os.environ.get(KEY) or f"{address.database}.key")


def make_key(address: URL) -> Path | None:
    """Makes the key of a store, where it has none: the file that was made.

    Raises:
        NoKeyError: the file cannot be written.
    """
    path = key_path(address)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    except OSError as error:
        reason = (error.strerror or "it cannot be made").lower()
        raise NoKeyError(f"no key can be written to `{path}`: {reason}", "see that the directory is yours") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES) + "\n")
    return path


def read_key(address: URL) -> bytes:
    """The key of a store.

    Raises:
        NoKeyError: it is not there, or the file holds none.
    """
    path = key_path(address)
    try:
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise NoKeyError(
            f"the key `{path}` is not there",
            "put the copy that you keep of it there; if it is lost, `amends workspace upgrade` makes another, and who "
            "was erased before counts as new when they come back",
        ) from None
    except (OSError, UnicodeDecodeError):
        text = ""
    with suppress(ValueError):
        key = bytes.fromhex(text)
        if len(key) == _BYTES:
            return key
    raise NoKeyError(f"`{path}` holds no key", "put the copy that you keep of it there")
