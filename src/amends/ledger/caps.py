"""Caps: how much of some remedies may be given in sum, for one subject over a span of time.

A cap over someone who is not there (a customer without a household, a gift that no agent gave) bounds nothing: there
is nobody to count for, and to count all such gifts together would let strangers use up each other's room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from amends.lang.quantities import money
from amends.lang.tree import Cap, PolicyTree
from amends.ledger.entries import COUNTED_FOR_CAPS
from amends.ledger.errors import LedgerError
from amends.ledger.ports import LedgerEntries
from amends.ledger.selection import Selection
from amends.ledger.spans import beginning, in_words
from amends.ledger.subject import Subject
from amends.ledger.sums import exact_sum, less, times


@dataclass(frozen=True, slots=True)
class CapState:
    """A cap of the policy and how far it is used up for one subject."""

    cap: Cap
    already: Decimal

    @property
    def left(self) -> Decimal:
        """What may still be given; 0 where more was given than the cap allows now."""
        return max(less(self.cap.limit, self.already), Decimal(0))


@dataclass(frozen=True, slots=True)
class CapExceeded:
    """A cap that a further amount would pass."""

    cap: Cap
    already: Decimal
    further: Decimal
    left: Decimal

    def words(self, minor_digits: int) -> str:
        """The fault in words, with amounts as they are written in the currency."""
        remedies = " and ".join(f"`{remedy}`" for remedy in self.cap.of)
        further, limit, already, left = (
            money(amount, minor_digits) for amount in (self.further, self.cap.limit, self.already, self.left)
        )
        return (
            f"{further} more would pass the cap of {limit} on {remedies} per {self.cap.per}"
            f" over {in_words(self.cap.over)}: {already} is given or promised already, {left} is left"
        )


class CapsExceededError(LedgerError):
    """What is to be given passes caps of the policy; `faults` are all of them, in the order of the policy."""

    def __init__(self, faults: Sequence[CapExceeded], minor_digits: int) -> None:
        self.faults = tuple(faults)
        least = min(fault.left for fault in self.faults)
        super().__init__(
            "\n".join(fault.words(minor_digits) for fault in self.faults),
            f"give at most {money(least, minor_digits)}" if least else "offer a remedy that the cap does not bound",
        )


def cap_states(
    tree: PolicyTree,
    remedies: Sequence[str],
    subject: Subject,
    entries: LedgerEntries,
    now: datetime,
    without: frozenset[UUID] = frozenset(),
) -> tuple[CapState, ...]:
    """The caps that bound any of the remedies for this subject now, in the order of the policy.

    A span ends at `now`, and still what was entered later counts: two clocks may differ a little, and what is promised
    is promised. The entries `without` do not count: those that are released in the same transaction.
    """
    return tuple(
        CapState(cap, _counted(tree, cap, one, entries, now, without))
        for cap in tree.caps
        if not set(cap.of).isdisjoint(remedies) and (one := subject.of(cap.per)) is not None
    )


def cap_faults(
    tree: PolicyTree,
    further: Mapping[str, Decimal],
    subject: Subject,
    entries: LedgerEntries,
    now: datetime,
    without: frozenset[UUID] = frozenset(),
) -> list[CapExceeded]:
    """Every cap of the policy that would be passed if these amounts, by remedy, were given together now.

    What adds nothing passes no cap, even one that is passed already. Where the gift takes the place of others, their
    entries are left out (`without`): each makes room under the caps that it counts for, and under no other.
    """
    faults = []
    for state in cap_states(tree, tuple(further), subject, entries, now, without):
        more = exact_sum(amount for remedy, amount in further.items() if remedy in state.cap.of)
        if more > state.left:
            faults.append(CapExceeded(state.cap, state.already, more, state.left))
    return faults


def require_within_caps(
    tree: PolicyTree,
    further: Mapping[str, Decimal],
    subject: Subject,
    entries: LedgerEntries,
    now: datetime,
    without: frozenset[UUID] = frozenset(),
) -> None:
    """Passes when these amounts, by remedy, fit under every cap of the policy.

    Raises:
        CapsExceededError: with every cap that they would pass.
    """
    faults = cap_faults(tree, further, subject, entries, now, without)
    if faults:
        raise CapsExceededError(faults, tree.minor_digits)


def _counted(
    tree: PolicyTree, cap: Cap, subject: str, entries: LedgerEntries, now: datetime, without: frozenset[UUID]
) -> Decimal:
    selection = Selection(
        policy=tree.name,
        remedies=cap.of,
        per=cap.per,
        subject=subject,
        states=COUNTED_FOR_CAPS,
        since=beginning(cap.over, now, tree.timezone),
        without_entries=without,
    )
    return exact_sum(times(tally.amount or Decimal(0), tally.count) for tally in entries.tallies(selection))
