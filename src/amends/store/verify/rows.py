"""Rows as they stand in the file, for whoever cannot rely on what stands there."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
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


class UnreadableRowError(Exception):
    """A column of a row holds something that no code of ours wrote; the message is its name."""


def values_of(table: Table, row: RowMapping, connection: Connection) -> Values:
    """The row's values as their columns mean them.

    Raises:
        UnreadableRowError: one of them means nothing.
    """
    return {column.name: _value(column, row[column.name], connection) for column in table.columns}


class RowsOfCases:
    """The rows of a table case by case, in the order of the cases; only those of one case are held at once.

    Args:
        connection: a transaction.
        table: a table with a column `case`; rows without a case are passed over.
        named: what its rows are, in a sentence.
        order: the columns that order the rows of a case.
    """

    def __init__(self, connection: Connection, table: Table, named: str, *order: str) -> None:
        self.named = named
        query = _raw(table, "case", *order).where(table.c.case.is_not(None))
        self._groups = groupby(streamed_mappings(connection, query), key=lambda row: str(row["case"]))
        self._next = self._advance()

    def before(self, case: str | None) -> Iterator[str]:
        """The cases that come before this one, or all that are left; their rows are passed over."""
        while self._next is not None and (case is None or self._next[0] < case):
            yield self._next[0]
            self._next = self._advance()

    def of(self, case: str) -> list[RowMapping]:
        """The rows of a case that comes after all that were asked for before."""
        if self._next is None or self._next[0] != case:
            return []
        rows = self._next[1]
        self._next = self._advance()
        return rows

    def _advance(self) -> tuple[str, list[RowMapping]] | None:
        following = next(self._groups, None)
        return None if following is None else (following[0], list(following[1]))


def raw_rows(connection: Connection, table: Table, order: str) -> Iterator[RowMapping]:
    """All rows of a table as they stand in the file."""
    yield from streamed_mappings(connection, _raw(table, order))


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
        if isinstance(kind, (Integer, Boolean)):
            return bool(value) if isinstance(kind, Boolean) else _whole(value)
    except (ValueError, TypeError, ArithmeticError):
        raise UnreadableRowError(column.name) from None
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value
