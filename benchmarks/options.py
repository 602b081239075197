"""How long and on how much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    rows: how many rows the Parquet file holds.
    quick: fewer and shorter runs: to see that all works, not to quote.
    minutes: how long the soak lasts, over all stores; None for as long as is quoted.
    """

    rows: int
    quick: bool = False
    minutes: float | None = None

    @property
    def repeats(self) -> int:
        return 3 if self.quick else 9

    @property
    def seconds(self) -> float:
        """How long a contestant runs in one repeat, about."""
        return 0.02 if self.quick else 0.2
