"""What comes to a card by itself: that its case has changed, or that its time has ended (server-sent events)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from time import monotonic

from starlette.concurrency import run_in_threadpool

from amends.app.cards import open_card
from amends.app.live.looking import case_now
from amends.app.workspace import Workspace
from amends.desk.live import LASTS, LOOKS_EVERY
from amends.lang.errors import AmendsError

_CHANGED = "event: changed\ndata:\n\n"
_RETRY = "retry: 2000\n\n"


@dataclass
class CardWatching:
    """An open card.

    Attributes:
        key: what opens it.
        number: how many events the case had when the card was shown.
    """

    workspace: Workspace
    is_stopping: Callable[[], bool]
    reference: str
    key: str
    number: int | None

    async def events(self) -> AsyncIterator[str]:
        """The events, as they are sent, until the card is gone or something has changed: then it is shown anew."""
        ends = monotonic() + LASTS
        yield _RETRY
        while monotonic() < ends and not self.is_stopping():
            if await run_in_threadpool(self._is_news):
                yield _CHANGED
                return
            await asyncio.sleep(LOOKS_EVERY)

    def _is_news(self) -> bool:
        try:
            card = open_card(self.workspace, self.reference, self.key)
            return case_now(card.desk, card.reference).number != self.number
        except AmendsError:
            # What opens nothing any more says so itself, when it is shown anew.
            return True
