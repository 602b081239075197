"""Bills that were written to a table, in any order of the rows, and read again are the same bills."""

from io import StringIO

from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.formats.bill_files.reading import rules_of
from amends.formats.mapped.spreadsheet import write_row
from amends.promises.bills.check import check
from amends.promises.bills.line import BillLine
from tests.formats.mapped.tables import HEADER, bills, mapping
from tests.promises.houses import House, houses


def written(lines: list[BillLine]) -> bytes:
    stream = StringIO()
    write_row(stream, HEADER.split(","))
    for one in lines:
        write_row(stream, (one.account, one.bill, one.line, one.period.first, one.period.last, one.item, one.amount))
    return stream.getvalue().encode()


@for_all(houses(), st.data())
def test_bills_that_keep_their_promises_are_clean_in_whatever_order_they_are_written(
    house: House, data: st.DataObject
) -> None:
    lines = data.draw(st.permutations(house.lines))

    read = bills(written(lines))

    assert read == lines
    assert check(house.promised, read, rules_of(mapping())).findings == ()
