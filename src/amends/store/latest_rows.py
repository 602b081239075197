"""The latest rows of a list that is made of several parts, each of which stands in the order of an index."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Column, Connection, RowMapping, Select, select, union_all

# A statement of more parts than this some databases refuse.
_MOST_PARTS = 200


def latest_rows(
    connection: Connection,
    parts: Iterable[Select[tuple[object, ...]]],
    by: Sequence[Column[object]],
    limit: int,
) -> list[RowMapping]:
    """The latest rows of all parts together.

    Each part is read only as far as it could be shown; a list of all of them at once would sort every row that fits.

    Args:
        connection: a transaction.
        parts: what each of them selects, of the same columns.
        by: by what one row is later than another: the columns in which the index of a part stands.
        limit: how many rows there are at most.
    """
    rows: list[RowMapping] = []
    remaining, in_order = iter(parts), [column.desc() for column in by]
    while some := list(islice(remaining, _MOST_PARTS)):
        together = union_all(*(select(part.order_by(*in_order).limit(limit).subquery()) for part in some))
        rows += connection.execute(together).mappings()
    return sorted(rows, key=lambda row: [row[column.name] for column in by], reverse=True)[:limit]
