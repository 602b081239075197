"""Choices made by Hypothesis. All of them shrink towards the simplest: the first, the fewest, or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
_UP_TO = [st.integers(0, most) for most in range(100)]


class Draw(Protocol):
    """How a strategy draws from another."""

    def __call__(self, strategy: st.SearchStrategy[T], /) -> T: ...


@dataclass(frozen=True, slots=True)
class Chance:
    """Where choices come from."""

    draw: Draw

    def below(self, limit: int) -> int:
        """A number from 0, below the limit."""
        return self.draw(_UP_TO[limit - 1])

    def count(self, least: int, most: int) -> int:
        """A number between the two, both in."""
        return least + self.below(most - least + 1)

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(len(options))]

    def happens(self, percent: int) -> bool:
        """True so often."""
        return self.below(100) >= 100 - percent

    def some(self, options: Sequence[T], least: int = 0, most: int | None = None) -> list[T]:
        """Some of the options, each once, in any order."""
        waiting = list(options)
        highest = len(waiting) if most is None else min(most, len(waiting))
        return [waiting.pop(self.below(len(waiting))) for _ in range(self.count(min(least, highest), highest))]
