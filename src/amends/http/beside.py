"""The interface and the pages at one address."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

_OF_THE_INTERFACE: Final = ("/api/", "/health", "/ready", "/openapi.json")


class Beside:
    """Leads to the interface what begins like one of its addresses, and everything else to the pages.

    Args:
        interface: answers machines, and is told when the server begins and ends.
        pages: answers people.
    """

    def __init__(self, interface: ASGIApp, pages: ASGIApp) -> None:
        self._interface = interface
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Leads one request."""
        is_page = scope["type"] == "http" and not scope["path"].startswith(_OF_THE_INTERFACE)
        await (self._pages if is_page else self._interface)(scope, receive, send)
