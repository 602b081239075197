"""A cable company whose seller promised a free box and a year of lower bills, and the bills that it sends."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from amends.promises.bills.line import BillLine
from amends.promises.cycles import Period
from amends.promises.events import Happened, Made, PromiseEvent
from amends.promises.life import state_of
from amends.promises.promise import Evidence, EvidenceKind, Offer, PromisedItem, promised_items
from amends.promises.state import PromiseState
from amends.promises.terms import Terms, free, monthly_credit

ACCOUNT = "4471-2"
PROMISE = UUID("0195f000-0000-7000-8000-000000000001")
SELLER = UUID("0195f000-0000-7000-8000-00000000aaaa")
SOLD_AT = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
INSTALLED_ON = date(2026, 12, 1)

BOX = "cable box"
PLAN = "plan"
DISCOUNT = "web discount"

FREE_BOX = free(BOX, INSTALLED_ON, 12)
TEN_OFF_FOR_A_YEAR = monthly_credit(DISCOUNT, Decimal("10.00"), 12, INSTALLED_ON)

OFFER = Offer(
    customer=None,
    account=None,
    order=None,
    maker=SELLER,
    team="sales",
    seller=None,
    channel="phone",
    words="The box is free, and it is ten dollars less each month for a year.",
    terms=(FREE_BOX, TEN_OFF_FOR_A_YEAR),
    evidence=(Evidence(EvidenceKind.NOTE, "order 8812"),),
)

PROMISED = promised_items(PROMISE, ACCOUNT, OFFER.terms)


def happened(*events: PromiseEvent) -> PromiseState:
    """The promise after these events, an hour between two."""
    return state_of(history(*events))


def history(*events: PromiseEvent, offer: Offer = OFFER) -> list[Happened]:
    made: list[PromiseEvent] = [Made(offer), *events]
    return [Happened(SOLD_AT + place * timedelta(hours=1), event) for place, event in enumerate(made)]


def month(year: int, number: int) -> Period:
    """A calendar month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), following - timedelta(days=1))


MONTHS = (month(2026, 12), *(month(2027, number) for number in range(1, 12)))
"""The year that was promised."""


def bill(period: Period, account: str = ACCOUNT, **items: str) -> list[BillLine]:
    """A bill with an amount for each item; `_` stands for a blank."""
    number = f"{account}/{period.first:%Y-%m}"
    return [
        BillLine(account, number, str(place), period, item.replace("_", " "), Decimal(amount), item == "tax")
        for place, (item, amount) in enumerate(items.items(), start=1)
    ]


def as_promised(period: Period, account: str = ACCOUNT) -> list[BillLine]:
    return bill(period, account, plan="59.00", web_discount="-10.00", tax="3.90")


def terms_for(account: str, *terms: Terms, promise: int = 1) -> Sequence[PromisedItem]:
    return promised_items(UUID(int=promise), account, terms)


def together(bills: Iterable[Iterable[BillLine]]) -> list[BillLine]:
    return [line for one in bills for line in one]
