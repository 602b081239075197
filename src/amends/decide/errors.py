"""What is wrong with the facts of a case, or with what is asked of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from amends.lang.errors import AmendsError


@dataclass(frozen=True, slots=True)
class FactFault:
    """One fault: the fact (or the element's field, `sensors[1].status`), what is wrong, and what to do."""

    fact: str
    message: str
    help: str | None = None

    def __str__(self) -> str:
        return f"{self.message}; {self.help}" if self.help else self.message


class FactError(AmendsError):
    """Facts that cannot be used. `faults` holds every one; `fact` is the name of the first."""

    def __init__(self, faults: Iterable[FactFault]) -> None:
        self.faults = tuple(faults)
        self.fact = self.faults[0].fact
        super().__init__("\n".join(map(str, self.faults)))


class WantError(AmendsError):
    """What is wanted names no remedy of the policy, or an amount that is none."""
