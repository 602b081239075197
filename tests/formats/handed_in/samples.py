"""Small things of every kind that is taken, made by hand, each whole."""

import zlib
from collections.abc import Mapping

from amends.cases.events.attachments import AttachmentKind


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A picture of one grey point, with further chunks."""
    header = b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(b"\x00\x80")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def _chunk(part: tuple[bytes, bytes]) -> bytes:
    name, data = part
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def gif(*comments: bytes) -> bytes:
    """A picture of one point, with comments."""
    said = b"".join(b"\x21\xfe" + bytes([len(one)]) + one + b"\x00" for one in comments)
    picture = b"\x2c" + b"\x00" * 4 + b"\x01\x00\x01\x00" + b"\x00" + b"\x02" + b"\x02\x44\x01" + b"\x00"
    return b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff" + said + picture + b"\x3b"


def webp(data: bytes = b"VP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00") -> bytes:
    """A picture of one point."""
    return b"RIFF" + (len(data) + 4).to_bytes(4, "little") + b"WEBP" + data


def jpeg(comment: bytes = b"", after: bytes = b"") -> bytes:
    """The bones of a picture: its segments, a scan, its end, and what a telephone puts behind that."""
    said = b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment if comment else b""
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x7f\xff\x00\x12"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + said
        + frame
        + scan
        + b"\xff\xd9"
        + after
    )


def box(name: bytes, data: bytes) -> bytes:
    """A box of a film or of a picture of a telephone."""
    return (len(data) + 8).to_bytes(4) + name + data


def heic(brand: bytes = b"heic") -> bytes:
    """The bones of a picture of a telephone."""
    return box(b"ftyp", brand + b"\x00\x00\x00\x00" + brand) + box(b"meta", b"\x00" * 8) + box(b"mdat", b"\x01\x02\x03")


def pdf(body: bytes = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n") -> bytes:
    """A document that says nothing."""
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + body + b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


MAIL = (
    b"From: Walt Brandon <walt@example.org>\r\nTo: sales@example.org\r\nDate: Fri, 20 Nov 2026 10:00:00 -0600\r\n"
    b"Subject: =?utf-8?q?The_box_=E2=80=93_free?=\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>You said that the box is free.</body></html>\r\n"
)

TEXT = "The seller said: “the box is free, 5 < 10, and 20 dollars off – for a year”.\n".encode()

ARCHIVE = b"PK\x01\x02" + b"\x00" * 42 + b"PK\x05\x06" + b"\x00" * 18
"""The end of an archive, as unpacking programs look for it."""

SAMPLES: Mapping[AttachmentKind, bytes] = {
    AttachmentKind.JPEG: jpeg(),
    AttachmentKind.PNG: png(),
    AttachmentKind.GIF: gif(),
    AttachmentKind.WEBP: webp(),
    AttachmentKind.HEIC: heic(),
    AttachmentKind.PDF: pdf(),
    AttachmentKind.MAIL: MAIL,
    AttachmentKind.TEXT: TEXT,
}


def stripes(side: int = 64) -> bytes:
    """A picture that browsers show: grey stripes."""
    rows = b"".join(b"\x00" + bytes([64 if row // 8 % 2 else 200]) * side for row in range(side))
    header = side.to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00"
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))
