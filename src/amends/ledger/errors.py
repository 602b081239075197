"""What the ledger refuses, and what to do instead."""

from amends.lang.errors import AmendsError


class LedgerError(AmendsError):
    """The ledger cannot do what was asked; `help` says what to do next."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text


class FaultyGiftError(LedgerError):
    """What is to be entered is no gift: its amount or its round is none."""


class ReasonMissingError(LedgerError):
    """What was asked needs a reason that others can read later."""


class NotYetGivenError(LedgerError):
    """The entry is only reserved."""


class AlreadyGivenError(LedgerError):
    """The entry was given."""


class UncertainEntryError(LedgerError):
    """Whether the entry was given is not known; a person has to settle that first."""


class ClosedEntryError(LedgerError):
    """The entry was released or reversed: nothing more happens to it."""
