"""When a call is sent again, and after how long: only where it cannot be done twice by that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from amends.client.call import Call
from amends.client.problems import kind_of, retry_after

_NOT_NOW = frozenset({429, 502, 503, 504})
_NOT_DONE = frozenset({429, 503})
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_STILL_GOING_ON = "still_going_on"
_A_GUESS = "too_many_guesses"


@dataclass(frozen=True, slots=True)
class Retries:
    """How often and how patiently a call is sent again.

    Attributes:
        most: how often at most, after the first time; 0 for never.
        first: how many seconds are waited at most before the second time; twice as long before each further one.
        longest: how many seconds are waited at most. Where the service asks for more, its problem is raised at once.
    """

    most: int = 4
    first: float = 0.25
    longest: float = 20.0

    def wait(
        self, call: Call[Any], sent: int, came: httpx.Response | httpx.TransportError, chance: Callable[[], float]
    ) -> float | None:
        """How many seconds are waited before a call is sent again; None where it is not.

        Args:
            call: the call.
            sent: how often it was sent.
            came: what came of it the last time.
            chance: draws a number from 0 up to 1, so that many who were refused together do not come together again.
        """
        if sent > self.most or not _can_be_sent_again(call, came):
            return None
        asked = None if isinstance(came, httpx.TransportError) else retry_after(came)
        spread = chance() * min(self.first * 2.0 ** (sent - 1), self.longest)
        wait = spread if asked is None else asked + chance() * self.first
        return wait if asked is None or asked <= self.longest else None


def _can_be_sent_again(call: Call[Any], came: httpx.Response | httpx.TransportError) -> bool:
    is_safe = call.is_reading or call.takes_key
    if isinstance(came, httpx.TransportError):
        return is_safe or isinstance(came, _NOT_SENT)
    if kind_of(came) == _A_GUESS:
        return False
    if came.status_code in _NOT_NOW:
        return is_safe or came.status_code in _NOT_DONE
    return came.status_code == 409 and call.takes_key and kind_of(came) == _STILL_GOING_ON
