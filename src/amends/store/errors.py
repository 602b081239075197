"""What keeps a store from being used, in words that say what to do next."""

from amends.lang.errors import AmendsError


class StoreError(AmendsError):
    """The store cannot do what was asked; `help` says what to do, where that is known."""

    def __init__(self, message: str, help_text: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text


class NoStoreError(StoreError):
    """There is no store at the address, or the address is none."""


class NotAStoreError(StoreError):
    """Something else stands at the address."""


class StoreExistsError(StoreError):
    """Something stands already where a new file is to be made."""


class SchemaError(StoreError):
    """The store was made by a version of Amends whose tables are not those of this one."""


class StoreBusyError(StoreError):
    """Another process held the store for longer than one waits."""


class StoreFailedError(StoreError):
    """The store's file can no longer be read or written: the disk is full, closed to writing, or damaged."""


class UnsupportedDatabaseError(StoreError):
    """The database's software is older than Amends can use."""


class UnsafeRoleError(StoreError):
    """The role with which the database was opened sees past the walls between clients."""


class OutOfBoundsError(StoreError):
    """A row was to be written for a client to which the transaction is not bound."""


class UnkeepableError(StoreError):
    """A text is longer than the store keeps, or holds a sign that it cannot keep."""


class ChangedMeanwhileError(StoreError):
    """Someone else changed the case after it was read; what was asked has to be asked anew."""


class NoCaseError(StoreError):
    """None of the clients that were asked for has such a case."""


class DeadlockError(StoreBusyError):
    """Two transactions waited for each other, and the database undid this one; done anew, it will pass."""


class ReferenceTakenError(StoreError):
    """Another case has the reference already; a new one has to be made."""
