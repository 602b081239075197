"""History facts: counts, sums and last days of what was given before, as a policy asks for them.

What was given counts, and what may have been given; what is only promised does not, nor what was taken back. The
case that is being decided is left out.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from amends.decide.unknown import Unknown
from amends.lang.quantities import MAXIMUM_DIGITS, digits
from amends.lang.tree import History, PolicyTree
from amends.ledger.entries import COUNTED_AS_GIVEN
from amends.ledger.ports import EarlierCases, LedgerEntries
from amends.ledger.selection import Selection, Tally
from amends.ledger.spans import beginning
from amends.ledger.subject import Subject
from amends.ledger.sums import exact_sum, times
from amends.ledger.where import Where

HistoryValue = int | Decimal | date


def history_facts(
    tree: PolicyTree,
    entries: LedgerEntries,
    cases: EarlierCases,
    subject: Subject,
    now: datetime,
    this_case: UUID | None,
) -> dict[str, HistoryValue]:
    """The policy's history facts that are known, by name: a count, an exact sum, or a day in the policy's time zone.

    Absent, and so unknown, are the facts of someone who is not known (no account), the `last` of what never was, and
    those whose `where` needs what an entry does not tell.
    """
    known = {}
    for name, fact in tree.facts.items():
        if fact.history is not None:
            value = _value(tree, fact.history, entries, cases, subject, now, this_case)
            if value is not None:
                known[name] = value
    return known


def _value(
    tree: PolicyTree,
    history: History,
    entries: LedgerEntries,
    cases: EarlierCases,
    subject: Subject,
    now: datetime,
    this_case: UUID | None,
) -> HistoryValue | None:
    one = subject.of(history.per)
    if one is None:
        return None
    since = None if history.over is None else beginning(history.over, now, tree.timezone)
    if history.of:
        tallies = entries.tallies(
            Selection(
                policy=tree.name,
                remedies=history.of,
                per=history.per,
                subject=one,
                states=COUNTED_AS_GIVEN,
                since=since,
                until=now,
                without_case=this_case,
            )
        )
    else:
        tallies = cases.tallies(history.per, one, since, now, this_case)
    return _aggregate(tree, history, tallies)


def _aggregate(tree: PolicyTree, history: History, tallies: Sequence[Tally]) -> HistoryValue | None:
    where = Where(tree, history.where)
    taken = []
    for tally in tallies:
        holds = where.holds(tally)
        if isinstance(holds, Unknown):
            return None
        if holds:
            taken.append(tally)
    match history.aggregate:
        case "count":
            return sum(tally.count for tally in taken)
        case "sum":
            total = exact_sum(times(tally.amount or Decimal(0), tally.count) for tally in taken)
            return total if digits(total) <= MAXIMUM_DIGITS else None
        case _:
            latest = max((tally.last for tally in taken), default=None)
            return None if latest is None else latest.astimezone(tree.timezone).date()
