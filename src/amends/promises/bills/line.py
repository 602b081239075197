"""A line of a bill."""

from decimal import Decimal
from typing import NamedTuple

from amends.promises.cycles import Period


class BillLine(NamedTuple):
    """One line, as the billing system tells it.

    Attributes:
        account: the number of the account that is billed.
        bill: the number of the bill.
        line: the line's own number, by which a line that is read twice is known; None: lines have none.
        period: the days that the bill is for (not those that the line is for, where these differ).
        item: what is charged or credited, in the words of the mapping.
        amount: what is charged; below 0, what is taken off.
        tax: whether it is a tax on other lines.
    """

    account: str
    bill: str
    line: str | None
    period: Period
    item: str
    amount: Decimal
    tax: bool = False
