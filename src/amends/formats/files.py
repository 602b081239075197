"""Bytes from files and from standard input, within a bound."""

import sys
from pathlib import Path
from typing import BinaryIO

from amends.formats.errors import InputError

STANDARD_INPUT = "(standard input)"
"""What stands for standard input among the names of files, and for standard output where one is written."""
MAXIMUM_BYTES = 16_000_000


def read_bytes(path: str) -> bytes:
    """Everything that a file, or standard input, holds.

    Raises:
        InputError: it cannot be read, or is larger than 16 MB.
    """
    with open_bytes(path) as stream:
        try:
            data = stream.read(MAXIMUM_BYTES + 1)
        except OSError as error:
            raise InputError(cannot("read", path, error)) from None
    if len(data) > MAXIMUM_BYTES:
        raise InputError(f"`{path}` is larger than {MAXIMUM_BYTES:,} bytes")
    return data


def open_bytes(path: str) -> BinaryIO:
    """A file, or standard input, opened for reading.

    Raises:
        InputError: it cannot be opened.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise InputError(cannot("read", path, error)) from None


def cannot(done: str, path: str, error: OSError) -> str:
    """Why a file cannot be `done` ("read", "written"), in words."""
    match error:
        case FileNotFoundError():
            return f"`{path}` does not exist"
        case IsADirectoryError():
            return f"`{path}` is a directory; expected a file"
        case NotADirectoryError():
            return f"`{path}` does not exist: a part of its path is a file"
        case PermissionError():
            return f"`{path}` cannot be {done}: permission was denied"
        case OSError(strerror=str(reason)):
            return f"`{path}` cannot be {done}: {reason[:1].lower()}{reason[1:]}"
        case _:
            return f"`{path}` cannot be {done}"
