"""Watching jobs that others hold, or that wait between two attempts, by one's own clock that never jumps."""

from collections.abc import Iterable
from datetime import timedelta

from amends.store.jobs import Sighting


class Watch:
    """What one worker has seen of such jobs.

    Nobody writes down when a lease ends or when an attempt comes: clocks of different machines differ, and those of
    the calendar jump. Whoever sees a job unchanged for so long by their own clock may take it.
    """

    def __init__(self, lost_after: timedelta) -> None:
        self._lost_after = lost_after.total_seconds()
        self._first_seen: dict[Sighting, float] = {}

    def over(self, watched: Iterable[Sighting], now: float) -> tuple[Sighting, ...]:
        """Those that were seen unchanged for long enough.

        Args:
            watched: all that are held or wait now; what is no longer among them is forgotten.
            now: seconds by a clock that never jumps.
        """
        self._first_seen = {one: self._first_seen.get(one, now) for one in watched}
        return tuple(one for one, since in self._first_seen.items() if now - since >= self._patience(one))

    def _patience(self, one: Sighting) -> float:
        return self._lost_after if one.pause is None else one.pause / 1_000
