"""Small tables of bills, and the mapping that they are read by."""

from io import BytesIO

from amends.formats.bill_files.reading import read_bills
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.purposes import BILLS
from amends.promises.bills.line import BillLine

MAPPING = """\
mapping: bills
currency: USD
columns:
  account: Account No
  bill: Invoice
  line: Line
  period_from: From
  period_to: To
  item: Item
  amount: Amount
items: {DISC-12: web discount}
taxes: [tax]
"""
HEADER = "Account No,Invoice,Line,From,To,Item,Amount"
PLAN = "4471-2,INV-1,1,2026-12-01,2026-12-31,plan,59.00"
DISCOUNT = "4471-2,INV-1,2,2026-12-01,2026-12-31,DISC-12,-10.00"


def mapping(text: str = MAPPING) -> FileMapping:
    return read_mapping(text.encode(), "bills.mapping.yaml", BILLS)


def table(*rows: str, header: str = HEADER) -> bytes:
    return "".join(f"{row}\n" for row in (header, *rows)).encode()


def bills(data: bytes, read_by: FileMapping | None = None, path: str = "bills.csv") -> list[BillLine]:
    return list(read_bills(BytesIO(data), path, read_by or mapping()))
