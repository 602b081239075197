"""Calls about call records: what they show, who looked, and importing them."""

from datetime import date, datetime
from typing import Literal

from amends.client.call import Call, Pages, in_path
from amends.client.calls.cases import CaseMeant, path_of
from amends.client.calls.making import listing, reading, table, told, writing, writing_once
from amends.client.models.calls import (
    CallEvidence,
    CallLook,
    ImportedCalls,
    RecordedTestCall,
    Worksheets,
)

CallsKind = Literal["csv", "parquet"]

_KINDS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def import_calls(
    records: str | bytes, mapping: str, *, kind: CallsKind = "csv", client: str | None = None, key: str | None = None
) -> Call[ImportedCalls]:
    """Imports call records, a file as a whole or not at all; to import it twice adds nothing the second time.

    Args:
        records: the content of the file.
        mapping: which column holds what, as YAML.
        kind: what the content is.
        client: whose, where one works for several.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    content = records.encode() if isinstance(records, str) else records
    return Call(
        method="POST",
        path="/imports/calls",
        read=told(ImportedCalls),
        query={"mapping": mapping, "client": client},
        content=(_KINDS[kind], content),
        takes_key=True,
        key=key,
    )


def calls_of_case(
    case: CaseMeant,
    number: str,
    begins: date | datetime,
    ends: date | datetime,
    *,
    account: str | None = None,
    share: bool = False,
) -> Call[CallEvidence]:
    """What the records show of the calls of a case's customer, whose caller was verified; the look is kept.

    Args:
        case: which.
        number: the number that was called, however it is written.
        begins: the first day, by the client's clock, or moment.
        ends: the last day, which belongs to the span, or the moment at which it ends, which does not.
        account: whose calls; else those of the case's account.
        share: whether what they show becomes facts of the case, and the worksheet is shared with its customer.
    """
    body = {"number": number, "begins": begins, "ends": ends, "account": account, "share": share}
    return writing_once(f"{path_of(case)}/calls/evidence", CallEvidence, body)


def calls_without_case(
    account: str, number: str, begins: date | datetime, ends: date | datetime, *, client: str | None = None
) -> Call[CallEvidence]:
    """What the records show of an account's calls, for who audits or owns the policies; the look is kept."""
    body = {"account": account, "number": number, "begins": begins, "ends": ends, "client": client}
    return writing_once("/calls/evidence", CallEvidence, body)


def worksheets(case: CaseMeant) -> Call[Worksheets]:
    """The worksheets of calls that are shared with a case."""
    return reading(f"{path_of(case)}/calls/worksheets", Worksheets)


def worksheet(case: CaseMeant, number: int) -> Call[CallEvidence]:
    """A worksheet of calls as it was shared, by its number from 1; the look is kept."""
    return reading(_place(case, number), CallEvidence, {"as": None})


def worksheet_csv(case: CaseMeant, number: int) -> Call[str]:
    """The same as a table, which a spreadsheet shows and never computes."""
    return Call(method="GET", path=_place(case, number), read=table, query={"as": "csv"})


def worksheet_plot(case: CaseMeant, number: int) -> Call[str]:
    """The attempts of a worksheet over time, as a picture (SVG)."""
    return Call(method="GET", path=_place(case, number), read=lambda response: response.text, query={"as": "svg"})


def record_test_call(
    number: str,
    *,
    answered: bool,
    seconds_to_answer: int | None = None,
    heard: str | None = None,
    client: str | None = None,
    key: str | None = None,
) -> Call[RecordedTestCall]:
    """Records that one called a number oneself just now, and whether it answered.

    Args:
        number: the number.
        answered: whether anybody or anything answered.
        seconds_to_answer: after how many seconds.
        heard: what was to be heard.
        client: for whom, where one works for several.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    body = {
        "number": number,
        "answered": answered,
        "seconds_to_answer": seconds_to_answer,
        "heard": heard,
        "client": client,
    }
    return writing("/calls/test-calls", RecordedTestCall, body, key=key)


def call_looks(*, client: str | None = None, user: str | None = None, account: str | None = None) -> Pages[CallLook]:
    """Lists who looked into whose call records, the latest first."""
    return listing("/calls/looks", "looks", CallLook, {"client": client, "user": user, "account": account})


def _place(case: CaseMeant, number: int) -> str:
    return f"{path_of(case)}/calls/worksheets/{in_path(number)}"
