"""The stream of somebody's alerts: each once, with a sign of life where there is none to tell."""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Final
from uuid import UUID

import anyio
import orjson
from starlette.concurrency import run_in_threadpool

from amends.app.live.alerts import AlertShown, alerts_after
from amends.app.plain.alerts import alert_to_plain
from amends.app.workspace import Desk
from amends.http.service import Service
from amends.lang.errors import AmendsError
from amends.store.errors import StoreBusyError

LOOKS_EVERY: Final = 1.0
"""After how many seconds one looks for further alerts."""

_SIGN_OF_LIFE: Final = b": nothing new\n\n"
_SIGN_EVERY: Final = 15.0
_REMEMBERED: Final = 1_000


async def stream(service: Service, desk: Desk, *, last: UUID | None, seconds: float) -> AsyncIterator[bytes]:
    """The alerts of whoever sits at the desk, as server-sent events.

    Args:
        service: what the server holds; the stream ends with it.
        desk: whose alerts.
        last: the last one that they have seen.
        seconds: how long the stream lasts at most.
    """
    until, told_at = monotonic() + seconds, monotonic()
    seen: dict[UUID, None] = {}
    yield _SIGN_OF_LIFE
    while monotonic() < until and not service.stopping.is_set() and _is_open(service, desk):
        found = await _found(desk, last)
        if found is None:
            return
        for alert in found:
            if alert.id not in seen:
                seen[alert.id] = None
                last, told_at = alert.id, monotonic()
                yield _event(alert)
        while len(seen) > _REMEMBERED:
            del seen[next(iter(seen))]
        if monotonic() - told_at >= _SIGN_EVERY:
            told_at = monotonic()
            yield _SIGN_OF_LIFE
        await anyio.sleep(min(LOOKS_EVERY, max(0.0, until - monotonic())))


def _is_open(service: Service, desk: Desk) -> bool:
    """Whether the token with which somebody came still opens."""
    until = desk.limits.until if desk.limits is not None else None
    return until is None or service.workspace.clock() < until


async def _found(desk: Desk, last: UUID | None) -> tuple[AlertShown, ...] | None:
    """What there is to tell; None where the one who listens may no longer."""
    try:
        return await run_in_threadpool(alerts_after, desk, last)
    except StoreBusyError:
        return ()
    except AmendsError:
        return None


def _event(alert: AlertShown) -> bytes:
    data = orjson.dumps(alert_to_plain(alert))
    return b"id: %s\nevent: %s\ndata: %s\n\n" % (str(alert.id).encode(), alert.kind.encode(), data)
