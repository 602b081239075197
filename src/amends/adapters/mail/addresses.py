"""Mail addresses: one alone, as a mail server takes it."""

import re

from amends.lang.errors import AmendsError

_LONGEST = 254
_LONGEST_LOCAL = 64
_LOCAL = re.compile(r"[^\s\x00-\x20\x7f,;:<>()\[\]\\\"@.]+(?:\.[^\s\x00-\x20\x7f,;:<>()\[\]\\\"@.]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


class AddressError(AmendsError):
    """This is no mail address that a mail can go to."""

    def __init__(self) -> None:
        # The address itself is not told: errors are logged, and it is personal.
        super().__init__("the mail address cannot be used; it looks like `name@example.org`")


def address_of(text: str) -> str:
    """The address in the form in which a mail server takes it: its domain in ASCII.

    Raises:
        AddressError: it is none, is several, or holds what no address holds.
    """
    local, _, domain = text.rpartition("@")
    try:
        in_ascii = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise AddressError from None
    is_too_long = len(local.encode()) > _LONGEST_LOCAL or len(f"{local}@{in_ascii}".encode()) > _LONGEST
    is_one = text.isprintable() and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(in_ascii)
    if is_too_long or not is_one:
        raise AddressError
    return f"{local}@{in_ascii}"
