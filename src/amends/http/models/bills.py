"""Bills held to promises, on the wire."""

from typing import Annotated

from pydantic import Field

from amends.app.administration.settings import BillChanges
from amends.directory.bills import ItemWords
from amends.http.models.values import Amount, Name, Shown, ShownAmount, ShownDay, Taken, exact


class ItemWordsSent(Taken):
    """What a policy calls something that stands on bills; with neither word it is forgotten."""

    promised_as: Name | None = Field(default=None, description="The policy's word for a promise of it.")
    billed_as: Name | None = Field(default=None, description="The policy's word for a line of it.")


class BillTermsSent(Taken):
    """How bills are held to what was promised; what is left out stays."""

    policy: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="By which policy a case is decided that a bill opens; empty: by the only one."
    )
    taxes_count: bool | None = Field(default=None, description="Whether taxes belong to what was promised.")
    tolerance: Amount | None = Field(
        default=None, description="Up to which amount a bill may fall short without a case.", examples=["0.05"]
    )
    items: Annotated[dict[Name, ItemWordsSent], Field(max_length=1_000)] = Field(
        default={}, description="What the policy calls what stands on bills, by what bills call it; others stay."
    )
    repaired_by: Annotated[list[Name], Field(max_length=200)] | None = Field(
        default=None, description="All the remedies that make up for what a bill falls short by."
    )

    def changes(self) -> BillChanges:
        """What changes."""
        return BillChanges(
            policy=self.policy,
            taxes_count=self.taxes_count,
            tolerance=exact(self.tolerance),
            items=tuple(ItemWords(item, words.promised_as, words.billed_as) for item, words in self.items.items()),
            repaired_by=None if self.repaired_by is None else tuple(self.repaired_by),
        )


class ItemWordsShown(Shown):
    """What a policy calls something that stands on bills."""

    promised_as: str | None
    billed_as: str | None


class BillTermsShown(Shown):
    """How bills are held to what was promised."""

    policy: str | None
    taxes_count: bool
    tolerance: ShownAmount
    items: dict[str, ItemWordsShown]
    repaired_by: list[str]


class BillLineShown(Shown):
    """A line of a bill that a finding means."""

    account: str
    bill: str
    line: str | None


class BillFindingShown(Shown):
    """One thing that is wrong with one bill."""

    key: str = Field(description="What identifies it, however often the bill is checked.")
    kind: str = Field(description="What is wrong, such as `missing_credit` or `charged_though_free`.")
    is_shortfall: bool = Field(description="Whether the customer got less than was promised.")
    account: str
    item: str
    from_: ShownDay = Field(alias="from")
    to: ShownDay
    bills: list[str]
    lines: list[BillLineShown]
    promise: str | None = Field(description="The promise; null: nothing was promised, and the bill is wrong.")
    part: int | None = Field(description="Which of its terms, from 1.")
    due: ShownAmount
    found: ShownAmount
    difference: ShownAmount = Field(description="By how much the customer is worse off; below 0, better off.")
    sentence: str
    case: str | None = Field(
        description="The case that it opened or joined; before the bills are sent, the one that is open about the same."
    )


class WithoutBillShown(Shown):
    """Something that was promised to an account of which there is no bill."""

    account: str
    promise: str | None
    part: int
    item: str
    amount: ShownAmount


class FollowedShown(Shown):
    """What was recorded, and what followed."""

    bills: int = Field(description="How many bills were recorded at promises; none where all of them were before.")
    shortfalls: int
    corrected: int = Field(description="How many were put right by a later bill of the same days.")
    opened: list[str] = Field(description="The cases that were opened.")
    joined: list[str] = Field(description="The cases that were open, and got a further shortfall.")
    watched: dict[str, bool] = Field(
        description="The cases whose next bill has come since a shortfall, and whether it is right."
    )
    not_stated: list[str] = Field(description="Facts that the policy of a case could not use, and why.")


class BillReportShown(Shown):
    """What came of holding bills to what was promised."""

    client: str
    stage: str = Field(description="`before` or `after`: whether the bills have gone out.")
    lines: int
    bills: int = Field(description="How many bills were held to a promise.")
    breaks: bool = Field(description="Whether something that was promised is not there.")
    findings: list[BillFindingShown]
    without_bill: list[WithoutBillShown]
    followed: FollowedShown | None = Field(description="Null before the bills are sent: nothing is recorded.")
