"""What can be wrong with call records, or with a question about them."""

from datetime import datetime

from amends.lang.errors import AmendsError


class CallsError(AmendsError):
    """Something about call records; `help` says what to do next."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


class OtherCurrencyError(CallsError):
    """The charges are in another currency than the client's."""


class RecordsDifferError(CallsError):
    """Records are there already under the same numbers, and say something else."""


class ImportGoingOnError(CallsError):
    """Call records of the same client are being imported already.

    Attributes:
        until: when another can begin, unless that import gives a sign of life before.
    """

    def __init__(self, message: str, help_text: str, until: datetime) -> None:
        super().__init__(message, help_text)
        self.until = until


class ImportTakenOverError(CallsError):
    """An import counted as broken off, and another has begun."""


class SpanError(CallsError):
    """A span of time that holds no time, or none that can be told."""


class WhichAccountError(CallsError):
    """It is not said whose calls are meant, or the case is not about them."""


class NoNumberError(CallsError):
    """No number was called that could be looked for."""


class NoWorksheetError(CallsError):
    """The case has no such worksheet."""


class OwnCallError(CallsError):
    """What is said of a call of somebody's own cannot be kept."""
