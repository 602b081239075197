"""A maildir that reports come back to: each is read, dealt with, and kept as read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amends.lang.errors import AmendsError

_SEEN = ":2,S"


class BounceFolderError(AmendsError):
    """The maildir of what comes back cannot be used."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"`{path}` is no maildir; it has the folders `new` and `cur`")


@dataclass(frozen=True, slots=True)
class CameBack:
    """A mail in the maildir that nobody has read yet."""

    path: Path

    def content(self) -> bytes:
        """The mail as it came."""
        return self.path.read_bytes()

    def keep_as_read(self) -> None:
        """Puts it to those that were read; who comes at the same time and finds it gone has nothing to do."""
        read = self.path.parent.parent / "cur" / f"{self.path.name.partition(':')[0]}{_SEEN}"
        self.path.replace(read)


def new_in(folder: Path) -> Iterator[CameBack]:
    """What came back and was not read, the oldest name first.

    Raises:
        BounceFolderError: it is no maildir.
    """
    new = folder / "new"
    if not new.is_dir() or not (folder / "cur").is_dir():
        raise BounceFolderError(folder)
    for path in sorted(path for path in new.iterdir() if path.is_file()):
        yield CameBack(path)
