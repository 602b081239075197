"""Rows as they stand in the file, for whoever cannot rely on what stands there."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    RowMapping,
    Select,
    Table,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType, TypeDecorator

from amends.store.streams import streamed_mappings

Values = dict[str, Any]

Row = TypeVar("Row")


class UnreadableRowError(Exception):
    """A column of a row holds something that no code of ours wrote; the message is its name."""


def values_of(table: Table, row: RowMapping, connection: Connection) -> Values:
    """The row's values as their columns mean them.

    Raises:
        UnreadableRowError: one of them means nothing.
    """
    return {column.name: _value(column, row[column.name], connection) for column in table.columns}


class OfCases(Generic[Row]):
    """Something case by case, in the order of the cases; only what is of one case is held at once.

    Args:
        named: what it is, in a sentence.
        rows: each with its case, in the order of the cases.
    """

    def __init__(self, named: str, rows: Iterator[tuple[str, Row]]) -> None:
        self.named = named
        self._groups = groupby(rows, key=lambda row: row[0])
        self._next = self._advance()

    def before(self, case: str | None) -> Iterator[str]:
        """The cases that come before this one, or all that are left; their rows are passed over."""
        while self._next is not None and (case is None or self._next[0] < case):
            yield self._next[0]
            self._next = self._advance()

    def of(self, case: str) -> list[Row]:
        """The rows of a case that comes after all that were asked for before."""
        if self._next is None or self._next[0] != case:
            return []
        rows = self._next[1]
        self._next = self._advance()
        return rows

    def _advance(self) -> tuple[str, list[Row]] | None:
        following = next(self._groups, None)
        return None if following is None else (following[0], [row for _, row in following[1]])


class RowsOfCases(OfCases[RowMapping]):
    """The rows of a table case by case.

    Args:
        connection: a transaction.
        table: a table with a column `case`; rows without a case are passed over.
        named: what its rows are, in a sentence.
        order: the columns that order the rows of a case.
    """

    def __init__(self, connection: Connection, table: Table, named: str, *order: str) -> None:
        query = _raw(table, "case", *order).where(table.c.case.is_not(None))
        rows = streamed_mappings(connection, query)
        super().__init__(named, ((str(row["case"]), row) for row in rows))


def raw_rows(connection: Connection, table: Table, *order: str) -> Iterator[RowMapping]:
    """All rows of a table as they stand in the file, ordered by some columns."""
    yield from streamed_mappings(connection, _raw(table, *order))


def _raw(table: Table, *order: str) -> Select[*tuple[Any, ...]]:
    columns = [type_coerce(column, NullType()).label(column.name) for column in table.columns]
    return select(*columns).order_by(*(table.c[name] for name in order))


def _value(column: Column[object], value: object, connection: Connection) -> object:
    if value is None and column.nullable:
        return None
    kind = column.type
    try:
        if isinstance(kind, TypeDecorator):
            if not isinstance(value, str):
                raise TypeError
            return kind.process_result_value(value, connection.dialect)
        if isinstance(kind, Date):
            # PostgreSQL gives a day, a file the text of one.
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        if isinstance(kind, (Integer, Boolean)):
            return bool(value) if isinstance(kind, Boolean) else _whole(value)
    except (ValueError, TypeError, ArithmeticError):
        raise UnreadableRowError(column.name) from None
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value
