"""Origins: where a page of somebody else's stands, as browsers name it: `https://desk.example`."""

import re
from collections.abc import Iterable, Iterator

_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?")
_LOOPBACK = frozenset({"localhost", "127.0.0.1"})


def faults_of_origins(origins: Iterable[str]) -> Iterator[str]:
    """What is wrong with origins that may show something of ours; only what is encrypted may, or this machine."""
    for origin in origins:
        found = _ORIGIN.fullmatch(origin)
        if found is None:
            yield f"`{origin}` is no origin: it is a scheme and a host, like `https://desk.example`"
        elif found["scheme"] == "http" and found["host"] not in _LOOPBACK:
            yield f"`{origin}` is not encrypted: write it with `https://`"
