"""What somebody writes down as promised, before it is known what they mean by it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from amends.promises.promise import Evidence
from amends.promises.terms import Condition, FirstMonth, Gives, LastMonth, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsAsked:
    """One thing that was promised; where no day is named it runs from the day on which it is said.

    Attributes:
        amount: what is taken off, or what the item costs.
        months: for how many months; None: a credit once, a price for good.
        start: from which day on.
    """

    gives: Gives
    item: str
    amount: Decimal
    months: int | None = None
    start: date | None = None
    first_month: FirstMonth = FirstMonth.WHOLE
    last_month: LastMonth = LastMonth.PRO_RATED
    conditions: tuple[Condition, ...] = ()

    def from_day(self, today: date) -> Terms:
        """The terms, where they are said on a day."""
        is_once = self.gives is Gives.CREDIT and self.months is None
        return Terms(
            gives=self.gives,
            item=self.item.strip(),
            amount=self.amount,
            start=self.start or today,
            months=1 if is_once else self.months,
            recurring=not is_once,
            first_month=self.first_month,
            last_month=self.last_month,
            conditions=self.conditions,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAsked:
    """A promise as somebody writes it down.

    Attributes:
        whom: the number of an account or an order, or the id of a customer; None: nobody who is known here yet.
        client: whose promise it is, where somebody works for several and names nobody.
        channel: where it was said.
        words: what was said.
        terms: each thing that was promised.
        seller: who said it, where it was not the one who writes it down; `team` is theirs then.
        made_at: when it was said; None: now.
        order_goes_out_at: when the order is to go out; None: not known.
    """

    whom: str | None
    channel: str
    words: str | None
    terms: tuple[TermsAsked, ...]
    client: str | None = None
    seller: str | None = None
    team: str | None = None
    evidence: tuple[Evidence, ...] = ()
    made_at: datetime | None = None
    order_goes_out_at: datetime | None = None
