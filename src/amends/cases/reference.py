"""A case's reference: short, read over a phone without mistakes, and told when it was misheard."""

from collections.abc import Callable

# Digits and letters that neither look nor sound like another: 31, a prime, so that the check finds every single wrong
# character and every swap of two (a weighted sum modulo a prime, as ISBN-10 has it: ISO 2108, annex A, with 11).
ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
_LENGTH = 7
_HEARD_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "S": "5", "U": "V"})


def new_reference(below: Callable[[int], int]) -> str:
    """A reference such as `7K3M-9Q44`; `below` draws a whole number from 0 up to its argument, without it."""
    body = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(_LENGTH))
    return _grouped(body + _check(body))


def read_reference(text: str) -> str | None:
    """The reference that was typed or heard, in its own form; None where the check says that it was misheard."""
    plain = "".join(text.upper().split()).replace("-", "").translate(_HEARD_AS)
    if len(plain) != _LENGTH + 1 or any(one not in ALPHABET for one in plain) or _check(plain[:-1]) != plain[-1]:
        return None
    return _grouped(plain)


def _check(body: str) -> str:
    weighted = sum(weight * ALPHABET.index(one) for weight, one in enumerate(body, start=2))
    return ALPHABET[-weighted % len(ALPHABET)]


def _grouped(plain: str) -> str:
    return f"{plain[:4]}-{plain[4:]}"
