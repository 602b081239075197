"""Verifying that the calls that are listed as owed are those that the cases owe."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amends.cases.state import CaseState
from amends.store.call_backs import columns_of


def call_back_problems(state: CaseState, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Where the list of calls says something else than the case.

    Args:
        state: the case.
        rows: the rows of the list that name it; one at most.
    """
    made = columns_of(state)
    if made is None:
        yield from ("a call is listed as owed that its events don't owe" for _ in rows)
    elif not rows:
        yield "it owes a call that is not listed"
    else:
        for column, value in made.items():
            if rows[0][column] != value:
                yield f"its listed call says {column} is `{rows[0][column]}`; its events make it `{value}`"
