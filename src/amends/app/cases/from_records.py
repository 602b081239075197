"""What the house has on record of a customer, stated in a case as it is opened, so that nobody asks for it.

A policy says by the name, the type and the source of a fact that it means what stands in the directory.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_DOWN, Decimal

from amends.cases.events.event import Plain
from amends.cases.events.evidence import FactStated
from amends.directory.customers import Account
from amends.lang.tree import Fact, PolicyTree
from amends.lang.types import Kind

RECORD = "record"
YEARS = ("years_with_us", "tenure_years")
"""Facts that count the years since the account was opened."""
SINCE = "customer_since"
"""The fact that is the day on which it was."""

_MONTHS_IN_A_YEAR = 12


def on_record(policy: PolicyTree, account: Account | None, today: date) -> Iterator[FactStated]:
    """The facts of a policy that the account answers; none where nobody knows since when there is the account."""
    opened_on = account.opened_on if account is not None else None
    if opened_on is None or opened_on > today:
        return
    for fact in policy.facts.values():
        value = _value(fact, opened_on, today)
        if value is not None:
            yield FactStated(fact=fact.name, source=RECORD, value=value, record="since when there is the account")


def _value(fact: Fact, opened_on: date, today: date) -> Plain:
    """What the day on which an account was opened says of a fact; None where it says nothing of it."""
    if fact.trusted_from != RECORD or fact.sensitive:
        return None
    match fact.type.kind:
        case Kind.DATE if fact.name == SINCE:
            return opened_on.isoformat()
        case Kind.INTEGER if fact.name in YEARS:
            return _months(opened_on, today) // _MONTHS_IN_A_YEAR
        case Kind.NUMBER if fact.name in YEARS:
            years = Decimal(_months(opened_on, today)) / _MONTHS_IN_A_YEAR
            return f"{years.quantize(Decimal('0.1'), ROUND_DOWN):f}"
        case _:
            return None


def _months(first: date, last: date) -> int:
    """Whole months."""
    months = (last.year - first.year) * _MONTHS_IN_A_YEAR + last.month - first.month
    return months - (last.day < first.day)
