"""What is wrong with a promise, or with what somebody wants to do with it."""

from collections.abc import Iterable

from amends.lang.errors import AmendsError


class PromiseError(AmendsError):
    """Something cannot be done with a promise; `help` says what to do next."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


class FaultyTermsError(AmendsError):
    """Terms cannot be promised as they are written. `faults` holds everything that is wrong with them."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        self.message = "; ".join(self.faults)
        super().__init__(self.message)


class NotPossibleNowError(PromiseError):
    """The promise is not where this could happen to it."""


class NotInOrderError(PromiseError):
    """The events of a promise do not follow each other: the first one makes it, and none is before another's time."""
