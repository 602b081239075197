"""Files that are several things at once: a picture that is a web page, an archive or a program as well."""

import re
from typing import Final

from amends.cases.events.attachments import AttachmentKind
from amends.formats.handed_in.errors import NotTakenError

_AT_ITS_BEGINNING: Final = 1_024
"""So far browsers and viewers look for what a file could be."""

_AT_ITS_END: Final = 22 + 65_535
"""So far from the end archives are looked for."""

_PAGE: Final = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php|\?xml-stylesheet)[\s>/]|javascript:|__halt_compiler",
    re.IGNORECASE,
)
_PDF: Final = b"%PDF-"
_END_OF_ARCHIVE, _IN_ARCHIVE = b"PK\x05\x06", b"PK\x01\x02"


def check_holds_nothing_else(content: bytes, kind: AttachmentKind) -> None:
    """Lets something pass that is what it seems to be, and nothing besides.

    Raises:
        NotTakenError: something else is hidden in it.
    """
    looked_at = content[:_AT_ITS_BEGINNING] if kind is AttachmentKind.PDF else content
    if _PAGE.search(looked_at):
        raise _two_things(kind, "a page that a browser would run")
    if kind is not AttachmentKind.PDF and _PDF in content[:_AT_ITS_BEGINNING]:
        raise _two_things(kind, "a PDF")
    tail = content[-_AT_ITS_END:]
    if _END_OF_ARCHIVE in tail and _IN_ARCHIVE in content:
        raise _two_things(kind, "an archive")


def _two_things(kind: AttachmentKind, what: str) -> NotTakenError:
    return NotTakenError(
        f"it is a {kind.words} and {what} at once", "save it anew as a picture or a PDF, or take a picture of it"
    )
