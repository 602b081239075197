"""To whom a host's name leads, and whether somebody may be reached there who is not meant to be.

Whoever may name an endpoint could name a machine of the house, which answers whatever comes from inside (a forgery of
requests by the server). So a name is looked up once, each address that it has is held against the networks that are
everybody's, and the connection goes to the very address that was looked at: a name that leads elsewhere a moment later
leads nowhere.
"""

import asyncio
import ipaddress
import socket

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Where addresses of the older kind are reached by those who have none (RFC 6052)."""


class AddressError(Exception):
    """Nothing is sent there; the words say why."""


async def addresses_of(host: str, port: int, *, may_be_private: bool) -> tuple[str, ...]:
    """The addresses to connect to, the best first.

    Raises:
        AddressError: the name leads nowhere, or to a network that is not everybody's.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressError("the name of its host leads nowhere") from None
    addresses = [str(address[0]) for *_, address in found]
    if not may_be_private and not all(map(_is_everybodys, addresses)):
        raise AddressError("the name of its host leads into a private network, where nothing is sent")
    return tuple(dict.fromkeys(addresses))


def _is_everybodys(address: str) -> bool:
    """Whether an address is of the public network; one that stands for another is what that is."""
    plain = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(plain, ipaddress.IPv6Address):
        if plain.sixtofour is not None or plain.teredo is not None:
            return False
        plain = plain.ipv4_mapped or (_last_bits(plain) if plain in _TRANSLATED else plain)
    return plain.is_global and not plain.is_multicast


def _last_bits(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
