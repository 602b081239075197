"""What a bill that was sent fell short by, as it is kept until it is made good."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from amends.promises.amounts import less
from amends.promises.bills.finding import FindingKind
from amends.promises.cycles import Period


class ShortfallState(StrEnum):
    """What became of it.

    OPEN: it is owed. MADE_GOOD: it was given. CORRECTED: the bill was put right, and is short of nothing any more.
    """

    OPEN = "open"
    MADE_GOOD = "made_good"
    CORRECTED = "corrected"


class LineBeside(NamedTuple):
    """A line that stands on the same bill."""

    item: str
    amount: Decimal


class ShownBill(NamedTuple):
    """What a bill shows for one thing that was promised; see `HeldBill`."""

    part: int
    period: Period
    due: Decimal
    found: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """What a bill falls short by.

    Attributes:
        key: what identifies it, however often the bill is checked.
        promise, part: which of the terms of which promise; None: nothing was promised, and the bill is wrong.
        account: whose bill; None: the account is not known.
        beside: what else on the bill is told with it.
        state: what became of it.
        case: where it is made good; None: it is too little, or nobody is known whose case it could be.
        found_at: when it was found first.
    """

    key: str
    kind: FindingKind
    promise: UUID | None
    part: int | None
    account: UUID | None
    item: str
    period: Period
    due: Decimal
    found: Decimal
    short_by: Decimal
    beside: tuple[LineBeside, ...]
    state: ShortfallState
    case: UUID | None
    found_at: datetime

    @property
    def cause(self) -> tuple[UUID | None, str]:
        """What it is about: shortfalls of one cause belong into one case."""
        return (self.promise, "") if self.promise is not None else (self.account, self.item)

    @property
    def stands_elsewhere(self) -> bool:
        """Whether another bill of the same account takes off what this one lacks: what it is short by came of that."""
        return self.kind is FindingKind.WRONG_MONTH

    def made_good(self) -> "Shortfall":
        """The shortfall once it was given."""
        return replace(self, state=ShortfallState.MADE_GOOD)

    def no_longer_made_good(self, *, is_shown: bool) -> "Shortfall":
        """The shortfall once that was taken back: owed again, unless no bill shows it any more."""
        return replace(self, state=ShortfallState.OPEN if is_shown else ShortfallState.CORRECTED)


def made_good_by(given: Decimal, shortfalls: Iterable[Shortfall]) -> Iterator[Shortfall]:
    """The shortfalls that an amount makes good as a whole, the oldest first; a part of one makes none good."""
    left = given
    for one in sorted(shortfalls, key=lambda one: (one.period, one.key)):
        if one.short_by > left:
            return
        left = less(left, one.short_by)
        yield one


def still_made_good_by(given: Decimal, made_good: Iterable[Shortfall]) -> Iterator[Shortfall]:
    """Of shortfalls that were made good: those that what is left of it still covers as a whole, the oldest first."""
    left = given
    for one in sorted(made_good, key=lambda one: (one.period, one.key)):
        if one.short_by <= left:
            left = less(left, one.short_by)
            yield one
