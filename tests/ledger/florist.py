"""A florist's policy, its people, and the gifts that the examples of this folder enter."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from itertools import count
from uuid import UUID

import amends
from amends.lang.tree import PolicyTree
from amends.ledger.entries import Entry, EntryState, Gift
from amends.ledger.subject import Subject
from amends.ledger.transitions import give, mark_uncertain, release, reserve, reverse

FLORIST = """
language: 1
policy: florist
version: 2026-11-01.1
timezone: Europe/Berlin
currency: EUR
roles: [agent, manager]
teams: [shop, web]
facts:
  price: money
  bunches_last_year: {type: integer, from: history, count: bunch, per: customer, over: months(12)}
  vouchers_last_year: {type: money, from: history, sum: voucher, per: customer, over: months(12)}
  gifts_to_household: {type: integer, from: history, count: [bunch, voucher], per: household, over: days(30)}
  last_voucher: {type: date, from: history, last: voucher, per: account}
  cases_this_month: {type: integer, from: history, count: cases, per: customer, over: days(30)}
  cases_on_the_web: {type: integer, from: history, count: cases, per: customer, over: days(30), where: team == "web"}
  large_vouchers: {type: integer, from: history, count: voucher, per: customer, over: days(90), where: amount > 20}
  approved_by_agent: {type: money, from: history, sum: voucher, per: agent, over: days(30), where: approved}
  credits: {type: integer, from: history, count: [bunch, voucher], per: agent, over: days(9), where: kind == "credit"}
  of_shop: {type: integer, from: history, count: voucher, per: customer, over: days(30), where: team < "web"}
remedies:
  bunch: {kind: replace, value: price}
  voucher: {kind: credit, value: 100.00}
  refund: {kind: refund, value: price}
  apology: {kind: letter}
clauses:
  - {id: B1, says: Wilted flowers are replaced., grants: bunch}
  - {id: V1, says: A voucher may be given., allows: [voucher, refund, apology]}
caps:
  - {of: voucher, per: customer, over: months(12), limit: 50.00}
  - {of: [voucher, refund], per: household, over: days(30), limit: 80.00}
  - {of: voucher, per: agent, over: hours(24), limit: 120.00}
  - {of: [voucher, refund], per: team, over: minutes(30), limit: 500.00}
"""

CLIENT = UUID(int=1)
CARLA, CASIMIR = UUID(int=11), UUID(int=12)
ACCOUNT, HOUSEHOLD = UUID(int=21), UUID(int=31)
ANNA, ARNO = UUID(int=41), UUID(int=42)
CASE, EARLIER_CASE = UUID(int=51), UUID(int=52)
APPROVAL = UUID(int=61)
NOW = datetime(2026, 11, 15, 14, 30, tzinfo=UTC)

CARLA_BY_ANNA = Subject(customer=CARLA, account=ACCOUNT, household=HOUSEHOLD, agent=ANNA, team="shop")

_numbers = count(1_000)


@cache
def florist() -> PolicyTree:
    """The checked policy."""
    return amends.loads(FLORIST).tree


def next_id() -> UUID:
    """An id that nothing else has."""
    return UUID(int=next(_numbers))


def gift(
    remedy: str = "voucher",
    amount: str = "10.00",
    subject: Subject = CARLA_BY_ANNA,
    *,
    case: UUID | None = EARLIER_CASE,
    approval: UUID | None = None,
    number: int = 1,
    client: UUID = CLIENT,
) -> Gift:
    """A gift of the florist's."""
    return Gift(
        client=client,
        case=case,
        policy="florist",
        remedy=remedy,
        kind=florist().remedies[remedy].kind,
        amount=Decimal(amount),
        subject=subject,
        approval=approval,
        round=number,
    )


def reserved(of: Gift | None = None, at: datetime = NOW) -> Entry:
    """A promised gift."""
    return reserve(of or gift(), next_id(), at)


def given(of: Gift | None = None, at: datetime = NOW) -> Entry:
    """A gift that reached the customer."""
    return give(reserved(of, at), at)


def in_state(state: EntryState, of: Gift | None = None, at: datetime = NOW) -> Entry:
    """A gift in any state that it can come into."""
    entry = reserved(of, at)
    match state:
        case EntryState.RESERVED:
            return entry
        case EntryState.GIVEN:
            return give(entry, at)
        case EntryState.UNCERTAIN:
            return mark_uncertain(entry, "no answer came", at)
        case EntryState.RELEASED:
            return release(entry, "the offer expired", at)
        case EntryState.REVERSED:
            return reverse(give(entry, at), "entered for the wrong customer", at)
