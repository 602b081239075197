"""Following a stream of alerts: as they come, and on where it broke."""

import random
import time
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import anyio
import httpx

from amends.client.call import Call
from amends.client.calls.making import nothing
from amends.client.event_stream import Lines
from amends.client.models.alerts import Alert
from amends.client.sending import AsyncSending, Sending

_PATH = "/alerts"
_SIGN_OF_LIFE = 60.0
"""For how many seconds a stream may be silent; the service sends a sign of life more often."""

_REMEMBERED = 1_000

_CALL: Call[None] = Call(method="GET", path=_PATH, read=nothing, headers={"Accept": "text/event-stream"})
_BROKEN = httpx.ReadError("the stream ended")


class _Follower:
    """Where a stream stands, what was told of late, and how often it was asked for in vain."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._tries = 0
        self._told: dict[UUID, None] = {}

    def call(self) -> Call[None]:
        """The call that goes on behind the last event."""
        headers = {"Last-Event-ID": self.lines.last_id} if self.lines.last_id else {}
        return Call(method="GET", path=_PATH, read=nothing, headers={**_CALL.headers, **headers})

    def alerts(self, line: str) -> Iterator[Alert]:
        """The alert that is whole with a line. What a stream tells once more where it goes on is passed over."""
        self._tries = 0
        for event in self.lines.events([line]):
            alert = Alert.model_validate_json(event.data)
            if alert.id not in self._told:
                self._told[alert.id] = None
                yield alert
        while len(self._told) > _REMEMBERED:
            del self._told[next(iter(self._told))]

    def wait(self, sending: Sending | AsyncSending, came: httpx.Response | httpx.TransportError) -> float | None:
        """How many seconds are waited before the stream is asked for anew; None where it is not."""
        self._tries += 1
        seconds = sending.retries.wait(_CALL, self._tries, came, random.random)
        return None if seconds is None else max(seconds, self.lines.pause or 0.0)


def follow(sending: Sending) -> Iterator[Alert]:
    """The alerts, as long as one asks for them.

    Raises:
        ProblemError: the service says why there are none.
        UnreachableError: it does not answer any more.
    """
    follower = _Follower()
    while True:
        call = follower.call()
        came: httpx.Response | httpx.TransportError = _BROKEN
        try:
            with sending.streamed(call, _SIGN_OF_LIFE) as response:
                if response.is_success:
                    follower.lines.begin()
                    for line in response.iter_lines():
                        yield from follower.alerts(line)
                else:
                    response.read()
                    came = response
        except httpx.TransportError as error:
            came = error
        seconds = follower.wait(sending, came)
        if seconds is None:
            raise sending.told_by(call, came)
        time.sleep(seconds)


async def follow_async(sending: AsyncSending) -> AsyncIterator[Alert]:
    """The same, within an event loop."""
    follower = _Follower()
    while True:
        call = follower.call()
        came: httpx.Response | httpx.TransportError = _BROKEN
        try:
            async with sending.streamed(call, _SIGN_OF_LIFE) as response:
                if response.is_success:
                    follower.lines.begin()
                    async for line in response.aiter_lines():
                        for alert in follower.alerts(line):
                            yield alert
                else:
                    await response.aread()
                    came = response
        except httpx.TransportError as error:
            came = error
        seconds = follower.wait(sending, came)
        if seconds is None:
            raise sending.told_by(call, came)
        await anyio.sleep(seconds)
