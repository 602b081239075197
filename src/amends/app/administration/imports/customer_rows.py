"""Rows of a file of customers, typed: each is an account, with whose it is and where they live."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from amends.app.administration.imports.rejected import RejectedRow, broken
from amends.calendars.errors import CalendarError
from amends.calendars.hours import weekly_hours
from amends.directory.keys import number_key
from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow
from amends.lang.times import parse_date

REQUIRED_COLUMNS = ("account",)
COLUMNS = (
    *REQUIRED_COLUMNS, "opened_on", "customer", "name", "phone", "email", "language", "timezone", "preferred_channel",
    "call_window", "household", "address",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """A row that was read; None is not known.

    Attributes:
        line: the line on which it begins.
        account: the number of the account.
        opened_on: since when there is the account.
        customer: a word that stands beside every account of one customer.
        household: a word that stands beside every customer of one household.
        address: where the household lives.
        name: the customer's name; `phone`, `email`, `language` and what tells how to reach them are theirs as well.
        call_window: hours as they are written.
    """

    line: int
    account: str
    opened_on: date | None
    customer: str | None
    name: str | None
    phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    preferred_channel: str | None
    call_window: str | None
    household: str | None
    address: str | None


def read_customer_rows(rows: Iterable[SheetRow | BrokenRecord], faults: list[RejectedRow]) -> list[CustomerRow]:
    """The rows that can be read; what is wrong with the others is added to the faults."""
    read = []
    first_of: dict[str, int] = {}
    for row in rows:
        if isinstance(row, BrokenRecord):
            faults.append(broken(row))
            continue
        typed = _typed(row, faults)
        if typed is None:
            continue
        before = first_of.setdefault(number_key(typed.account), typed.line)
        if before != typed.line:
            message = f"the account `{typed.account}` stands on line {before:,} already"
            faults.append(RejectedRow(typed.line, "account", message, "keep one of the two rows"))
        read.append(typed)
    return read


def _typed(row: SheetRow, faults: list[RejectedRow]) -> CustomerRow | None:
    number, opened_on = _cell(row.cells, "account"), _cell(row.cells, "opened_on")
    day = None if opened_on is None else parse_date(opened_on)
    found = []
    if number is None or not number_key(number):
        message = f"found `{number}`" if number is not None else "nothing stands here"
        found.append(RejectedRow(row.line, "account", message, "write the number that stands on the bill"))
    if opened_on is not None and day is None:
        found.append(RejectedRow(row.line, "opened_on", f"found `{opened_on}`", "write a date such as 2026-11-01"))
    found += _window_faults(row)
    faults += found
    if found or number is None:
        return None
    return CustomerRow(
        line=row.line,
        account=number,
        opened_on=day,
        customer=_cell(row.cells, "customer"),
        name=_cell(row.cells, "name"),
        phone=_cell(row.cells, "phone"),
        email=_cell(row.cells, "email"),
        language=_cell(row.cells, "language"),
        timezone=_cell(row.cells, "timezone"),
        preferred_channel=_cell(row.cells, "preferred_channel"),
        call_window=_cell(row.cells, "call_window"),
        household=_cell(row.cells, "household"),
        address=_cell(row.cells, "address"),
    )


def _window_faults(row: SheetRow) -> list[RejectedRow]:
    written = _cell(row.cells, "call_window")
    if written is None:
        return []
    try:
        weekly_hours(written)
    except CalendarError as error:
        return [RejectedRow(row.line, "call_window", error.message, error.help)]
    return []


def _cell(cells: Mapping[str, str], column: str) -> str | None:
    return cells.get(column, "").strip() or None
