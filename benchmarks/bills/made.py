"""A cable company's bills for a month, ten lines each, and what was promised to each account."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from amends.promises.promise import PromisedItem
from amends.promises.terms import free, monthly_credit

LINES_A_BILL = 10
EVERY_NTH_IS_SHORT = 100
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)

MAPPING = b"""\
mapping: bills
currency: USD
columns:
  account: Account No
  bill: Invoice
  line: Line
  period_from: Period From
  period_to: Period To
  item: Item
  amount: Amount
items: {DISC-12: web discount}
taxes: [tax]
"""

_HEADER = "Account No,Customer,Invoice,Line,Period From,Period To,Item,Text,Amount\n"
_CHARGES = ("plan", "tax", "sports", "phone", "calls", "late fee", "second box", "films", "line rental")


def promises(count: int) -> Iterator[PromisedItem]:
    """A promise an account: four of five a discount, the others a free box."""
    for number in range(count):
        start = date(2026, 1 + number % 12, 1 + number % 28)
        terms = monthly_credit("web discount", _discount(number), 12, start)
        yield PromisedItem(
            f"promise-{number:07}", 1, account(number), free("cable box", start) if number % 5 == 4 else terms
        )


def write_bills(path: Path, accounts: int) -> None:
    """A bill an account; one in a hundred falls short of what was promised."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEADER)
        for number in range(accounts):
            lines = [(item, f"{(number * 7 + place) % 90}.{number % 100:02}") for place, item in enumerate(_CHARGES)]
            is_short = number % EVERY_NTH_IS_SHORT == 0
            if number % 5 == 4:
                lines.append(("cable box" if is_short else "remote", "7.50"))
            else:
                lines.append(("DISC-12", f"-{_discount(number) - (Decimal('0.01') if is_short else 0)}"))
            for line, (item, amount) in enumerate(lines, start=1):
                stream.write(
                    f"{account(number)},Customer {number},INV-2026-12-{number:07},{line},{FIRST},{LAST},"
                    f"{item},what stands on the bill,{amount}\n"
                )


def account(number: int) -> str:
    return f"AC-{number:07}"


def _discount(number: int) -> Decimal:
    return Decimal(500 + number % 1_500).scaleb(-2)
