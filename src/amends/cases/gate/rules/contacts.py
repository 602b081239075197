"""Contacts: one at a time, and what is done with a customer needs one."""

from typing import Protocol

from amends.cases.gate.attempt import Attempt, GateError
from amends.lang.names import suggestion


class ContactGoesOnError(GateError):
    """Another contact goes on."""


class NoContactError(GateError):
    """Nobody is in contact with the customer."""


class UnknownMethodError(GateError):
    """The client knows no such method of verifying a caller."""


class Verifies(Protocol):
    """A request that says how the caller was verified."""

    @property
    def method(self) -> str:
        """The method."""


def no_contact_goes_on(attempt: Attempt[object]) -> None:
    """One contact at a time."""
    if attempt.state.contact is not None:
        raise ContactGoesOnError(
            f"a contact by {attempt.state.contact.channel} goes on", "end it first: `amends case end-contact`"
        )


def a_contact_goes_on(attempt: Attempt[object]) -> None:
    """Somebody speaks with the customer."""
    if attempt.state.contact is None:
        raise NoContactError("nobody is in contact with the customer", "begin a contact: `amends case contact`")


def method_is_known(attempt: Attempt[Verifies]) -> None:
    """The client has settled for what the method is enough."""
    methods = attempt.around.house.verification
    if attempt.request.method not in methods:
        raise UnknownMethodError(
            f"`{attempt.request.method}` is no way of verifying a caller here",
            suggestion(attempt.request.method, methods) or "see the client's settings",
        )
