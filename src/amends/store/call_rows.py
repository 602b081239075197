"""Call records as they stand in the store: reading them for an answer, and taking them out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, case, delete, distinct, exists, func, select

from amends.calls.evidence import Others
from amends.calls.record import CallRecord, TestCall, dialled
from amends.directory.keys import number_key
from amends.store.calls_tables import call_records, call_worksheets, test_calls
from amends.store.directory_tables import users
from amends.store.parts import in_parts

OWN_NUMBER = "#"
"""What the key of a record begins with that has a number of its own."""

_record = call_records.c


@dataclass(frozen=True, slots=True, kw_only=True)
class CallQuestion:
    """Which calls are asked for.

    Attributes:
        account: whose, by the number of the account.
        number: the number that was called.
        begins, ends: the span; the end does not belong to it.
        imports: up to which import of the client records count.
    """

    client: UUID
    account: str
    number: str
    begins: datetime
    ends: datetime
    imports: int


def own_calls(connection: Connection, question: CallQuestion) -> tuple[CallRecord, ...]:
    """The records of the account itself."""
    query = select(
        _record.key, _record.number, _record.at, _record.connected, _record.seconds_to_answer, _record.seconds,
        _record.charge,
    ).where(_of(question), _record.account == number_key(question.account))  # fmt: skip
    rows = connection.execute(query.order_by(_record.at, _record.key))
    return tuple(_read(row, question.account) for row in rows)


def calls_of_others(connection: Connection, question: CallQuestion) -> Others:
    """What other accounts met at the number in the same time."""
    query = select(
        func.count(),
        func.coalesce(func.sum(case((_record.connected, 1), else_=0)), 0),
        func.count(distinct(_record.account)),
    ).where(_of(question), _record.account != number_key(question.account))
    attempts, connected, callers = connection.execute(query).one()
    return Others(attempts, connected, callers)


def own_test_calls(
    connection: Connection, client: UUID, number: str, begins: datetime, until: datetime
) -> tuple[TestCall, ...]:
    """The calls that agents made to a number themselves, from one moment until another, which belongs to it."""
    table = test_calls.c
    query = (
        select(table.at, table.number, table.answered, table.seconds_to_answer, users.c.name, table.heard)
        .join(users, users.c.id == table.by)
        .where(table.client == client, table.number_key == dialled(number), table.at >= begins, table.at <= until)
        .order_by(table.at, table.id)
    )
    return tuple(TestCall(*row) for row in connection.execute(query))


def add_test_call(connection: Connection, id: UUID, client: UUID, call: TestCall, by: UUID) -> None:
    """Keeps a call that an agent made themselves."""
    connection.execute(
        test_calls.insert().values(
            id=id,
            client=client,
            number=call.number,
            number_key=dialled(call.number),
            at=call.at,
            answered=call.answered,
            seconds_to_answer=call.seconds_to_answer,
            by=by,
            heard=call.heard,
        )
    )


def erase_calls_of(connection: Connection, client: UUID, accounts: Collection[str]) -> int:
    """Takes out the records of some accounts, by their numbers as accounts are compared: how many there were."""
    return sum(
        connection.execute(delete(call_records).where(_record.client == client, _record.account.in_(part))).rowcount
        for part in in_parts(sorted(accounts))
    )


def erase_calls_before(connection: Connection, client: UUID, before: datetime) -> int:
    """Takes out what began before a moment, but for what a worksheet rests on that is still kept with its case."""
    return connection.execute(delete(call_records).where(_is_old(client, before))).rowcount


def count_calls_before(connection: Connection, client: UUID, before: datetime) -> int:
    """How many records `erase_calls_before` would take out."""
    query = select(func.count()).select_from(call_records).where(_is_old(client, before))
    return connection.execute(query).scalar_one()


def _is_old(client: UUID, before: datetime) -> ColumnElement[bool]:
    sheet = call_worksheets.c
    rests_on_it = exists().where(
        sheet.client == _record.client,
        sheet.account_key == _record.account,
        sheet.number_key == _record.number_key,
        sheet.begins <= _record.at,
        _record.at < sheet.ends,
    )
    return and_(_record.client == client, _record.at < before, ~rests_on_it)


def _of(question: CallQuestion) -> ColumnElement[bool]:
    return and_(
        _record.client == question.client,
        _record.number_key == dialled(question.number),
        _record.at >= question.begins,
        _record.at < question.ends,
        _record["import"] <= question.imports,
    )


def _read(row: Row[*tuple[object, ...]], account: str) -> CallRecord:
    key, *said = row
    own_number = str(key).removeprefix(OWN_NUMBER) if str(key).startswith(OWN_NUMBER) else None
    return CallRecord._make((own_number, account, *said))
