"""Which of a Parquet file's columns can hold which facts, seen from the file's schema before a row is read."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types

from amends.formats.arrow_values import ArrowType, is_list
from amends.formats.tables import OWN_COLUMNS, ColumnFault, shown
from amends.lang.names import suggestion
from amends.lang.tree import Fact, Field, PolicyTree
from amends.lang.types import Kind

_EXPECTED = {
    Kind.BOOLEAN: "truth values (bool)",
    Kind.INTEGER: "whole numbers",
    Kind.NUMBER: "decimals, whole numbers or texts",
    Kind.MONEY: "decimals, whole numbers or texts",
    Kind.DATE: "dates (date32) or texts",
    Kind.DATETIME: "timestamps or texts",
    Kind.TEXT: "texts",
    Kind.CHOICE: "texts",
}
_NUMERIC = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column, or a field of a list's records: its place in the table, its name in messages, and what it holds."""

    place: int
    name: str
    type: ArrowType

    def fault(self, expected: str, help_text: str | None = None) -> ColumnFault:
        return ColumnFault(self.place, f"`{self.name}` holds `{self.type}`; expected {expected}", help_text)


def faults_of_types(schema: Sequence[ArrowType], passed_over: Set[int], tree: PolicyTree) -> list[ColumnFault]:
    """What is wrong with columns that hold what no row could use; those at some places are passed over."""
    faults: list[ColumnFault] = []
    for place, column in enumerate(schema):
        if place in passed_over:
            continue
        described = _Column(place, shown(column.name), bare(column.type))
        if column.name == "id":
            faults += _faults_of_id(described)
        elif column.name in OWN_COLUMNS:
            faults += _faults_of_text(described)
        else:
            faults += _faults_of_fact(described, tree.facts[column.name])
    return faults


def bare(kind: ArrowType) -> ArrowType:
    """The type of a column's values, where these are kept in a dictionary."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _faults_of_id(column: _Column) -> Iterator[ColumnFault]:
    if not (_is_text(column.type) or pa.types.is_integer(column.type) or pa.types.is_null(column.type)):
        yield column.fault("texts or whole numbers")


def _faults_of_text(column: _Column) -> Iterator[ColumnFault]:
    if not (_is_text(column.type) or pa.types.is_null(column.type)):
        yield column.fault("texts")


def _faults_of_fact(column: _Column, fact: Fact) -> Iterator[ColumnFault]:
    if fact.type.kind is not Kind.LIST:
        yield from _faults_of_scalar(column, fact)
    elif pa.types.is_null(column.type):
        return
    elif not is_list(column.type) or not pa.types.is_struct(column.type.value_type):
        yield column.fault("lists of structs")
    else:
        yield from _faults_of_fields(column, fact)


def _faults_of_fields(column: _Column, fact: Fact) -> Iterator[ColumnFault]:
    seen: set[str] = set()
    for field in column.type.value_type:
        name = f"{fact.name}[].{shown(field.name)}"
        if field.name in seen:
            yield ColumnFault(column.place, f"`{name}` stands twice", "keep one of the two")
        elif field.name in fact.derived:
            yield ColumnFault(column.place, f"`{name}` is worked out by the policy and cannot be given")
        elif field.name not in fact.fields:
            message = f"`{shown(field.name)}` is not a field of `{fact.name}`"
            yield ColumnFault(column.place, message, suggestion(field.name, fact.fields))
        else:
            yield from _faults_of_scalar(_Column(column.place, name, bare(field.type)), fact.fields[field.name])
        seen.add(field.name)


def _faults_of_scalar(column: _Column, described: Field) -> Iterator[ColumnFault]:
    kind = described.type.kind
    if _can_hold(column.type, kind) or pa.types.is_null(column.type):
        return
    yield column.fault(_EXPECTED[kind], _help(column.type, kind))


def _can_hold(held: ArrowType, kind: Kind) -> bool:
    if kind is Kind.BOOLEAN:
        return bool(pa.types.is_boolean(held))
    if _is_text(held):
        return True
    if kind in _NUMERIC:
        return bool(pa.types.is_integer(held) or pa.types.is_decimal(held))
    if kind is Kind.DATE:
        return bool(pa.types.is_date(held))
    return kind is Kind.DATETIME and bool(pa.types.is_timestamp(held))


def _is_text(held: ArrowType) -> bool:
    return bool(pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held))


def _help(held: ArrowType, kind: Kind) -> str | None:
    if pa.types.is_floating(held) and kind is Kind.INTEGER:
        return "binary floating point is not exact: save the column as whole numbers (int64)"
    if pa.types.is_floating(held) and kind in _NUMERIC:
        return "binary floating point is not exact: save the column as decimals, such as decimal128(12, 2)"
    if pa.types.is_timestamp(held) and kind is Kind.DATE:
        return "save the column as dates: which day a time falls on depends on the time zone"
    if pa.types.is_date(held) and kind is Kind.DATETIME:
        return "save the column as timestamps: a day alone has no time"
    return None
