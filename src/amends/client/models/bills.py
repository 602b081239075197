"""Bills held to what was promised."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pydantic import Field

from amends.client.models.values import Answer


class BillLine(Answer):
    """A line of a bill that a finding means."""

    account: str
    bill: str
    line: str | None


class BillFinding(Answer):
    """One thing that is wrong with one bill.

    Attributes:
        key: what identifies it, however often the bill is checked.
        kind: what is wrong, such as `missing_credit`.
        is_shortfall: whether the customer got less than was promised.
        first_day, last_day: the days that the bill is for.
        promise: the reference of the promise; None: nothing was promised, and the bill is wrong.
        part: which of its terms, from 1.
        difference: by how much the customer is worse off; below 0, better off.
        case: the reference of the case that it opened or joined; before the bills are sent, of the one that is open.
    """

    key: str
    kind: str
    is_shortfall: bool
    account: str
    item: str
    first_day: date = Field(alias="from")
    last_day: date = Field(alias="to")
    bills: tuple[str, ...]
    lines: tuple[BillLine, ...]
    promise: str | None
    part: int | None
    due: Decimal
    found: Decimal
    difference: Decimal
    sentence: str
    case: str | None


class WithoutBill(Answer):
    """Something that was promised to an account of which there is no bill."""

    account: str
    promise: str | None
    part: int
    item: str
    amount: Decimal


class Followed(Answer):
    """What was recorded, and what followed.

    Attributes:
        bills: how many bills were recorded at promises; none where all of them were before.
        corrected: how many shortfalls were put right by a later bill of the same days.
        opened, joined: the references of the cases that were opened, and of those that got a further shortfall.
        watched: the cases whose next bill has come since a shortfall, and whether it is right.
        not_stated: facts that the policy of a case could not use, and why.
    """

    bills: int
    shortfalls: int
    corrected: int
    opened: tuple[str, ...]
    joined: tuple[str, ...]
    watched: Mapping[str, bool]
    not_stated: tuple[str, ...]


class BillReport(Answer):
    """What came of holding bills to what was promised.

    Attributes:
        stage: `before` or `after`.
        bills: how many bills were held to a promise.
        breaks: whether something that was promised is not there.
        followed: what was recorded; None before the bills are sent.
    """

    client: str
    stage: str
    lines: int
    bills: int
    breaks: bool
    findings: tuple[BillFinding, ...]
    without_bill: tuple[WithoutBill, ...]
    followed: Followed | None
