"""Decisions as CSV (RFC 4180): a row for each case, which a spreadsheet shows and never computes."""

import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TextIO

from amends.decide.plain_values import amount_to_plain
from amends.decide.value import Amount
from amends.formats.mapped.spreadsheet import spreadsheet_cell
from amends.formats.rows import RowId
from amends.formats.table_answers import TableAnswer, columns_of
from amends.lang.tree import PolicyTree, Remedy
from amends.lang.types import Kind

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_MOST_KEPT = 10_000


def write_csv(stream: TextIO, tree: PolicyTree, answers: Iterable[TableAnswer]) -> None:
    """Writes a header and a row for each answer.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    amounts = [_amount_of(remedy, tree) for remedy in tree.remedies.values()]
    empty = [""] * (3 * len(amounts))
    stream.write(",".join(columns_of(tree)) + "\n")
    for answer in answers:
        cells = [_id(answer.id)]
        if answer.outcomes is None:
            cells += empty
        else:
            for (status, value, _, because), amount in zip(answer.outcomes, amounts, strict=True):
                cells += (status, "" if value is None else amount(value), _because(because))
        cells.append(_text(answer.error or "") if answer.faults else "")
        stream.write(",".join(cells) + "\n")


def _amount_of(remedy: Remedy, tree: PolicyTree) -> Callable[[Amount], str]:
    is_money = remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY

    def amount(value: Amount) -> str:
        # Money was rounded when it left the policy, and is written with its cents as it is; a zero may have a sign.
        if is_money and value and isinstance(value, Decimal):
            return str(value)
        return str(amount_to_plain(value, remedy, tree))

    return amount


def _id(row_id: RowId) -> str:
    if row_id is None:
        return ""
    return str(row_id) if isinstance(row_id, int) else _text(row_id)


@lru_cache(_MOST_KEPT)
def _because(clauses: tuple[str, ...]) -> str:
    return _quoted(json.dumps(clauses, ensure_ascii=False, separators=(",", ":")))


def _text(text: str) -> str:
    """A text that was not written by us, as a cell."""
    return text if _NUMBER.fullmatch(text) else spreadsheet_cell(text)


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
