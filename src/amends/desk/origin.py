"""Whether a form was sent from one of our own pages: what another site makes a browser send is refused."""

from collections.abc import Mapping
from urllib.parse import urlsplit

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})


def comes_from_here(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a request may change something, by what the browser itself says of where it comes from.

    Browsers of today send `Sec-Fetch-Site`; older ones at least `Origin` with whatever changes something. Whoever
    sends neither is no browser, and carries no cookie that somebody else could use.

    See "Cross-Site Request Forgery Prevention" of the OWASP cheat sheets, "Fetch Metadata headers".
    """
    if method in _SAFE_METHODS:
        return True
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
