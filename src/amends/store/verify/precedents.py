"""Verifying that the precedents are those that the cases make."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amends.cases.precedents import precedents_in
from amends.cases.state import CaseState
from amends.store.precedents import columns_of


def precedent_problems(state: CaseState, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Every precedent that says something else than the case that it is of.

    Args:
        state: the case.
        rows: the precedents that name it.
    """
    kept = {row["remedy"]: row for row in rows}
    for made in map(columns_of, precedents_in(state)):
        row = kept.pop(str(made["remedy"]), None)
        if row is None:
            yield f"`{made['remedy']}` is {made['ending']} in the case and missing among the precedents"
            continue
        for column, value in made.items():
            if row[column] != value:
                told = f"its precedent of `{made['remedy']}` says {column} is `{row[column]}`"
                yield f"{told}; its events make it `{value}`"
    for row in kept.values():
        yield f"there is a precedent of `{row['remedy']}`, {row['ending']}, that its events don't make"
