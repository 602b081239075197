"""Which credits of a bill belong to which promise about the same item."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from amends.promises.amounts import sum_of
from amends.promises.bills.line import BillLine
from amends.promises.promise import PromisedItem


class Owed(NamedTuple):
    """What a bill has to take off for one promise."""

    promise: PromisedItem
    amount: Decimal


class Met(NamedTuple):
    """What a bill has to take off for one promise, and the lines that do."""

    promise: PromisedItem
    due: Decimal
    found: Decimal
    lines: tuple[BillLine, ...]


def match(owed: Sequence[Owed], lines: Sequence[BillLine]) -> tuple[list[Met], list[BillLine]]:
    """Each promise with its lines, and the lines that are left over.

    A line of just the amount belongs to the promise of that amount. What is left goes to what is left: to one promise
    all of it, to several the larger lines to the larger ones. A credit that was taken back stands for nothing.
    """
    if len(owed) == 1 and len(lines) == 1 and is_just(lines[0], owed[0].amount):
        return [Met(owed[0].promise, owed[0].amount, owed[0].amount, (lines[0],))], []
    met: list[Met] = []
    left = _without_reversals(lines)
    open_owed = []
    for one in sorted(owed, key=lambda one: (one.amount.copy_negate(), one.promise.place)):
        exact = next((line for line in left if is_just(line, one.amount)), None)
        if exact is None:
            open_owed.append(one)
        else:
            left.remove(exact)
            met.append(Met(one.promise, one.amount, one.amount, (exact,)))
    if not open_owed:
        return met, left
    left.sort(key=lambda line: line.amount)
    for place, one in enumerate(open_owed):
        is_last = place == len(open_owed) - 1
        own = left[place:] if is_last else left[place : place + 1]
        met.append(Met(one.promise, one.amount, credited(own), tuple(own)))
    if sum_of(one.found for one in met) == sum_of(one.due for one in met):
        # Told in other parts, and all there.
        return [Met(one.promise, one.due, one.due, one.lines) for one in met], []
    return met, []


def credited(lines: Iterable[BillLine]) -> Decimal:
    """What lines take off together."""
    return sum_of(line.amount.copy_negate() for line in lines)


def is_just(line: BillLine, amount: Decimal) -> bool:
    """Whether a line takes off just an amount."""
    return line.amount.copy_negate() == amount


def _without_reversals(lines: Sequence[BillLine]) -> list[BillLine]:
    """The lines without pairs of a credit and a charge that takes it back."""
    left = [line for line in lines if line.amount < 0]
    for line in lines:
        if line.amount > 0:
            taken_back = next((one for one in left if is_just(one, line.amount)), None)
            if taken_back is None:
                left.append(line)
            else:
                left.remove(taken_back)
    return left
