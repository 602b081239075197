"""What is wrong with a record of the directory, or with what somebody wants to see or do."""

from collections.abc import Iterable

from amends.lang.errors import AmendsError


class DirectoryError(AmendsError):
    """Something that the directory does not allow; `help` says what to do next, where that is known."""

    def __init__(self, message: str, help_text: str | None = None) -> None:
        super().__init__(f"{message}; {help_text}" if help_text else message)
        self.message = message
        self.help = help_text


class InvalidRecordError(DirectoryError):
    """A record cannot be used as it is. `faults` holds everything that is wrong with it."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))
