"""Whether a promise is kept, broken or expired, and which bill shows it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from amends.promises.cycles import Cycle
from amends.promises.due import last_day
from amends.promises.state import CheckedBill, PromiseState

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
    bills = sorted(state.bills.values(), key=lambda bill: (bill.period, bill.part, bill.bill))
    broken = tuple(bill for bill in bills if not bill.kept)
    if broken:
        keys = {key for bill in broken for key in bill.shortfalls}
        return Standing(Keeping.BROKEN, broken, tuple(sorted(keys - state.made_good)))
    parts = range(1, len(state.offer.terms) + 1)
    if all(any(bill.part == part and bill.is_last for bill in bills) for part in parts):
        return Standing(Keeping.KEPT, tuple(bills), ())
    keeping = Keeping.EXPIRED if _is_over(state, today) else Keeping.RUNNING
    return Standing(keeping, tuple(bills), ())


def _is_over(state: PromiseState, today: date) -> bool:
    """Whether two more months have gone by without the bills that were to come."""
    if any(terms.months is None for terms in state.offer.terms):
        return False
    ends = max(last_day(terms, _LONGEST_CYCLE) for terms in state.offer.terms)
    return today > ends + timedelta(days=_DAYS_UNTIL_EXPIRED)
