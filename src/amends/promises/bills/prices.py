"""What is charged for an item, held to the price that was promised for it."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from amends.promises.amounts import less, sum_of, times
from amends.promises.bills.line import BillLine
from amends.promises.due import Due
from amends.promises.promise import PromisedItem


class TooMuch(NamedTuple):
    """More than the price, or the same charge more than once; `promise` is None where nothing was promised."""

    promise: PromisedItem | None
    item: str
    due: Decimal
    found: Decimal
    lines: tuple[BillLine, ...]
    is_doubled: bool


def charged_too_much(
    lines: Sequence[BillLine], prices: Sequence[tuple[PromisedItem, Due]], taken_off: Decimal
) -> TooMuch | None:
    """What an item costs beyond the lowest price promised for it; None: it costs no more.

    Credits on the same item count, but for what was promised to be `taken_off` besides.
    """
    if not lines:
        return None
    promised, price = min(prices, key=lambda one: (one[1].amount, one[0].place))
    net = sum_of([*(line.amount for line in lines), taken_off])
    if net <= price.amount:
        return None
    charges = tuple(line for line in lines if line.amount > 0)
    again = _again(charges)
    is_doubled = price.amount > 0 and bool(again) and less(net, sum_of(line.amount for line in again)) <= price.amount
    return TooMuch(promised, promised.terms.item, price.amount, net, again if is_doubled else charges, is_doubled)


def doubled(lines: Sequence[BillLine]) -> TooMuch | None:
    """The same charge more than once, for an item that a bill carries once."""
    charges = tuple(line for line in lines if line.amount > 0)
    again = _again(charges)
    if not again:
        return None
    counts = Counter(line.amount for line in charges)
    expected = sum_of(counts)
    taken_back = sum_of(line.amount for line in lines if line.amount < 0)
    found = sum_of([*(times(amount, count) for amount, count in counts.items()), taken_back])
    if found <= expected:
        # It was taken back already.
        return None
    return TooMuch(None, charges[0].item, expected, found, again, True)


def _again(charges: Sequence[BillLine]) -> tuple[BillLine, ...]:
    """The charges of an amount that stood there before."""
    seen: set[Decimal] = set()
    again = []
    for line in charges:
        if line.amount in seen:
            again.append(line)
        seen.add(line.amount)
    return tuple(again)
