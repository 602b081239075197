"""What a token looks like: a word that scanners for lost secrets know, 256 random bits, and a checksum."""

import hashlib
import re
from collections.abc import Callable
from zlib import crc32

PREFIX = "amends_"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SECRET_LENGTH = 43  # 62 ** 43 > 2 ** 256
_CHECKSUM_LENGTH = 6  # 62 ** 6 > 2 ** 32
_BITS = 256
_FORM = re.compile(
    rf"{PREFIX}(?P<secret>[0-9A-Za-z]{{{_SECRET_LENGTH}}})(?P<checksum>[0-9A-Za-z]{{{_CHECKSUM_LENGTH}}})"
)


def new_token_text(below: Callable[[int], int]) -> str:
    """A new token.

    Args:
        below: draws a whole number from 0 up to its argument, without it, which nobody can foretell.
    """
    secret = _written(below(2**_BITS), _SECRET_LENGTH)
    return PREFIX + secret + _checksum(secret)


def is_token_text(text: str) -> bool:
    """Whether a text can be a token at all: what was cut off or mistyped is none."""
    found = _FORM.fullmatch(text)
    return found is not None and found["checksum"] == _checksum(found["secret"])


def digest_of(text: str) -> str:
    """What is kept of a token: its SHA-256, in hexadecimal digits. Its secret is too long to be found by trying."""
    return hashlib.sha256(text.encode()).hexdigest()


def _checksum(secret: str) -> str:
    return _written(crc32(secret.encode("ascii")), _CHECKSUM_LENGTH)


def _written(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
