"""What is wrong with the assumptions of a plan."""

from collections.abc import Iterable

from amends.lang.errors import AmendsError


class AssumptionError(AmendsError):
    """Nothing can be planned on these assumptions. `faults` holds everything that is wrong with them."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        self.message = "; ".join(self.faults)
        super().__init__(self.message)
