"""Where a bill and a promise do not agree: by how much, on which lines, and a key that stays the same."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from amends.promises.bills.line import BillLine
from amends.promises.cycles import Period
from amends.promises.promise import PromisedItem


class FindingKind(StrEnum):
    """What is wrong with a bill."""

    MISSING_CREDIT = "missing_credit"
    SHORT_CREDIT = "short_credit"
    ENDED_EARLY = "ended_early"
    WRONG_MONTH = "wrong_month"
    WRONG_ACCOUNT = "wrong_account"
    CHARGED_THOUGH_FREE = "charged_though_free"
    OVERCHARGED = "overcharged"
    DOUBLED_CHARGE = "doubled_charge"

    EXCESS_CREDIT = "excess_credit"
    DOUBLED_CREDIT = "doubled_credit"
    STARTED_EARLY = "started_early"
    ENDED_LATE = "ended_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with one bill.

    Attributes:
        promise: what was promised; None: nothing was, and the bill is wrong all the same.
        account, item, period: whose bill, about what, for which days.
        bills: the numbers of the bills of that period.
        lines: the lines that are meant: what falls short, what is too much, or what stands elsewhere.
        due: what the bill had to show: the credit, or the most that could be charged.
        found: what it shows.
        difference: by how much the customer is worse off, all bills together; below 0, better off.
        elsewhere: the days of the bill on which the credit stands instead; None: on none of the account.
    """

    kind: FindingKind
    promise: PromisedItem | None
    account: str
    item: str
    period: Period
    bills: tuple[str, ...]
    lines: tuple[BillLine, ...]
    due: Decimal
    found: Decimal
    difference: Decimal
    elsewhere: Period | None = None

    @property
    def is_shortfall(self) -> bool:
        """Whether the customer got less than was promised."""
        return self.difference > 0

    @property
    def key(self) -> str:
        """What identifies it however often, and among whatever other bills, the bill is checked.

        What it is called does not belong to the key: a credit that is missing may be found elsewhere later.
        """
        direction = "over" if self.difference < 0 else "short"
        if self.promise is not None:
            about = f"promise/{self.promise.promise}/{self.promise.part}"
        else:
            about = f"account/{self.account}/{self.item}"
        return f"{about}/{self.period.first}/{self.period.last}/{direction}"
