"""What comes to a page by itself: what others do to the case, and what somebody is alerted to (server-sent events)."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from time import monotonic
from uuid import UUID

from starlette.concurrency import run_in_threadpool

from amends.app.cases.counting import counts
from amends.app.live.alerts import AlertShown, alerts_after
from amends.app.live.looking import case_now, looks_at
from amends.app.live.presence import SAYS_SO_EVERY, here
from amends.app.live.raising import AlertKind
from amends.app.workspace import Desk
from amends.desk.counted import counted
from amends.desk.others import others_here
from amends.desk.texts import texts
from amends.lang.errors import AmendsError

LOOKS_EVERY = 1.0
"""How often, in seconds, a page that is open is looked after."""

COUNTS_EVERY = 10.0
"""How often, in seconds, the lists at the side are counted anew."""

LASTS = 600.0
"""After so many seconds the browser comes back by itself, so that a login that has ended is noticed."""


_BY_URGENCY = (
    AlertKind.REMINDER,
    AlertKind.PROMISE,
    AlertKind.OVERDUE,
    AlertKind.SUPERVISOR,
    AlertKind.APPROVAL,
    AlertKind.HOLD_ENDED,
)
"""Of what somebody is alerted to for one case, the last of these is shown: who holds comes before what is overdue."""


@dataclass
class Watching:
    """Somebody who has a page open: what they know already."""

    desk: Desk
    is_stopping: Callable[[], bool]
    case: str | None
    number: int | None = None
    alerted: set[UUID] = field(default_factory=set)
    last: UUID | None = None
    said_so: float | None = None
    others: str = ""
    counted_at: float | None = None

    async def events(self) -> AsyncIterator[str]:
        """The events, as they are sent, until the page is gone."""
        ends = monotonic() + LASTS
        yield "retry: 2000\n\n"
        while monotonic() < ends and not self.is_stopping():
            for event in await run_in_threadpool(self._look):
                yield event
            await asyncio.sleep(LOOKS_EVERY)

    def _look(self) -> list[str]:
        try:
            self._says_so()
            alerts = self._alerts()
            changed = self._case()
            return [*changed, *alerts, *self._counts(at_once=bool(changed or alerts))]
        except AmendsError:
            # Whoever may see nothing of it is told nothing.
            return []

    def _says_so(self) -> None:
        now = monotonic()
        if self.said_so is None or now - self.said_so >= SAYS_SO_EVERY.total_seconds():
            here(self.desk)
            if self.case is not None:
                looks_at(self.desk, self.case)
            self.said_so = now

    def _case(self) -> list[str]:
        if self.case is None:
            return []
        now = case_now(self.desk, self.case)
        others = others_here(now.others)
        is_news, self.number = self.number not in (None, now.number), now.number
        is_other, self.others = self.others != others, others
        return [
            *([_event("changed", str(now.number))] if is_news else []),
            *([_event("here", others)] if is_other else []),
        ]

    def _counts(self, *, at_once: bool) -> list[str]:
        now = monotonic()
        if not at_once and self.counted_at is not None and now - self.counted_at < COUNTS_EVERY:
            return []
        self.counted_at = now
        try:
            shown = {one.value: counted(count) for one, count in counts(self.desk).items()}
        except AmendsError:
            # A list that can't be counted keeps no alert back that was taken up just before.
            return []
        return [_event("counts", json.dumps(shown))]

    def _alerts(self) -> list[str]:
        found = [one for one in alerts_after(self.desk, self.last) if one.id not in self.alerted]
        for one in found:
            self.alerted.add(one.id)
            self.last = one.id
        open_ones = (one for one in found if one.taken_at is None and one.done_at is None)
        return [_event("alert", json.dumps(_told(one))) for one in open_ones]


def _told(alert: AlertShown) -> dict[str, str | int]:
    words = texts().text(f"alerts.{alert.kind}", reference=alert.reference, why=alert.data.get("why", ""))
    return {
        "words": words,
        "address": f"/alerts/{alert.id}/take",
        "reference": alert.reference,
        "urgency": _BY_URGENCY.index(alert.kind) if alert.kind in _BY_URGENCY else len(_BY_URGENCY),
    }


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"
