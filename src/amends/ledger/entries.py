"""What stands in the ledger: a gift to a customer, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from amends.lang.quantities import MAXIMUM_DIGITS, digits, plain
from amends.ledger.errors import FaultyGiftError
from amends.ledger.subject import Subject


class EntryState(StrEnum):
    """What became of a gift. `uncertain`: it may have reached the customer, and a person has to find out."""

    RESERVED = "reserved"
    GIVEN = "given"
    UNCERTAIN = "uncertain"
    RELEASED = "released"
    REVERSED = "reversed"


COUNTED_FOR_CAPS = frozenset({EntryState.RESERVED, EntryState.UNCERTAIN, EntryState.GIVEN})
"""What is promised counts as if it were given, so that two promises cannot pass one cap."""

COUNTED_AS_GIVEN = frozenset({EntryState.UNCERTAIN, EntryState.GIVEN})
"""What history facts reckon: what reached the customer, or may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """One remedy of one case, as it is to be entered.

    Attributes:
        client: the brand on whose behalf it is given.
        case: the case that it settles; None for what was given before the ledger began.
        policy: the name of the policy.
        remedy: the remedy's name.
        kind: the remedy's kind, where the policy names one.
        amount: its value in the policy's currency (or of what else the remedy is made); 0 for what has none.
        subject: for whom and by whom.
        approval: the approval that it rests on; None for what needed none.
        round: which gift of this remedy it is under this approval, from 1. What is given anew after the first was
            released or reversed is the next round.

    Raises:
        FaultyGiftError: the amount is below 0, not finite or too long, or the round is below 1.
    """

    client: UUID
    case: UUID | None
    policy: str
    remedy: str
    kind: str | None
    amount: Decimal
    subject: Subject = field(default_factory=Subject)
    approval: UUID | None = None
    round: int = 1

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0 or digits(self.amount) > MAXIMUM_DIGITS:
            raise FaultyGiftError(
                f"`{self.amount}` is no amount of `{self.remedy}`",
                f"give an amount of 0 or more, with at most {MAXIMUM_DIGITS} digits",
            )
        if self.round < 1:
            raise FaultyGiftError(f"`{self.round}` is no round of `{self.remedy}`", "the first round is 1")

    @property
    def key(self) -> str:
        """What the gift is entered under, once and never again: its case, remedy, approval and round."""
        return f"{self.case or '-'}/{self.remedy}/{self.approval or '-'}/{self.round}"

    def words(self) -> str:
        """The gift in a message: "`credit` of 20"."""
        return f"`{self.remedy}` of {plain(self.amount)}" if self.amount else f"`{self.remedy}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A gift in the ledger.

    Attributes:
        id: its own id, which the events of its case name too.
        key: what it was entered under; unique for the client.
        gift: what is given, to whom and by whom.
        state: what became of it.
        at: when it was entered (aware); in spans of time it counts from then, whatever became of it.
        changed_at: when it came into its state (aware).
        approved: whether someone approved it; None where that is not known, as for much that was imported.
        reason: why it came into its state, where that took a reason.
        opening: whether it was imported: given before the ledger began.
    """

    id: UUID
    key: str
    gift: Gift
    state: EntryState
    at: datetime
    changed_at: datetime
    approved: bool | None
    reason: str | None = None
    opening: bool = False
