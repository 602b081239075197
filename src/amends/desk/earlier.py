"""What a customer has had before, in words that need no heading to be understood."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from amends.app.cases.caller import Caller
from amends.desk.texts import texts
from amends.explain.sums import sum_told
from amends.ledger.entries import Entry, EntryState


def given_words(caller: Caller) -> str | None:
    """How many remedies were given to a customer within a year, and promised, and what they were worth; None: none."""
    given = [one for one in caller.given if one.state is not EntryState.RESERVED]
    waiting = [one for one in caller.given if one.state is EntryState.RESERVED]
    currency = caller.client.currency
    words = [_counted(name, ones, currency) for name, ones in (("given", given), ("promised", waiting)) if ones]
    return ", ".join(words) or None


def other_cases(caller: Caller, case: UUID, *, are_open: bool = False) -> str:
    """How many cases a customer has beside one; of those that are open only, where that is asked."""
    cases = caller.open_cases if are_open else caller.cases
    others = len([one for one in cases if one.id != case])
    if not others:
        return texts().text("earlier.no_cases")
    return texts().text("earlier.many_cases" if caller.has_more_cases else "earlier.cases", count=others)


def _counted(name: str, entries: Sequence[Entry], currency: str) -> str:
    total = sum((one.gift.amount for one in entries), Decimal(0))
    worth = sum_told(total, currency)
    return texts().text(f"earlier.{name}_worth" if total else f"earlier.{name}", count=len(entries), worth=worth)
