"""Events of what is handed in to show something: pictures, documents, mails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, quoted

_KILOBYTE = 1024


class AttachmentKind(StrEnum):
    """What an attachment is, as its content shows."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIC = "heic"
    PDF = "pdf"
    MAIL = "mail"
    TEXT = "text"

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that every browser shows."""
        return self in _SHOWN

    @property
    def words(self) -> str:
        """How it is spoken of."""
        return _WORDS[self]


_SHOWN = frozenset({AttachmentKind.JPEG, AttachmentKind.PNG, AttachmentKind.WEBP, AttachmentKind.GIF})
_WORDS = {
    AttachmentKind.JPEG: "picture (JPEG)",
    AttachmentKind.PNG: "picture (PNG)",
    AttachmentKind.WEBP: "picture (WebP)",
    AttachmentKind.GIF: "picture (GIF)",
    AttachmentKind.HEIC: "picture (HEIC)",
    AttachmentKind.PDF: "PDF",
    AttachmentKind.MAIL: "mail",
    AttachmentKind.TEXT: "text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached(Event):
    """Something was handed in. What it holds stands beside the record, and goes with what is personal.

    Attributes:
        number: the how many-th of the case it is: by it people name it.
        size: how many bytes it has.
        digest: the SHA-256 of its content in hexadecimal digits; of a short text it would tell what it says, so it
            goes with it.
        file_name: what it was called where it came from.
    """

    name: ClassVar[str] = "attached"
    personal: ClassVar[frozenset[str]] = frozenset({"digest", "file_name"})

    attachment: UUID
    number: int
    kind: AttachmentKind
    size: int
    digest: str | None
    file_name: str | None

    def sentence(self) -> str:
        """What happened."""
        return (
            f"handed in attachment {self.number}, {quoted(self.file_name)}: {self.kind.words}, {size_words(self.size)}"
        )


def size_words(size: int) -> str:
    """A number of bytes as people speak of it: `812 bytes`, `14 KB`, `2.4 MB`."""
    if size < _KILOBYTE:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < _KILOBYTE * _KILOBYTE:
        return f"{size / _KILOBYTE:.0f} KB"
    return f"{size / _KILOBYTE / _KILOBYTE:.1f} MB"
