"""Lines of bills from JSON in the shape of TMF678: `customerBill` and `appliedCustomerBillingRate`.

The file is an object with these two lists, a list of both kinds (told apart by `@type`), or JSON lines of them in which
a bill stands before its rates. A rate that only names its bill by `id` takes the bill's number, account and period.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import PurePath
from typing import BinaryIO, NamedTuple
from zoneinfo import ZoneInfo

from amends.formats.bill_files.reading import BillCells, rejects
from amends.formats.errors import InputError, UnreadableFactsError
from amends.formats.json_values import read_json
from amends.formats.mapped.cells import Cell, CellError
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.opening import Progress, counted
from amends.formats.mapped.purposes import BILLS
from amends.formats.mapped.rejects import OnReject, Reject, whole_or_not_at_all
from amends.formats.sources import text_source
from amends.formats.values import Value
from amends.lang.times import as_instant
from amends.promises.bills.line import BillLine

MAXIMUM_BYTES = 64_000_000
_RATE, _BILL = "appliedCustomerBillingRate", "customerBill"

PATHS: Mapping[str, str] = {
    "account": "billingAccount.id",
    "bill": "bill.billNo",
    "line": "id",
    "period_from": "bill.billingPeriod.startDateTime",
    "period_to": "bill.billingPeriod.endDateTime",
    "item": "name",
    "amount": "taxExcludedAmount.value",
    "kind": "type",
    "currency": "taxExcludedAmount.unit",
}
"""Where a rate has what, unless a mapping says otherwise."""


def tmf678_mapping(currency: str, timezone: ZoneInfo, **other_paths: str) -> FileMapping:
    """The mapping for bills in this shape.

    Args:
        currency: of every amount.
        timezone: by whose clock a period that is told in instants begins and ends.
        **other_paths: where a rate has what, by our fields, where it is not as usual: `item="product.name"`.
    """
    return FileMapping(
        purpose=BILLS,
        columns={**PATHS, **other_paths},
        currency=currency,
        timezone=timezone,
        credits=frozenset({"appliedbillingcredit"}),
    )


def read_tmf678(
    stream: BinaryIO,
    path: str,
    mapping: FileMapping,
    progress: Progress | None = None,
    on_reject: OnReject | None = None,
) -> Iterator[BillLine]:
    """The lines of a file, a line for each rate, numbered by its place among all that the file holds.

    Amounts are those without taxes, unless the mapping names others. A period that ends at midnight ends with the day
    before; one that is told in days ends with its last day.

    Raises:
        InputError: it cannot be read, or holds neither bills nor rates.
        UnreadableFactsError: it is no JSON.
        RejectedFileError: after the last line, with those that cannot be used.
    """
    things = _lines_of(stream) if PurePath(path).suffix.lower() == ".jsonl" else _document(stream, path)
    return whole_or_not_at_all(counted(_bill_lines(things, mapping), progress), path, on_reject)


class _Thing(NamedTuple):
    """A bill or a rate, and where it stands."""

    number: int
    kind: str
    value: Mapping[str, Value]


def _document(stream: BinaryIO, path: str) -> Iterator[_Thing | Reject]:
    data = stream.read(MAXIMUM_BYTES + 1)
    if len(data) > MAXIMUM_BYTES:
        raise InputError(
            f"`{path}` is larger than {MAXIMUM_BYTES:,} bytes", "give it as JSON lines, in a `.jsonl` file"
        )
    value = read_json(text_source(data, path))
    if isinstance(value, dict) and (_RATE in value or _BILL in value):
        named = [(kind, one) for kind in (_BILL, _RATE) for one in _list(value.get(kind))]
    elif isinstance(value, list):
        named = sorted(((_kind(one), one) for one in value), key=lambda one: one[0] != _BILL)
    else:
        raise InputError(f"`{path}` holds no bills", f"expected an object with `{_BILL}` and `{_RATE}`")
    return (_thing(number, kind, one) for number, (kind, one) in enumerate(named, start=1))


def _lines_of(stream: BinaryIO) -> Iterator[_Thing | Reject]:
    for number, line in enumerate(stream, start=1):
        if line.isspace():
            continue
        try:
            value = read_json(text_source(line, f"line {number}"))
        except UnreadableFactsError as error:
            for one in error.diagnostics:
                yield Reject(number, None, f"at column {one.span.column}: {one.message}", one.help)
        else:
            yield _thing(number, _kind(value), value)


def _thing(number: int, kind: str, value: Value) -> _Thing | Reject:
    if kind in (_BILL, _RATE) and isinstance(value, dict):
        return _Thing(number, kind, value)
    expected = f"expected an object whose `@type` is `{_BILL}` or `{_RATE}`"
    return Reject(number, None, "this is neither a bill nor a rate", expected)


def _kind(value: Value) -> str:
    told = value.get("@type") if isinstance(value, dict) else None
    named = told[:1].lower() + told[1:] if isinstance(told, str) else ""
    if named or not isinstance(value, dict):
        return named
    return _RATE if "taxExcludedAmount" in value else _BILL if "billNo" in value else ""


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _bill_lines(things: Iterator[_Thing | Reject], mapping: FileMapping) -> Iterator[BillLine | Reject]:
    cells = BillCells(mapping, tuple(mapping.columns))
    paths = [column.split(".") for column in mapping.columns.values()]
    bills: dict[str, Mapping[str, Value]] = {}
    for one in things:
        if isinstance(one, Reject):
            yield one
        elif one.kind == _BILL:
            bills[str(one.value.get("id"))] = one.value
        else:
            whole = _with_bill(one.value, bills)
            row = [
                _PLAIN.get(field, _as_it_is)(_at(whole, path), mapping.timezone)
                for field, path in zip(cells.fields, paths, strict=True)
            ]
            try:
                yield cells.line([read(cell) for read, cell in zip(cells.readers, row, strict=True)])
            except CellError:
                yield from rejects(one.number, row, cells, mapping)


def _with_bill(rate: Mapping[str, Value], bills: Mapping[str, Mapping[str, Value]]) -> Mapping[str, Value]:
    """The rate with what is known of its bill; what it says itself goes before."""
    named = rate.get("bill")
    own = named if isinstance(named, dict) else {}
    bill: dict[str, Value] = {**bills.get(str(own.get("id")), {}), **own}
    bill.setdefault("billNo", bill.get("id"))
    bill.setdefault("billingPeriod", rate.get("periodCoverage"))
    return {"billingAccount": bill.get("billingAccount"), **rate, "bill": bill}


def _at(value: Value | Mapping[str, Value], path: list[str]) -> Value:
    found: object = value
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return None if isinstance(found, dict | list) else found  # type: ignore[return-value]  # the rest are plain values


def _as_it_is(value: Value, timezone: ZoneInfo) -> Cell:
    return str(value) if isinstance(value, dict | list) else value


def _first_day(value: Value, timezone: ZoneInfo) -> Cell:
    moment = _moment(value, timezone)
    return moment.date() if moment is not None else _as_it_is(value, timezone)


def _last_day(value: Value, timezone: ZoneInfo) -> Cell:
    moment = _moment(value, timezone)
    if moment is None:
        return _as_it_is(value, timezone)
    return moment.date() - timedelta(days=1) if moment.time() == time() else moment.date()


def _moment(value: Value, timezone: ZoneInfo) -> datetime | None:
    """The clock on the wall at an instant; None where the text is a day or nothing of the kind."""
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        return as_instant(datetime.fromisoformat(value), timezone).astimezone(timezone)
    except (ValueError, OverflowError):
        return None


_PLAIN: Mapping[str, Callable[[Value, ZoneInfo], Cell]] = {"period_from": _first_day, "period_to": _last_day}
