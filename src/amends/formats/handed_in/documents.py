"""Documents: PDF, mails as they were sent (RFC 5322), and plain text."""

import re
from typing import Final

_END_OF_PDF: Final = b"%%EOF"
_NEAR_THE_END: Final = 2_048
_HEADER: Final = re.compile(rb"([!-9;-~]+):[ \t]*(.*)")
_OF_EVERY_MAIL: Final = frozenset({b"from", b"date"})
_OF_SAVED_PAGES: Final = b"snapshot-content-location"
_MOST_OF_A_HEADER: Final = 65_536
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def is_pdf(content: bytes) -> bool:
    """Whether a PDF has come to its end."""
    return _END_OF_PDF in content[-_NEAR_THE_END:]


def text_of(content: bytes) -> str | None:
    """The text that some bytes are, in one of the encodings in which text is saved; None where they are none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROLS.search(text) else text
    return None


def is_mail(content: bytes) -> bool:
    """Whether it begins with the header of a mail: lines `Name: value`, among them who wrote it and when."""
    if b"\0" in content:
        return False
    names = set[bytes]()
    for line in content[:_MOST_OF_A_HEADER].splitlines():
        if not line:
            break
        if line.startswith((b" ", b"\t")) and names:
            continue
        header = _HEADER.fullmatch(line)
        if header is None:
            return False
        names.add(header[1].lower())
    return names >= _OF_EVERY_MAIL and _OF_SAVED_PAGES not in names
