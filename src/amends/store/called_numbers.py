"""The numbers that an account called, as they stand in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection, func, select

from amends.calls.record import dialled
from amends.directory.keys import number_key
from amends.store.calls_tables import call_records

_record = call_records.c


@dataclass(frozen=True, slots=True)
class CalledNumber:
    """A number that an account called.

    Attributes:
        number: as it stands in the first record of it.
        attempts, connected: how often it was called, and how often that connected.
        charged: what that cost altogether.
    """

    number: str
    attempts: int
    connected: int
    charged: Decimal


def called_numbers(
    connection: Connection, client: UUID, account: str, begins: datetime, ends: datetime, imports: int
) -> tuple[CalledNumber, ...]:
    """The numbers that an account called in a span whose end does not belong to it, the most often called first.

    Args:
        connection: a transaction.
        client: whose customer it is.
        account: the number of the account.
        begins: where the span begins.
        ends: where it ends.
        imports: up to which import of the client records count.
    """
    # Amounts are exact text in some databases, which add them up in binary: they are added up here.
    query = (
        select(_record.number, _record.connected, _record.charge, func.count())
        .where(
            _record.client == client,
            _record.account == number_key(account),
            _record.at >= begins,
            _record.at < ends,
            _record["import"] <= imports,
        )
        .group_by(_record.number, _record.connected, _record.charge)
        .order_by(_record.number)
    )
    alike: dict[str, list[tuple[str, bool, Decimal, int]]] = {}
    for row in connection.execute(query):
        alike.setdefault(dialled(row[0]), []).append(tuple(row))
    return tuple(sorted(map(_together, alike.values()), key=lambda one: (-one.attempts, one.number)))


def _together(rows: Sequence[tuple[str, bool, Decimal, int]]) -> CalledNumber:
    return CalledNumber(
        number=rows[0][0],
        attempts=sum(count for _, _, _, count in rows),
        connected=sum(count for _, connected, _, count in rows if connected),
        charged=sum((charge * count for _, _, charge, count in rows), Decimal(0)),
    )
