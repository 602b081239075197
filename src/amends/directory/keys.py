"""What people are found by: names, numbers and addresses as they are compared, however they were written."""

import re
import unicodedata

TAIL_DIGITS = 7
"""How many of the last digits of a phone number two writings of it share in every country."""

FEWEST_DIGITS = 4
"""By how many of its last digits a phone number is searched at least."""

_EXTENSION = re.compile(r"(?:ext\.?|extension|x|#)\s*\d+\s*$", re.IGNORECASE)
_TRUNK_PREFIX = re.compile(r"\(0\)")


def name_key(name: str) -> str:
    """A name without capitals, accents and doubled blanks: `José  NÚÑEZ` is `jose nunez`."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.split())


def surname_key(name: str) -> str:
    """The same with the last word first, `nunez jose`; "" for a name of one word, which needs no second key."""
    *first, last = name_key(name).split() or [""]
    return " ".join([last, *first]) if first else ""


def email_key(email: str) -> str:
    """A mail address without capitals and blanks around it."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def number_key(number: str) -> str:
    """The letters and digits of an account, order or serial number, without capitals: `A-100 23` is `a10023`."""
    return "".join(character for character in unicodedata.normalize("NFKC", number).casefold() if character.isalnum())


def phone_key(phone: str) -> str:
    """The digits that a phone number has however it is written, without leading zeros; "" where it has none.

    An extension and the zero of `+44 (0)20` are left out. A country code stays where it was written, so that
    `+44 20 7946 0958` and `020 7946 0958` differ: `same_phone` compares them.
    """
    written = _TRUNK_PREFIX.sub("", _EXTENSION.sub("", unicodedata.normalize("NFKC", phone)))
    return "".join(str(int(character)) for character in written if character.isdecimal()).lstrip("0")


def phone_ending(typed: str) -> str:
    """The last digits of a phone number as they were said, their zeros with them; "" where it is no such ending.

    Four digits at least, or too many people would be found; with seven or more it is searched as a number.
    """
    digits = "".join(str(int(character)) for character in typed if character.isdecimal())
    is_ending = FEWEST_DIGITS <= len(digits) < TAIL_DIGITS and not any(character.isalpha() for character in typed)
    return digits if is_ending else ""


def phone_tail(key: str) -> str:
    """The part of a phone's key that every way to write the number ends with."""
    return key[-TAIL_DIGITS:]


def same_phone(one: str, other: str) -> bool:
    """Whether two phone keys can be the same number, one with a country or area code and one without."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= TAIL_DIGITS and longer.endswith(shorter))
