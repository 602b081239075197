"""How long a job waits after an attempt that failed: ever longer, and never all at the same moment."""

from collections.abc import Callable
from datetime import timedelta

from amends.jobs.settings import WorkerSettings

_DOUBLINGS = 20
_THE_SAME = 1_000


def pause_after(attempts: int, settings: WorkerSettings, below: Callable[[int], int]) -> timedelta:
    """The pause after so many attempts: between half of the span that doubles with each of them, and all of it.

    Args:
        attempts: how many were made, 1 at least.
        settings: the first and the longest span.
        below: draws a whole number from 0 up to its argument, without it.
    """
    doubled: timedelta = settings.first_pause * 2 ** min(attempts - 1, _DOUBLINGS)
    span = min(doubled, settings.longest_pause)
    return span / 2 + span / 2 * below(_THE_SAME) / _THE_SAME
