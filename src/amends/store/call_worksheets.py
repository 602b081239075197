"""Worksheets that are shared with cases: the question and its digest; the rows stay where they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select

from amends.calls.evidence import CallEvidence, Others, evidence_of
from amends.calls.record import dialled
from amends.directory.keys import number_key
from amends.store.call_rows import CallQuestion, own_calls, own_test_calls
from amends.store.calls_tables import call_worksheets
from amends.store.cases_tables import cases

_sheet = call_worksheets.c


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWorksheet:
    """A worksheet of a case.

    Attributes:
        question: which calls it is about, and up to which import records count.
        others: what others met at the number, as it was counted then.
        digest: of the rows that it rests on.
        by: who shared it.
        at: when; calls that agents made themselves later are not on it.
    """

    id: UUID
    case: UUID
    question: CallQuestion
    others: Others
    digest: str
    by: UUID
    at: datetime


def add_worksheet(connection: Connection, sheet: SharedWorksheet) -> None:
    """Keeps a worksheet with its case."""
    question, others = sheet.question, sheet.others
    connection.execute(
        insert(call_worksheets).values(
            id=sheet.id,
            client=question.client,
            case=sheet.case,
            account=question.account,
            account_key=number_key(question.account),
            number=question.number,
            number_key=dialled(question.number),
            begins=question.begins,
            ends=question.ends,
            imports=question.imports,
            others_attempts=others.attempts,
            others_connected=others.connected,
            others_callers=others.callers,
            digest=sheet.digest,
            by=sheet.by,
            at=sheet.at,
        )
    )


def worksheets_of(connection: Connection, client: UUID, case: UUID) -> tuple[SharedWorksheet, ...]:
    """The worksheets of a case, in the order in which they were shared."""
    query = select(call_worksheets).where(_sheet.client == client, _sheet.case == case)
    return tuple(map(_read, connection.execute(query.order_by(_sheet.at, _sheet.id)).mappings()))


def cases_with_the_same_calls(connection: Connection, question: CallQuestion, case: UUID) -> tuple[str, ...]:
    """The references of the cases but one that have a worksheet of calls that are asked for, too."""
    query = (
        select(cases.c.reference)
        .join(call_worksheets, _sheet.case == cases.c.id)
        .where(
            _sheet.client == question.client,
            _sheet.account_key == number_key(question.account),
            _sheet.number_key == dialled(question.number),
            _sheet.begins < question.ends,
            _sheet.ends > question.begins,
            _sheet.case != case,
        )
    )
    return tuple(connection.scalars(query.distinct().order_by(cases.c.reference)))


def evidence_on(connection: Connection, sheet: SharedWorksheet) -> CallEvidence:
    """What a worksheet shows, from the rows that it rests on."""
    asked = sheet.question
    return evidence_of(
        own_calls(connection, asked),
        sheet.others,
        asked.account,
        asked.number,
        asked.begins,
        asked.ends,
        own_test_calls(connection, asked.client, asked.number, asked.begins, sheet.at),
    )


def erase_worksheets(connection: Connection, of_cases: ColumnElement[bool]) -> int:
    """Takes out the worksheets of some cases: how many there were.

    Args:
        connection: a writing transaction.
        of_cases: which; of the column `case`.
    """
    return connection.execute(delete(call_worksheets).where(of_cases)).rowcount


def differing_worksheets(connection: Connection) -> Iterator[tuple[SharedWorksheet, str]]:
    """Each worksheet of the store whose rows make another digest now than the one that was told, and that digest."""
    for row in connection.execute(select(call_worksheets).order_by(_sheet.id)).mappings().all():
        sheet = _read(row)
        made = evidence_on(connection, sheet).digest
        if made != sheet.digest:
            yield sheet, made


def _read(row: RowMapping) -> SharedWorksheet:
    question = CallQuestion(
        client=row["client"],
        account=row["account"],
        number=row["number"],
        begins=row["begins"],
        ends=row["ends"],
        imports=row["imports"],
    )
    others = Others(row["others_attempts"], row["others_connected"], row["others_callers"])
    return SharedWorksheet(
        id=row["id"], case=row["case"], question=question, others=others, digest=row["digest"], by=row["by"],
        at=row["at"],
    )  # fmt: skip
