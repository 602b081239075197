"""Credits that are missing on one bill and stand on another one that was checked before, or is checked after."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from amends.promises.amounts import less
from amends.promises.bills.account import Credit
from amends.promises.bills.line import BillLine
from amends.promises.bills.matching import credited
from amends.promises.cycles import Period
from amends.promises.promise import Place, PromisedItem


class EarlierBill(NamedTuple):
    """A bill that was held to a promise before; see `HeldBill`.

    Attributes:
        is_short: whether it was found to fall short.
        is_made_good: whether what it fell short by was given back, or is about to be.
        elsewhere: the days of the bill on which stands what it lacks, as far as was known then.
    """

    period: Period
    due: Decimal
    found: Decimal
    is_short: bool
    is_made_good: bool
    elsewhere: Period | None = None

    @property
    def lacks(self) -> Decimal:
        """By how much it takes off less than was due; below 0, by how much more."""
        return less(self.due, self.found)


Earlier = Callable[[Collection[str]], Mapping[Place, Sequence[EarlierBill]]]
"""Tells which bills were held to some promises before, by the ids of the promises."""


class TooMuch(NamedTuple):
    """What is too much on one bill for one promise."""

    about: PromisedItem
    period: Period
    lines: list[BillLine]


class Moved(NamedTuple):
    """What was missing for `period`, and stands on the bill for `elsewhere`.

    Attributes:
        gap: the bill where it is missing; None where that one was checked before.
        lines: the lines that take it off; none where they were checked before.
    """

    promise: PromisedItem
    period: Period
    due: Decimal
    found: Decimal
    elsewhere: Period
    gap: Credit | None
    lines: tuple[BillLine, ...]


@dataclass(slots=True)
class AcrossBills:
    """What came of looking at earlier bills: what was found there, and what is left of gaps and credits."""

    moved: list[Moved] = field(default_factory=list)
    gaps: list[Credit] = field(default_factory=list)
    too_much: list[TooMuch] = field(default_factory=list)


def across_bills(
    gaps: Iterable[Credit],
    too_much: Iterable[TooMuch],
    checked_now: Mapping[str, Collection[Period]],
    earlier: Earlier,
) -> AcrossBills:
    """Holds what is missing, and what is too much, against the bills that were checked before.

    Only where there is no doubt: the one credit of an amount that is too much belongs to the one gap of that amount.

    Args:
        gaps: what bills of this check lack.
        too_much: what bills of this check take off and nobody promised.
        checked_now: the days of the bills of this check, by account; what was known of them before counts no more.
        earlier: tells what is known of other bills.
    """
    by_place: dict[Place, tuple[list[Credit], list[TooMuch]]] = {}
    for gap in gaps:
        by_place.setdefault(gap.met.promise.place, ([], []))[0].append(gap)
    for one in too_much:
        by_place.setdefault(one.about.place, ([], []))[1].append(one)
    found = AcrossBills()
    if not by_place:
        return found
    known = earlier({promise for promise, _ in by_place})
    for place, (own_gaps, own_credits) in by_place.items():
        [account, *_] = [gap.met.promise.account for gap in own_gaps] + [one.about.account for one in own_credits]
        _look(own_gaps, own_credits, known.get(place, ()), checked_now.get(account, ()), found)
    return found


def _look(
    gaps: Sequence[Credit],
    too_much: Sequence[TooMuch],
    rows: Sequence[EarlierBill],
    now: Collection[Period],
    found: AcrossBills,
) -> None:
    """Looks at one thing that was promised."""
    before = {row.period: row for row in rows}
    others = sorted((row for row in rows if row.period not in now), key=lambda row: row.period)
    credits_before = [row for row in others if row.lacks < 0]
    credits_now = list(too_much)
    open_gaps: list[Credit] = []
    for row in others:
        if row.lacks > 0 and row.elsewhere is not None and _take(credits_before, row.lacks) is None:
            # It was found to stand on one of the bills that are checked anew.
            again = next((one for one in credits_now if credited(one.lines) == row.lacks), None)
            if again is not None:
                credits_now.remove(again)
                found.moved.append(_moved_before(row, again))
    for gap in gaps:
        row_before = before.get(gap.period)
        if row_before is not None and row_before.is_made_good:
            found.gaps.append(gap)
        elif row_before is not None and row_before.lacks == _lacks(gap) and row_before.elsewhere is not None:
            source = _take(credits_before, _lacks(gap))
            # Where nothing was due, a bill has no row, and what was found then counts.
            elsewhere = row_before.elsewhere if source is None else source.period
            if source is None and (elsewhere in now or elsewhere in before):
                open_gaps.append(gap)
            else:
                found.moved.append(_moved_now(gap, elsewhere))
        else:
            open_gaps.append(gap)
    gaps_before = [row for row in others if row.lacks > 0 and row.is_short and not row.is_made_good]
    for amount in {_lacks(gap) for gap in open_gaps} | {credited(one.lines) for one in credits_now}:
        missing_now = [gap for gap in open_gaps if _lacks(gap) == amount]
        missing_before = [row for row in gaps_before if row.lacks == amount]
        there_now = [one for one in credits_now if credited(one.lines) == amount]
        there_before = [row for row in credits_before if -row.lacks == amount]
        if len(missing_now) + len(missing_before) != 1 or len(there_now) + len(there_before) != 1:
            continue
        if missing_now and there_before:
            open_gaps.remove(missing_now[0])
            found.moved.append(_moved_now(missing_now[0], there_before[0].period))
        elif missing_before and there_now:
            credits_now.remove(there_now[0])
            found.moved.append(_moved_before(missing_before[0], there_now[0]))
    found.gaps += open_gaps
    found.too_much += credits_now


def _take(credits_before: list[EarlierBill], amount: Decimal) -> EarlierBill | None:
    """Takes out the first earlier bill that takes off just so much more than was due."""
    taken = next((row for row in credits_before if -row.lacks == amount), None)
    if taken is not None:
        credits_before.remove(taken)
    return taken


def _moved_now(gap: Credit, elsewhere: Period) -> Moved:
    met = gap.met
    return Moved(met.promise, gap.period, met.due, met.found, elsewhere, gap, met.lines)


def _moved_before(row: EarlierBill, there: TooMuch) -> Moved:
    return Moved(there.about, row.period, row.due, row.found, there.period, None, tuple(there.lines))


def _lacks(gap: Credit) -> Decimal:
    return less(gap.met.due, gap.met.found)


def nothing_earlier(_promises: Collection[str]) -> Mapping[Place, Sequence[EarlierBill]]:
    """Tells of no bill that was checked before."""
    return {}
