"""Styles and scripts, each under a name that changes with what is in it, so that browsers keep them for good."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is served: its address, its kind, and what is in it, compressed."""

    address: str
    media_type: str
    compressed: bytes

    @property
    def plain(self) -> bytes:
        """What is in it."""
        return gzip.decompress(self.compressed)


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Every file by its plain name, such as `amends.css`."""
    found: dict[str, StaticFile] = {}
    for file in files(__package__).joinpath("static").iterdir():
        stem, dot, ending = file.name.rpartition(".")
        if dot + ending in _TYPES:
            content = file.read_bytes()
            digest = sha256(content).hexdigest()[:_DIGITS]
            found[file.name] = StaticFile(
                f"/static/{stem}.{digest}.{ending}", _TYPES[dot + ending], gzip.compress(content, 9, mtime=0)
            )
    return found


def address_of(name: str) -> str:
    """Where a file is served."""
    return static_files()[name].address
