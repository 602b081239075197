"""Whether a promise is kept, broken or expired, and which bill shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from amends.promises.cycles import Cycle
from amends.promises.due import last_day
from amends.promises.state import CheckedBill, PromiseState
from amends.promises.terms import Terms

_DAYS_UNTIL_EXPIRED = 62
_LONGEST_CYCLE = Cycle(31)


class Keeping(StrEnum):
    """Where a promise stands.

    RUNNING: bills are still to come, and those that came kept it. KEPT: every bill kept it. BROKEN: a bill did not.
    EXPIRED: its time is over, and not every bill that would show it was seen.
    """

    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a promise stands.

    Attributes:
        keeping: kept, broken, expired or running.
        shown_by: the bills that show it, by their periods: those that broke it, else those that kept it.
        owed: the keys of shortfalls that were not given back yet.
    """

    keeping: Keeping
    shown_by: tuple[CheckedBill, ...]
    owed: tuple[str, ...]

    @property
    def is_made_good(self) -> bool:
        """Whether it was broken, and everything was given back."""
        return self.keeping is Keeping.BROKEN and not self.owed


def standing(state: PromiseState, today: date) -> Standing:
    """Where a promise stands on a day, by the bills that were held to it."""
    bills = sorted(state.bills.values(), key=lambda bill: (bill.period, bill.part, bill.bill or ""))
    broken = tuple(bill for bill in bills if not bill.kept)
    if broken:
        keys = {key for bill in broken for key in bill.shortfalls}
        return Standing(Keeping.BROKEN, broken, tuple(sorted(keys - state.made_good)))
    if is_seen_through(state):
        return Standing(Keeping.KEPT, tuple(bills), ())
    expires = expires_on(state.offer.terms)
    keeping = Keeping.RUNNING if expires is None or today < expires else Keeping.EXPIRED
    return Standing(keeping, tuple(bills), ())


def is_seen_through(state: PromiseState) -> bool:
    """Whether every bill that would show the promise was seen."""
    parts = range(1, len(state.offer.terms) + 1)
    return all(any(bill.part == part and bill.is_last for bill in state.bills.values()) for part in parts)


def expires_on(terms: Iterable[Terms]) -> date | None:
    """From which day on no more bills are waited for, two months after all of it has ended; None: never."""
    ends = [None if one.months is None else last_day(one, _LONGEST_CYCLE) for one in terms]
    known = [end for end in ends if end is not None]
    return max(known) + timedelta(days=_DAYS_UNTIL_EXPIRED + 1) if len(known) == len(ends) else None
