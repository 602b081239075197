"""What the house has on record of a customer, stated in a case as it is opened, so that nobody asks for it.

A policy says by the name, the type and the source of a fact that it means what stands in the directory, or in the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from amends.cases.events.event import Plain
from amends.cases.events.evidence import FactStated
from amends.lang.tree import Fact, PolicyTree
from amends.lang.types import Kind

RECORD = "record"
YEARS = ("years_with_us", "tenure_years")
"""Facts that count the years since the account was opened."""
SINCE = ("customer_since",)
"""Facts that are the day on which it was."""
BOUGHT = ("purchased_on", "bought_on", "ordered_on")
"""Facts that are the day of the order that the case is about."""
TOLD = ("reported_on",)
"""Facts that are the day on which the customer first told us."""

_MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is on record as a case is opened; None where nobody knows.

    Attributes:
        today: the day, by the client's clock.
        opened_on: when the account was opened.
        ordered_on: when that was ordered which the case is about.
        told_on: when the customer first told us of the problem.
    """

    today: date
    opened_on: date | None = None
    ordered_on: date | None = None
    told_on: date | None = None


def on_record(policy: PolicyTree, records: Records) -> Iterator[FactStated]:
    """The facts of a policy that the records answer; a day that lies ahead answers none."""
    for fact in policy.facts.values():
        if fact.trusted_from != RECORD or fact.sensitive:
            continue
        for names, day, record in _days(records):
            value = _value(fact, day, records.today) if fact.name in names and day is not None else None
            if value is not None:
                yield FactStated(fact=fact.name, source=RECORD, value=value, record=record)


def _days(records: Records) -> Iterator[tuple[tuple[str, ...], date | None, str]]:
    """By the facts that they answer: the days, and where each stands."""
    yield (*YEARS, *SINCE), records.opened_on, "since when there is the account"
    yield BOUGHT, records.ordered_on, "the day of the order"
    yield TOLD, records.told_on, "the day on which the case was opened"


def _value(fact: Fact, day: date, today: date) -> Plain:
    """What a day says of a fact; None where it says nothing of it."""
    if day > today:
        return None
    match fact.type.kind:
        case Kind.DATE if fact.name not in YEARS:
            return day.isoformat()
        case Kind.INTEGER if fact.name in YEARS:
            return _months(day, today) // _MONTHS_IN_A_YEAR
        case Kind.NUMBER if fact.name in YEARS:
            return _tenths(_months(day, today))
        case _:
            return None


def _tenths(months: int) -> str:
    """The years in so many months, to a tenth."""
    return f"{(Decimal(months) / _MONTHS_IN_A_YEAR).quantize(Decimal('0.1'), ROUND_DOWN):f}"


def _months(first: date, last: date) -> int:
    """Whole months."""
    months = (last.year - first.year) * _MONTHS_IN_A_YEAR + last.month - first.month
    return months - (last.day < first.day)
