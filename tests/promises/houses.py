"""Accounts with promises of every kind, and bills made from them, as a biller without a fault makes them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from amends.promises.bills.line import BillLine
from amends.promises.cycles import Cycle, Period
from amends.promises.due import due
from amends.promises.promise import PromisedItem
from amends.promises.terms import (
    FirstMonth,
    Gives,
    LastMonth,
    Terms,
    free,
    monthly_credit,
    monthly_price,
    one_off_credit,
)

CREDITS = ("web discount", "loyalty", "bundle", "sorry")
PLAN, BOX = "plan", "cable box"
_PLAN_PRICE, _TAX, _BOX_PRICE = Decimal("59.00"), Decimal("4.13"), Decimal("7.50")
_FIRST_DAY, _LAST_DAY = date(2025, 11, 1), date(2026, 9, 30)
_FIRST_BILL_FROM, _BILLS = date(2026, 2, 1), 6


@dataclass(frozen=True)
class House:
    """What was promised, and the lines of the bills that keep it."""

    promised: tuple[PromisedItem, ...]
    lines: tuple[BillLine, ...]

    def credits(self) -> list[BillLine]:
        """The lines by which promises are kept."""
        return [line for line in self.lines if line.item in CREDITS]


_amounts = st.integers(1, 9_999).map(lambda minor: Decimal(minor).scaleb(-2))
_starts = st.dates(_FIRST_DAY, _LAST_DAY)


@st.composite
def _credit(draw: st.DrawFn, item: str) -> Terms:
    amount, start = draw(_amounts), draw(_starts)
    if draw(st.booleans()):
        return one_off_credit(item, amount, start)
    return replace(
        monthly_credit(item, amount, draw(st.integers(1, 12)), start),
        first_month=draw(st.sampled_from(FirstMonth)),
        last_month=draw(st.sampled_from(LastMonth)),
    )


@st.composite
def _promises(draw: st.DrawFn) -> list[Terms]:
    items = draw(st.lists(st.sampled_from(CREDITS), min_size=1, max_size=3, unique=True))
    terms = [draw(_credit(item)) for item in items]
    if draw(st.booleans()):
        terms.append(monthly_price(PLAN, _PLAN_PRICE, draw(st.integers(1, 12)), draw(_starts)))
    if draw(st.booleans()):
        terms.append(free(BOX, draw(_starts), draw(st.none() | st.integers(1, 12))))
    return terms


@st.composite
def houses(draw: st.DrawFn) -> House:
    """One to four accounts, each billed from a day of its own."""
    promised: list[PromisedItem] = []
    lines: list[BillLine] = []
    for number in range(draw(st.integers(1, 4))):
        account, cycle = f"A{number}", Cycle(draw(st.sampled_from([1, 1, 15, 28])))
        own = [
            PromisedItem(f"P{number}", part, account, terms) for part, terms in enumerate(draw(_promises()), start=1)
        ]
        promised += own
        first = cycle.number(_FIRST_BILL_FROM)
        for place in range(_BILLS):
            lines += _bill(account, cycle.month(first + place), own, draw(st.booleans()))
    return House(tuple(promised), tuple(lines))


def _bill(account: str, period: Period, promised: list[PromisedItem], has_box: bool) -> list[BillLine]:
    told: list[tuple[str, Decimal]] = [(PLAN, _PLAN_PRICE), ("tax", _TAX)]
    box_is_free = False
    for one in promised:
        asked = due(one.terms, period, 2)
        if asked is None:
            continue
        if one.terms.gives is Gives.CREDIT:
            told.append((one.terms.item, -asked.amount))
        elif one.terms.is_free:
            box_is_free = True
    if has_box:
        told.append((BOX, _BOX_PRICE))
        if box_is_free:
            told.append((BOX, -_BOX_PRICE))
    bill = f"{account}/{period.first}"
    return [
        BillLine(account, bill, str(line), period, item, amount, item == "tax")
        for line, (item, amount) in enumerate(told)
        if amount
    ]
