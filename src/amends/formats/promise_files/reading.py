"""Promises from CSV or Parquet, by a mapping: a row for each thing that was promised."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from amends.formats.mapped.amounts import amount_reader
from amends.formats.mapped.cells import Cell, CellError, Read, found, optional, remembered, text
from amends.formats.mapped.dates import date_reader, instant_reader
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.opening import Progress, counted, read_table
from amends.formats.mapped.rejects import OnReject, Reject, whole_or_not_at_all
from amends.formats.mapped.table import TableRow
from amends.promises.checks import MOST_MONTHS, check_terms
from amends.promises.errors import FaultyTermsError
from amends.promises.listed import ListedPromise
from amends.promises.terms import FirstMonth, Gives, LastMonth, Terms

_FREE = "free"
_GIVES = {"credit": Gives.CREDIT, "price": Gives.PRICE, _FREE: Gives.PRICE}


def read_promises(
    stream: BinaryIO,
    path: str,
    mapping: FileMapping,
    progress: Progress | None = None,
    on_reject: OnReject | None = None,
) -> Iterator[ListedPromise]:
    """The promises of a file in their order, one after the other.

    Whoever takes them keeps nothing of them if this raises, also at the end.

    Raises:
        InputError: the file cannot be read, or has not the columns of the mapping.
        RejectedFileError: after the last row, with those that cannot be used.
    """
    rows = counted(read_table(stream, path, list(mapping.columns.values())), progress)
    return whole_or_not_at_all(_promises(rows, mapping), path, on_reject)


def _promises(rows: Iterable[TableRow | Reject], mapping: FileMapping) -> Iterator[ListedPromise | Reject]:
    readers = _readers(mapping)
    for row in rows:
        if isinstance(row, Reject):
            yield row
            continue
        values: dict[str, Any] = {}
        faults = []
        for (field, column), cell in zip(mapping.columns.items(), row.cells, strict=True):
            try:
                values[field] = readers[field](cell)
            except CellError as error:
                faults.append(Reject(row.line, column, error.message, error.help))
        if not faults:
            try:
                yield _promise(row.line, values, mapping)
            except FaultyTermsError as error:
                faults = [Reject(row.line, None, fault) for fault in error.faults]
        yield from faults


def _promise(line: int, values: Mapping[str, Any], mapping: FileMapping) -> ListedPromise:
    terms = _terms(values, mapping)
    check_terms(terms, mapping.currency)
    return ListedPromise(
        line=line,
        promise=values["promise"],
        account=values["account"],
        order=values.get("order"),
        made_at=values["made_at"],
        seller=values.get("seller"),
        team=values.get("team"),
        channel=values.get("channel"),
        words=values.get("words"),
        terms=terms,
    )


def _terms(values: Mapping[str, Any], mapping: FileMapping) -> Terms:
    gives: str = values["gives"]
    months: int | None = values.get("months")
    amount: Decimal | None = values.get("amount")
    start: date | None = values.get("start")
    made_at: datetime = values["made_at"]
    is_credit = gives not in ("price", _FREE)
    return Terms(
        gives=_GIVES[gives],
        item=values["item"],
        amount=Decimal(0) if gives == _FREE or amount is None else amount,
        start=start or made_at.astimezone(mapping.timezone).date(),
        months=1 if is_credit and months is None else months,
        recurring=not is_credit or months is not None,
        first_month=values.get("first_month") or FirstMonth.WHOLE,
        last_month=values.get("last_month") or LastMonth.PRO_RATED,
    )


def _readers(mapping: FileMapping) -> dict[str, Read[Any]]:
    amount = amount_reader(
        mapping.minor_digits, mapping.decimal_sign, mapping.thousands, minor_units=mapping.minor_units
    )

    def item(cell: Cell) -> str:
        told = text(cell)
        return mapping.items.get(told, told)

    return {
        **dict.fromkeys(("promise", "account"), text),
        **dict.fromkeys(("order", "seller", "team", "channel", "words"), remembered(optional(text))),
        "made_at": _made_at(mapping),
        "gives": remembered(_one_of(_GIVES)),
        "item": remembered(item),
        "amount": remembered(optional(amount)),
        "start": remembered(optional(date_reader(mapping.dates))),
        "months": remembered(optional(_months)),
        "first_month": remembered(optional(_one_of({one.value: one for one in FirstMonth}, FirstMonth))),
        "last_month": remembered(optional(_one_of({one.value: one for one in LastMonth}, LastMonth))),
    }


def _made_at(mapping: FileMapping) -> Read[datetime]:
    """A time, or a day, which stands for its beginning."""
    instant, day = instant_reader(mapping.dates, mapping.timezone), date_reader(mapping.dates)

    def read(cell: Cell) -> datetime:
        try:
            return instant(cell)
        except CellError as error:
            try:
                found = day(cell)
            except CellError:
                raise error from None
            return datetime.combine(found, time(), mapping.timezone).astimezone(UTC)

    return read


def _one_of(words: Iterable[str], each: Callable[[str], Any] = str) -> Read[Any]:
    known = tuple(words)

    def read(cell: Cell) -> Any:  # noqa: ANN401 - `each` says what it is
        word = text(cell).lower()
        if word not in known:
            raise CellError(found(cell), f"expected one of {', '.join(f'`{one}`' for one in known)}")
        return each(word)

    return read


def _months(cell: Cell) -> int:
    told = text(cell)
    if not (told.isascii() and told.isdigit() and 1 <= len(told) <= 3 and 1 <= int(told) <= MOST_MONTHS):
        raise CellError(found(cell), f"expected a number of months, 1 to {MOST_MONTHS}")
    return int(told)
