"""Promises from a table of the ordering system."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest

from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.purposes import PROMISES
from amends.formats.mapped.rejects import RejectedFileError
from amends.formats.promise_files.reading import read_promises
from amends.promises.listed import ListedPromise
from amends.promises.terms import FirstMonth, free, monthly_credit, one_off_credit

MAPPING = b"""\
mapping: promises
currency: USD
timezone: America/Chicago
columns:
  promise: Id
  account: Account
  made_at: Sold
  seller: Rep
  words: Said
  gives: Kind
  item: Item
  amount: Amount
  start: From
  months: Months
  first_month: First
items: {DISC-12: web discount}
"""
HEADER = "Id,Account,Sold,Rep,Said,Kind,Item,Amount,From,Months,First"
DISCOUNT = "8812,4471-2,2026-11-20 11:30,lou,ten off,credit,DISC-12,10.00,2026-12-01,12,"
BOX = "8812,4471-2,2026-11-20 11:30,lou,a free box,free,cable box,,2026-12-01,,"
SORRY = "8813,4471-2,2026-11-20 11:30,,,credit,sorry,25.00,,,"


def read(*rows: str) -> list[ListedPromise]:
    data = "".join(f"{row}\n" for row in (HEADER, *rows)).encode()
    return list(read_promises(BytesIO(data), "promises.csv", read_mapping(MAPPING, "m.yaml", PROMISES)))


def test_each_row_is_one_thing_that_was_promised() -> None:
    discount, box, sorry = read(DISCOUNT, BOX, SORRY)

    assert discount.terms == monthly_credit("web discount", Decimal("10.00"), 12, date(2026, 12, 1))
    assert box.terms == free("cable box", date(2026, 12, 1))
    assert sorry.terms == one_off_credit("sorry", Decimal("25.00"), date(2026, 11, 20))
    assert (discount.promise, discount.seller, discount.words, discount.line) == ("8812", "lou", "ten off", 2)
    assert discount.made_at == datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert (sorry.seller, sorry.words) == (None, None)


def test_a_first_month_is_pro_rated_where_it_says_so() -> None:
    [one] = read(f"{DISCOUNT}pro_rated")

    assert one.terms.first_month is FirstMonth.PRO_RATED


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (DISCOUNT.replace("credit", "gift"), "line 2, `Kind`: found `gift`; expected one of `credit`, `price`, `free`"),
        (DISCOUNT.replace(",12,", ",1200,"), "`Months`: found `1200`; expected a number of months, 1 to 120"),
        (DISCOUNT.replace("10.00", ""), "line 2: what is taken off is more than 0, not `0`"),
        (DISCOUNT.replace("10.00", "-10.00"), "line 2: what is taken off is more than 0, not `-10`"),
        (BOX + "pro_rated", "line 2: only what is taken off every month can be pro-rated"),
        (BOX + "perhaps", "`First`: found `perhaps`; expected one of `whole`, `pro_rated`, `next`"),
    ],
)
def test_a_row_that_promises_what_cannot_be_kept_is_told(row: str, told: str) -> None:
    with pytest.raises(RejectedFileError) as refused:
        read(row)
    assert told in str(refused.value)
