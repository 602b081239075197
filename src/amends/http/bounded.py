"""No more at once than there is memory for: what comes beyond it is told to come again, before any of it is read."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

_ASIDE: Final = frozenset({"/health", "/ready", "/api/v1/alerts", "/live"})
_CARDS: Final = "/live/card/"
"""Whether it lives is asked most when there is too much to do; and streams stay open for long and do little."""


class Bounded:
    """Lets so many requests in at once, those that wait among them; health probes and live streams do not count.

    Args:
        app: what is behind it.
        most: how many at once.
        too_much: answers those beyond.
    """

    def __init__(self, app: ASGIApp, most: int, too_much: ASGIApp) -> None:
        self._app = app
        self._most = most
        self._too_much = too_much
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request in, or has it told to come again."""
        if scope["type"] != "http" or _is_aside(scope["path"]):
            await self._app(scope, receive, send)
        elif self._inside >= self._most:
            await self._too_much(scope, receive, send)
        else:
            self._inside += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._inside -= 1


def _is_aside(path: str) -> bool:
    return path in _ASIDE or path.startswith(_CARDS)
