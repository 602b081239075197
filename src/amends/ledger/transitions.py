"""What can become of an entry: reserved, then given, released or uncertain; and what was given can be reversed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from amends.ledger.entries import Entry, EntryState, Gift
from amends.ledger.errors import (
    AlreadyGivenError,
    ClosedEntryError,
    LedgerError,
    NotYetGivenError,
    ReasonMissingError,
    UncertainEntryError,
)

TRANSITIONS: Mapping[EntryState, frozenset[EntryState]] = MappingProxyType(
    {
        EntryState.RESERVED: frozenset({EntryState.GIVEN, EntryState.RELEASED, EntryState.UNCERTAIN}),
        EntryState.UNCERTAIN: frozenset({EntryState.GIVEN, EntryState.RELEASED}),
        EntryState.GIVEN: frozenset({EntryState.REVERSED}),
        EntryState.RELEASED: frozenset(),
        EntryState.REVERSED: frozenset(),
    }
)
"""Into which states an entry can come from each."""

_REFUSALS: Mapping[EntryState, tuple[type[LedgerError], str, str]] = MappingProxyType(
    {
        EntryState.RESERVED: (
            NotYetGivenError,
            "is promised and not given yet",
            "give it, or release it with a reason",
        ),
        EntryState.UNCERTAIN: (
            UncertainEntryError,
            "may have been given or not",
            "find out whether it reached the customer, and settle it",
        ),
        EntryState.GIVEN: (
            AlreadyGivenError,
            "was given already",
            "there is nothing left to do; if it was a mistake, reverse it with a reason",
        ),
        EntryState.RELEASED: (
            ClosedEntryError,
            "was released and is closed",
            "to give it after all, reserve it anew as the next round",
        ),
        EntryState.REVERSED: (
            ClosedEntryError,
            "was reversed and is closed",
            "to give it after all, reserve it anew as the next round",
        ),
    }
)


def reserve(gift: Gift, entry_id: UUID, at: datetime) -> Entry:
    """The first entry of a gift: it is promised, and counts for the caps from now on."""
    return Entry(
        id=entry_id,
        key=gift.key,
        gift=gift,
        state=EntryState.RESERVED,
        at=at,
        changed_at=at,
        approved=gift.approval is not None,
    )


def give(entry: Entry, at: datetime) -> Entry:
    """The entry of what has reached the customer.

    Raises:
        LedgerError: it is not reserved; one of the errors of `errors.py` for each state.
    """
    if entry.state is not EntryState.RESERVED:
        raise _refusal(entry)
    return _changed(entry, EntryState.GIVEN, at, None)


def mark_uncertain(entry: Entry, reason: str, at: datetime) -> Entry:
    """The entry of what may have reached the customer: it was sent, and no answer came.

    Raises:
        LedgerError: it is not reserved, or no reason is told.
    """
    return _changed(entry, EntryState.UNCERTAIN, at, reason)


def release(entry: Entry, reason: str, at: datetime) -> Entry:
    """The entry of what is not given after all; what was reserved is free again.

    Raises:
        LedgerError: it is not reserved, or no reason is told.
    """
    if entry.state is not EntryState.RESERVED:
        raise _refusal(entry)
    return _changed(entry, EntryState.RELEASED, at, reason)


def settle(entry: Entry, *, given: bool, reason: str, at: datetime) -> Entry:
    """The entry of which a person found out whether it was given; the reason tells how.

    Raises:
        LedgerError: it is not uncertain, or no reason is told.
    """
    if entry.state is not EntryState.UNCERTAIN:
        raise _refusal(entry)
    return _changed(entry, EntryState.GIVEN if given else EntryState.RELEASED, at, reason)


def reverse(entry: Entry, reason: str, at: datetime) -> Entry:
    """The entry of what was given by mistake and is taken back.

    Raises:
        LedgerError: it was not given, or no reason is told.
    """
    return _changed(entry, EntryState.REVERSED, at, reason)


def _changed(entry: Entry, state: EntryState, at: datetime, reason: str | None) -> Entry:
    if state not in TRANSITIONS[entry.state]:
        raise _refusal(entry)
    if reason is not None and not reason.strip():
        raise ReasonMissingError(
            f"{entry.gift.words()} cannot become {state} without a reason",
            "say why, so that whoever reads the ledger later understands it",
        )
    return replace(entry, state=state, changed_at=at, reason=reason)


def _refusal(entry: Entry) -> LedgerError:
    error, what, help_text = _REFUSALS[entry.state]
    return error(f"{entry.gift.words()} {what}", help_text)
