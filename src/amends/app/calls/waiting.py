"""Waiting for an import that looks broken off, until its lease has run out; not for one that gives a sign of life."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from amends.app.calls.errors import ImportGoingOnError
from amends.app.calls.staging import LEASE

Begun = TypeVar("Begun")

Patience = Callable[[ImportGoingOnError, timedelta], None]
"""Waits for some time, and may say what for."""

_LOOK_AGAIN = timedelta(seconds=1)


def begun_in_time(begin: Callable[[], Begun], clock: Callable[[], datetime], patience: Patience | None) -> Begun:
    """Begins an import, at once or when the lease of one that was broken off has run out: after one lease at most.

    Args:
        begin: tries to.
        clock: says what time it is.
        patience: waits in between; None: nobody waits.

    Raises:
        ImportGoingOnError: another goes on: it has renewed its lease meanwhile, or has one that is longer than ours.
    """
    waits_for: datetime | None = None
    while True:
        try:
            return begin()
        except ImportGoingOnError as error:
            left = error.until - clock()
            has_renewed = waits_for is not None and waits_for != error.until
            if patience is None or has_renewed or left > LEASE:
                raise
            waits_for = error.until
            patience(error, min(left, _LOOK_AGAIN))
