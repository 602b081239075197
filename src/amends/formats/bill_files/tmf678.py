"""Lines of bills from JSON in the shape of TMF678: `customerBill` and `appliedCustomerBillingRate`.

The file is an object with these two lists, a list of both kinds (told apart by `@type`), one bill, or JSON lines of
them in which a bill stands before its rates. Rates stand within their bill, or beside it: one that only names its bill
by `id` takes the bill's number, account and period.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import PurePath
from typing import BinaryIO, NamedTuple
from zoneinfo import ZoneInfo

from amends.formats.bill_files.nested_rates import BILL as _BILL
from amends.formats.bill_files.nested_rates import RATE as _RATE
from amends.formats.bill_files.nested_rates import RatesInRateError, kind_of, rates_within
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
_WHERE_RATES_STAND = (
    f"a rate stands within its bill, as `{_RATE}`, or beside it and names it by `bill.id`; "
    "leave a bill out on which nothing stands"
)

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
    if kind_of(value) == _BILL:
        named = [(_BILL, value)]
    elif isinstance(value, dict) and (_RATE in value or _BILL in value):
        named = [(kind, one) for kind in (_BILL, _RATE) for one in _list(value.get(kind))]
    elif isinstance(value, list):
        named = sorted(((kind_of(one), one) for one in value), key=lambda one: one[0] != _BILL)
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
            yield _thing(number, kind_of(value), value)


def _thing(number: int, kind: str, value: Value) -> _Thing | Reject:
    if kind in (_BILL, _RATE) and isinstance(value, dict):
        return _Thing(number, kind, value)
    expected = f"expected an object whose `@type` is `{_BILL}` or `{_RATE}`"
    return Reject(number, None, "this is neither a bill nor a rate", expected)


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _bill_lines(things: Iterator[_Thing | Reject], mapping: FileMapping) -> Iterator[BillLine | Reject]:
    cells = BillCells(mapping, tuple(mapping.columns))
    paths = [column.split(".") for column in mapping.columns.values()]
    for one in _whole_rates(things):
        if isinstance(one, Reject):
            yield one
            continue
        row = [
            _PLAIN.get(field, _as_it_is)(_at(one.value, path), mapping.timezone)
            for field, path in zip(cells.fields, paths, strict=True)
        ]
        try:
            yield cells.line([read(cell) for read, cell in zip(cells.readers, row, strict=True)])
        except CellError:
            yield from rejects(one.number, row, cells, mapping)


def _whole_rates(things: Iterator[_Thing | Reject]) -> Iterator[_Thing | Reject]:
    """Each rate with what is known of its bill; a bill of which there is no rate cannot be held to anything."""
    bills: dict[str, Mapping[str, Value]] = {}
    without_rate: dict[str, _Thing] = {}
    for one in things:
        if isinstance(one, Reject):
            yield one
        elif one.kind == _RATE:
            without_rate.pop(_bill_named(one.value), None)
            yield one._replace(value=_with_bill(one.value, bills))
        else:
            id = str(one.value.get("id", f"without an id, {one.number}"))
            bills[id] = one.value
            inside = list(_inside(one))
            yield from inside
            if not inside:
                without_rate[id] = one
    for bill in without_rate.values():
        named = bill.value.get("billNo", bill.value.get("id"))
        yield Reject(bill.number, None, f"no rate of the bill `{named}` was found", _WHERE_RATES_STAND)


def _inside(bill: _Thing) -> Iterator[_Thing | Reject]:
    """The rates within a bill, each with what is known of it."""
    try:
        for rate in list(rates_within(bill.value)):
            yield _Thing(bill.number, _RATE, _with_bill({"bill": {**bill.value}, **rate}, {}))
    except RatesInRateError:
        message = f"`{bill.value.get('billNo', bill.value.get('id'))}` has a rate with an amount that holds other rates"
        yield Reject(bill.number, None, message, "give either the amount of the whole, or those of its parts")


def _bill_named(rate: Mapping[str, Value]) -> str:
    """The id of the bill that a rate names; empty where it names none."""
    named = rate.get("bill")
    return str(named.get("id", "")) if isinstance(named, dict) else ""


def _with_bill(rate: Mapping[str, Value], bills: Mapping[str, Mapping[str, Value]]) -> Mapping[str, Value]:
    """The rate with what is known of its bill; what it says itself goes before."""
    named = rate.get("bill")
    own = named if isinstance(named, dict) else {}
    bill: dict[str, Value] = {**bills.get(_bill_named(rate), {}), **own}
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
