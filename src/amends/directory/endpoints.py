"""Endpoints: who outside gives remedies when they are told to, by a signed message over HTTP."""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

LONGEST_TIMEOUT = 60
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
_LONGEST_URL = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Who gives remedies of a client.

    Attributes:
        name: a word that no other endpoint of the client has.
        url: where the message goes to.
        honours_key: whether a message that comes twice under one key is acted on once; else what is not known to have
            arrived is never sent again.
        is_private: whether it stands in our own network: private addresses, and plain `http`, are only used for such.
        timeout_seconds: how long it is waited for, from the first word to the last.
        secret: what messages are signed with, as `whsec_…`.
        secret_before: the one before it, which is signed with as well until it is taken away.
    """

    client: UUID
    name: str
    url: str
    honours_key: bool
    is_private: bool
    timeout_seconds: int
    secret: str = field(repr=False)
    secret_before: str | None = field(default=None, repr=False)

    @property
    def timeout(self) -> timedelta:
        """How long it is waited for."""
        return timedelta(seconds=self.timeout_seconds)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secrets that are live, the newest first."""
        return (self.secret,) if self.secret_before is None else (self.secret, self.secret_before)


def faults_of_endpoint(endpoint: Endpoint) -> Iterator[str]:
    """What is wrong with an endpoint, in words that say what was expected."""
    if not _NAME.fullmatch(endpoint.name):
        yield f"`{endpoint.name}` cannot be the name of an endpoint: it is one short word, like `billing`"
    if not 1 <= endpoint.timeout_seconds <= LONGEST_TIMEOUT:
        yield f"an endpoint is waited for 1 to {LONGEST_TIMEOUT} seconds, not `{endpoint.timeout_seconds}`"
    yield from _faults_of_url(endpoint)


def _faults_of_url(endpoint: Endpoint) -> Iterator[str]:
    url = endpoint.url
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("https", "http") or not host or len(url) > _LONGEST_URL or not url.isprintable():
        yield f"`{url}` is no address to send to: it is like `https://billing.example/fulfil`"
        return
    if parts.username is not None or parts.password is not None:
        yield "an address holds no user and no password: what is sent is signed"
    if parts.fragment:
        yield f"`{url}` has a part after `#`, which is never sent"
    if not endpoint.is_private and parts.scheme != "https":
        yield f"`{url}` is not encrypted: use `https`, or say that the endpoint stands in your own network"
    if not endpoint.is_private and _is_private(host):
        yield f"`{host}` is an address of a private network: say that the endpoint stands in your own"


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
