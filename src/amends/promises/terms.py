"""What was promised, from when, for how long, and on what it hangs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Gives(StrEnum):
    """What the customer gets: an amount taken off, or an item at a price, which may be nothing."""

    CREDIT = "credit"
    PRICE = "price"


class FirstMonth(StrEnum):
    """What a promise that begins within a month of billing does on that month's bill."""

    WHOLE = "whole"
    """The month counts as a whole one, and is the first of those that were promised."""

    PRO_RATED = "pro_rated"
    """It counts for its days; what is left of the time that was promised falls into one more month at the end."""

    NEXT = "next"
    """It does not count: the promise begins with the next month that begins."""


class LastMonth(StrEnum):
    """What a promise that was pro-rated at its beginning does in the month in which it ends."""

    PRO_RATED = "pro_rated"
    WHOLE = "whole"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Condition:
    """On what a promise hangs, in the words that the customer was told.

    Attributes:
        says: the words.
        item: what a bill has to carry for it, where bills can show it; None: nothing on a bill tells.
    """

    says: str
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """One thing that was promised.

    Attributes:
        gives: an amount off, or an item at a price.
        item: what bills call it: the item of the credit, or of the charge.
        amount: what is taken off each month, or once; or the most that the item costs in a month. Free is 0.
        start: from which day on.
        months: for how many months; 1 with `recurring` off is once; None: for good.
        recurring: whether it comes every month.
        first_month, last_month: what happens in months that it covers in part.
        conditions: on what it hangs.
    """

    gives: Gives
    item: str
    amount: Decimal
    start: date
    months: int | None = 1
    recurring: bool = False
    first_month: FirstMonth = FirstMonth.WHOLE
    last_month: LastMonth = LastMonth.PRO_RATED
    conditions: tuple[Condition, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether an item was promised for nothing."""
        return self.gives is Gives.PRICE and not self.amount


def one_off_credit(item: str, amount: Decimal, start: date, *conditions: Condition) -> Terms:
    """An amount off the one bill that the day falls into."""
    return Terms(gives=Gives.CREDIT, item=item, amount=amount, start=start, conditions=conditions)


def monthly_credit(item: str, amount: Decimal, months: int, start: date, *conditions: Condition) -> Terms:
    """An amount off every month."""
    return Terms(
        gives=Gives.CREDIT,
        item=item,
        amount=amount,
        start=start,
        months=months,
        recurring=True,
        conditions=conditions,
    )


def monthly_price(item: str, amount: Decimal, months: int | None, start: date, *conditions: Condition) -> Terms:
    """An item at a price that it does not cost more than in any of the months."""
    return Terms(
        gives=Gives.PRICE,
        item=item,
        amount=amount,
        start=start,
        months=months,
        recurring=True,
        conditions=conditions,
    )


def free(item: str, start: date, months: int | None = None, *conditions: Condition) -> Terms:
    """An item for nothing: for good, unless months are named."""
    return monthly_price(item, Decimal(0), months, start, *conditions)
