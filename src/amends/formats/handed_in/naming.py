"""What something is called that is handed in: safe to show, and safe to save."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from amends.cases.events.attachments import AttachmentKind

_LONGEST: Final = 120
_NOT_IN_NAMES: Final = frozenset('<>:"|?*\\/')

MEDIA_TYPES: Final[Mapping[AttachmentKind, str]] = {
    AttachmentKind.JPEG: "image/jpeg",
    AttachmentKind.PNG: "image/png",
    AttachmentKind.WEBP: "image/webp",
    AttachmentKind.GIF: "image/gif",
    AttachmentKind.HEIC: "image/heic",
    AttachmentKind.PDF: "application/pdf",
    AttachmentKind.MAIL: "message/rfc822",
    AttachmentKind.TEXT: "text/plain",
}
"""What a browser is told that it is."""

_ENDINGS: Final[Mapping[AttachmentKind, tuple[str, ...]]] = {
    AttachmentKind.JPEG: (".jpg", ".jpeg"),
    AttachmentKind.PNG: (".png",),
    AttachmentKind.WEBP: (".webp",),
    AttachmentKind.GIF: (".gif",),
    AttachmentKind.HEIC: (".heic", ".heif"),
    AttachmentKind.PDF: (".pdf",),
    AttachmentKind.MAIL: (".eml",),
    AttachmentKind.TEXT: (".txt",),
}
"""How names of its kind end; what is saved always ends like one, so that nothing opens it as something else."""


def shown_name(told: str | None, kind: AttachmentKind) -> str:
    """The name under which something is shown and saved: without folders, and with an ending of its kind.

    Args:
        told: what it is called where it comes from; None where that was not told.
        kind: what it is.
    """
    last = (told or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(sign for sign in unicodedata.normalize("NFC", last) if _may_stand(sign))
    name = " ".join(name.split()).strip(". ")[:_LONGEST].strip(". ") or "attachment"
    return name if name.lower().endswith(_ENDINGS[kind]) else name + _ENDINGS[kind][0]


def _may_stand(sign: str) -> bool:
    """Neither what no file name may hold, nor what is not seen or turns the direction of reading."""
    return sign not in _NOT_IN_NAMES and unicodedata.category(sign)[0] != "C"
