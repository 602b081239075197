"""What something is that is handed in: by its content alone, never by its name or by what a browser calls it."""

from collections.abc import Callable, Mapping
from typing import Final

from amends.cases.events.attachments import AttachmentKind
from amends.formats.handed_in.documents import is_mail, is_pdf, text_of
from amends.formats.handed_in.errors import NotTakenError
from amends.formats.handed_in.mixed import check_holds_nothing_else
from amends.formats.handed_in.pages import is_page
from amends.formats.handed_in.pictures import is_whole_gif, is_whole_heic, is_whole_jpeg, is_whole_png, is_whole_webp

TAKEN: Final = "pictures (JPEG, PNG, WebP, GIF, HEIC), PDF, mails (.eml) and plain text are taken"

_BEGINS: Final[tuple[tuple[AttachmentKind, Callable[[bytes], bool]], ...]] = (
    (AttachmentKind.JPEG, lambda content: content.startswith(b"\xff\xd8\xff")),
    (AttachmentKind.PNG, lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
    (AttachmentKind.GIF, lambda content: content.startswith((b"GIF87a", b"GIF89a"))),
    (AttachmentKind.WEBP, lambda content: content.startswith(b"RIFF") and content[8:12] == b"WEBP"),
    (AttachmentKind.HEIC, lambda content: content[4:8] == b"ftyp"),
    (AttachmentKind.PDF, lambda content: content.startswith(b"%PDF-")),
)
"""By what each kind is known at its beginning."""

_IS_WHOLE: Final[Mapping[AttachmentKind, Callable[[bytes], bool]]] = {
    AttachmentKind.JPEG: is_whole_jpeg,
    AttachmentKind.PNG: is_whole_png,
    AttachmentKind.GIF: is_whole_gif,
    AttachmentKind.WEBP: is_whole_webp,
    AttachmentKind.HEIC: is_whole_heic,
    AttachmentKind.PDF: is_pdf,
}
"""Whether the rest is what the beginning promises, up to the end."""


def kind_of(content: bytes) -> AttachmentKind:
    """What something is that is handed in.

    Raises:
        NotTakenError: it is empty, of no kind that is taken, broken off, or something else besides.
    """
    if not content:
        raise NotTakenError("it is empty", "hand it in again: it was perhaps not saved, or broke off on its way")
    kind = next((kind for kind, begins in _BEGINS if begins(content)), None)
    if kind is None:
        return _written(content)
    if not _IS_WHOLE[kind](content):
        raise NotTakenError(
            f"it begins like a {kind.words}, and does not go on like one",
            "it may have broken off on its way; save it anew, or take a picture of it",
        )
    check_holds_nothing_else(content, kind)
    return kind


def _written(content: bytes) -> AttachmentKind:
    """What is no picture and no PDF: a mail, a text, or nothing that is taken."""
    if is_mail(content):
        return AttachmentKind.MAIL
    text = text_of(content)
    if text is None:
        raise NotTakenError("it is of no kind that is taken", TAKEN)
    if is_page(text):
        raise NotTakenError(
            "it is a page that a browser would run (HTML, SVG or XML)", "hand in a picture of it, or print it as PDF"
        )
    return AttachmentKind.TEXT
