"""What was promised, as it is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class If:
    """On what a promise hangs, in the words that the customer was told; `item` is what a bill carries for it."""

    says: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows a promise, and where it is found; a kind is `order`, `note`, `recording`, `message` or `paper`."""

    kind: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that was promised; see `credit`, `price` and `free`."""

    gives: Literal["credit", "price"]
    item: str
    amount: Decimal | str
    months: int | None = None
    start: date | None = None
    first_month: Literal["whole", "pro_rated", "next"] = "whole"
    last_month: Literal["pro_rated", "whole", "nothing"] = "pro_rated"
    conditions: Sequence[If] = ()


def credit(item: str, amount: Decimal | str, months: int | None = None, *, start: date | None = None) -> Thing:
    """An amount off each of so many months; off one bill where no months are named."""
    return Thing(gives="credit", item=item, amount=amount, months=months, start=start)


def price(item: str, amount: Decimal | str, months: int | None = None, *, start: date | None = None) -> Thing:
    """An item for so much a month at most, for so many months; for good where none are named."""
    return Thing(gives="price", item=item, amount=amount, months=months, start=start)


def free(item: str, months: int | None = None, *, start: date | None = None) -> Thing:
    """An item for nothing."""
    return Thing(gives="price", item=item, amount="0", months=months, start=start)
