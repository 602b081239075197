"""What is kept at hand for a moment, so that a quick answer need not wait for the store."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


@dataclass(slots=True)
class Kept(Generic[Key, Thing]):
    """Things under their keys, each for so long; of many those that were used last.

    Attributes:
        seconds: how long a thing is kept.
        most: how many are.
        clock: counts seconds.
    """

    seconds: float
    most: int
    clock: Callable[[], float] = time.monotonic
    _things: OrderedDict[Key, tuple[float, Thing]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Key) -> Thing | None:
        """What is kept under the key, where it is still good."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            until, thing = found
            if self.clock() >= until:
                del self._things[key]
                return None
            self._things.move_to_end(key)
            return thing

    def put(self, key: Key, thing: Thing) -> None:
        """Keeps a thing from now on."""
        with self._lock:
            self._things[key] = (self.clock() + self.seconds, thing)
            self._things.move_to_end(key)
            while len(self._things) > self.most:
                self._things.popitem(last=False)

    def clear(self) -> None:
        """Keeps nothing any more."""
        with self._lock:
            self._things.clear()
