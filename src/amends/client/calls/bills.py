"""Calls about bills: what would break before they are sent, and what broke after."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

import httpx

from amends.client.call import Call
from amends.client.calls.making import table, told
from amends.client.models.bills import BillReport

Given = TypeVar("Given")
When = Literal["before", "after"]
BillsKind = Literal["csv", "parquet", "json", "jsonl"]
"""A table as CSV or Parquet, or JSON (lines) in the shape of TMF678."""

_KINDS = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}


def check_bills(
    bills: str | bytes,
    when: When = "before",
    *,
    kind: BillsKind = "csv",
    mapping: str | None = None,
    client: str | None = None,
    key: str | None = None,
) -> Call[BillReport]:
    """Holds bills to what was promised; after they were sent, each is recorded, and what falls short opens a case.

    Args:
        bills: the content of the file.
        when: whether the bills have gone out; before, nothing is recorded.
        kind: what the content is.
        mapping: which column holds what, as YAML; a table needs it.
        client: whose, where one works for several.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    query = {"when": when, "mapping": mapping, "client": client, "as": "json"}
    return _checking(bills, kind, query, told(BillReport), key)


def bill_findings_csv(
    bills: str | bytes,
    when: When = "before",
    *,
    kind: BillsKind = "csv",
    mapping: str | None = None,
    client: str | None = None,
    key: str | None = None,
) -> Call[str]:
    """The same with every finding as a row of CSV, which a spreadsheet shows and never computes."""
    query = {"when": when, "mapping": mapping, "client": client, "as": "csv"}
    return _checking(bills, kind, query, table, key)


def _checking(
    bills: str | bytes,
    kind: BillsKind,
    query: Mapping[str, str | None],
    read: Callable[[httpx.Response], Given],
    key: str | None,
) -> Call[Given]:
    content = bills.encode() if isinstance(bills, str) else bills
    return Call(
        method="POST",
        path="/promises/checks",
        read=read,
        query=query,
        content=(_KINDS[kind], content),
        takes_key=True,
        key=key,
    )
