"""Writing a file so that it is there whole or not at all."""

import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from amends.formats.errors import InputError
from amends.formats.files import cannot


@contextmanager
def whole_file(path: str) -> Iterator[TextIO]:
    """A text file (UTF-8) to write to, which takes its name only when everything was written.

    Until then an earlier one stands. What is no plain file (a pipe, a device) is written to as it is.

    Raises:
        InputError: it cannot be written.
    """
    with whole_binary_file(path) as binary, _as_text(binary) as stream:
        yield stream


@contextmanager
def whole_binary_file(path: str) -> Iterator[BinaryIO]:
    """The same for bytes.

    Raises:
        InputError: it cannot be written.
    """
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
        else:
            with _in_place_of(target) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(_cannot_write(path, error)) from None


@contextmanager
def _as_text(binary: BinaryIO) -> Iterator[TextIO]:
    stream = io.TextIOWrapper(binary, encoding="utf-8", newline="\n")
    try:
        yield stream
        stream.flush()
    finally:
        with suppress(OSError):
            stream.detach()


@contextmanager
def _in_place_of(target: Path) -> Iterator[BinaryIO]:
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def write_new_file(path: str, text: str) -> None:
    """Writes a file that is not there yet.

    Raises:
        InputError: it is there already, or cannot be written.
    """
    try:
        with Path(path).open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise InputError(f"`{path}` is there already and is not overwritten", "name another file") from None
    except OSError as error:
        raise InputError(_cannot_write(path, error)) from None


def is_same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    try:
        return Path(one).samefile(other)
    except OSError:
        return False


def _cannot_write(path: str, error: OSError) -> str:
    folder = Path(path).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return f"`{path}` cannot be written: the directory `{folder}` does not exist"
    return cannot("written", path, error)
