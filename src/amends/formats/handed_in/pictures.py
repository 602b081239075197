"""Pictures: whether one is whole, from its first byte to its last, as its format lays down.

What stands behind the end of a picture is no picture: so nothing else rides along. Of a JPEG alone more may follow, for
telephones put a second picture, a film or their own data there; what that may not be, `mixed` says.
"""

import zlib
from typing import Final

_SCAN: Final = 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_END_OF_JPEG: Final = b"\xff\xd9"

_EXTENSION, _PICTURE, _TRAILER = 0x21, 0x2C, 0x3B

_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def is_whole_jpeg(content: bytes) -> bool:
    """Its segments lead to a scan, and the scan to an end."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
            if marker == _SCAN:
                return content.find(_END_OF_JPEG, at) != -1
    return False


def is_whole_png(content: bytes) -> bool:
    """Its chunks, each with a right check sum, lead to the last one, and nothing follows."""
    at = 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        name, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content) or zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end]):
            return False
        if name == b"IEND":
            return end == len(content)
        at = end
    return False


def is_whole_gif(content: bytes) -> bool:
    """Its blocks lead to the trailer, and nothing follows."""
    if len(content) < 13:
        return False
    at = 13 + _colours(content[10])
    while at < len(content):
        block = content[at]
        if block == _TRAILER:
            return at + 1 == len(content)
        if block == _EXTENSION:
            at = _after_parts(content, at + 2)
        elif block == _PICTURE and at + 10 <= len(content):
            at = _after_parts(content, at + 11 + _colours(content[at + 9]))
        else:
            return False
    return False


def is_whole_webp(content: bytes) -> bool:
    """It is as long as it says."""
    told = int.from_bytes(content[4:8], "little")
    return len(content) == 8 + told + told % 2


def is_whole_heic(content: bytes) -> bool:
    """Its first box says that it is one, and its boxes fill it to the end."""
    first = int.from_bytes(content[:4])
    brands = {content[8:12], *(content[at : at + 4] for at in range(16, min(first, 256), 4))}
    if not brands & _HEIC_BRANDS:
        return False
    at = 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4])
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16])
        elif size == 0:
            size = len(content) - at
        if size < 8:
            return False
        at += size
    return at == len(content)


def _colours(packed: int) -> int:
    """How many bytes a table of colours takes."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _after_parts(content: bytes, at: int) -> int:
    """Where a row of parts ends that each say how long they are; the last one is empty."""
    while at < len(content) and content[at]:
        at += content[at] + 1
    return at + 1
