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


def return_number(reference: str, place: int) -> str:
    """The number of something that is to come back, such as `7K3M-9Q44-1X`: it names the case, and its place in it.

    Args:
        reference: the case's own.
        place: 1 for the first return of the case; 30 at most.
    """
    body = reference.replace("-", "") + ALPHABET[place]
    return f"{reference}-{body[-1]}{_check(body)}"


def read_return_number(text: str) -> str | None:
    """The number of a return that was typed or heard, in its own form; None where the check says it was misheard."""
    plain = "".join(text.upper().split()).replace("-", "").translate(_HEARD_AS)
    reference = read_reference(plain[:-2])
    if reference is None or any(one not in ALPHABET for one in plain) or _check(plain[:-1]) != plain[-1]:
        return None
    return f"{reference}-{plain[-2:]}"


def case_of_return(number: str) -> str:
    """The reference of the case that a return belongs to."""
    return number.rpartition("-")[0]


def _check(body: str) -> str:
    weighted = sum(weight * ALPHABET.index(one) for weight, one in enumerate(body, start=2))
    return ALPHABET[-weighted % len(ALPHABET)]


def _grouped(plain: str) -> str:
    return f"{plain[:4]}-{plain[4:]}"
