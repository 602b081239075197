"""Verifying that a case and the ledger tell of the same gifts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amends.cases.state import CaseState


def gift_problems(state: CaseState, entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Every gift of which the case says something else than the ledger.

    Args:
        state: the case.
        entries: the rows of the ledger that name it.
    """
    kept = {entry["id"]: entry for entry in entries}
    for gift in state.gifts.values():
        entry = kept.pop(gift.id, None)
        if entry is None:
            yield f"`{gift.remedy}` is {gift.state.value} in the case and missing in the ledger"
        else:
            told = (gift.remedy, gift.amount, gift.state.value)
            entered = (entry["remedy"], entry["amount"], entry["state"])
            if told != entered:
                yield f"{_words(*told)} in the case is {_words(*entered)} in the ledger"
    for entry in kept.values():
        yield f"`{entry['remedy']}` is {entry['state']} in the ledger and missing in the case"


def _words(remedy: str, amount: object, state: str) -> str:
    return f"`{remedy}` of {amount}, {state},"
