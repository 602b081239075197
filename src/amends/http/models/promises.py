"""Promises on the wire."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator

from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.http.models.values import Amount, Id, Name, Shown, ShownAmount, ShownDay, ShownInstant, Taken, Words
from amends.http.pages import Paged
from amends.promises.keeping import Keeping
from amends.promises.promise import Evidence, EvidenceKind
from amends.promises.state import Confirmation
from amends.promises.terms import Condition, FirstMonth, Gives, LastMonth

_Short = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
_Months = Annotated[int, Field(ge=1, le=120)]


class ConditionSent(Taken):
    """On what it hangs."""

    says: Name = Field(description="In the words that the customer was told.", examples=["you pay by card"])
    item: Name | None = Field(default=None, description="What a bill carries for it, where bills can show it.")


class TermsSent(Taken):
    """One thing that was promised."""

    gives: Gives = Field(description="An amount taken off, or an item at a price that it does not cost more than.")
    item: Name = Field(description="What bills call it.", examples=["web discount"])
    amount: Amount = Field(description="What is taken off each month or once, or the price; free is `0`.")
    months: _Months | None = Field(
        default=None, description="For how many months; left out: a credit once, a price for good."
    )
    start: date | None = Field(default=None, description="From which day on; else from the day it was said.")
    first_month: FirstMonth = Field(
        default=FirstMonth.WHOLE, description="What a month that is begun does with what is taken off."
    )
    last_month: LastMonth = Field(
        default=LastMonth.PRO_RATED, description="What the month does in which a pro-rated promise ends."
    )
    conditions: Annotated[tuple[ConditionSent, ...], Field(max_length=20)] = ()

    def asked(self) -> TermsAsked:
        """The same as the rest of Amends takes it."""
        return TermsAsked(
            gives=self.gives,
            item=self.item,
            amount=Decimal(self.amount),
            months=self.months,
            start=self.start,
            first_month=self.first_month,
            last_month=self.last_month,
            conditions=tuple(Condition(one.says, one.item) for one in self.conditions),
        )


_Terms = Annotated[list[TermsSent], Field(min_length=1, max_length=20)]


class EvidenceSent(Taken):
    """What shows a promise."""

    kind: EvidenceKind
    where: Name = Field(description="Where it is found: a number, an address, the digest of a file.")


class MakingPromise(Taken):
    """What was promised, to whom: by an account, an order or a customer, or to nobody who is known here yet."""

    channel: _Short = Field(description="Where it was said.", examples=["shop"])
    terms: _Terms = Field(description="Each thing that was promised.")
    words: Words | None = Field(default=None, description="What was said, as it was said.")
    account: Name | None = Field(default=None, description="The number of an account.")
    order: Name | None = Field(default=None, description="The number of an order.")
    customer: Name | None = Field(default=None, description="The id of a customer, or an account's number of theirs.")
    client: Name | None = Field(default=None, description="Whose, where you work for several and name nobody.")
    seller: _Short | None = Field(default=None, description="Who said it, where it was not you.")
    team: _Short | None = Field(default=None, description="For which team that seller said it.")
    evidence: Annotated[tuple[EvidenceSent, ...], Field(max_length=20)] = ()
    made_at: AwareDatetime | None = Field(default=None, description="When it was said; else now.")
    order_goes_out_at: AwareDatetime | None = Field(default=None, description="When the order goes out, where known.")

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if sum(one is not None for one in (self.account, self.order, self.customer)) > 1:
            raise ValueError("name one of `account`, `order` and `customer`")
        return self

    def asked(self) -> PromiseAsked:
        """The same as the rest of Amends takes it."""
        return PromiseAsked(
            whom=self.account or self.order or self.customer,
            client=self.client,
            channel=self.channel,
            words=self.words,
            terms=tuple(one.asked() for one in self.terms),
            seller=self.seller,
            team=self.team,
            evidence=tuple(Evidence(one.kind, one.where) for one in self.evidence),
            made_at=_in_utc(self.made_at),
            order_goes_out_at=_in_utc(self.order_goes_out_at),
        )


class ConfirmingPromise(Taken):
    """The customer says: this is what I was promised."""

    how: _Short = Field(description="Where they said so.", examples=["phone"])


class DisputingPromise(Taken):
    """The customer says: that's not what I was told."""

    words: Words = Field(description="What they were told, in their words.")


class RestatingPromise(Taken):
    """The terms are put right."""

    terms: _Terms = Field(description="All of what was promised.")
    why: Words = Field(description="Why they change.")
    words: Words | None = Field(default=None, description="What was said; else as it was written down.")


class ConditionShown(Shown):
    """On what it hangs."""

    says: str
    item: str | None


class PromisedTermsShown(Shown):
    """One thing that was promised."""

    gives: Gives
    item: str
    amount: ShownAmount
    start: ShownDay
    months: int | None
    recurring: bool
    first_month: FirstMonth
    last_month: LastMonth
    conditions: list[ConditionShown]


class PromisedToShown(Shown):
    """To whom it was promised."""

    id: Id
    name: str | None


class EvidenceShown(Shown):
    """What shows a promise."""

    kind: EvidenceKind
    where: str


class PromiseAlarmShown(Shown):
    """What its maker is told while it is not confirmed and the order is still here."""

    why: str
    do: str


class CheckedBillShown(Shown):
    """A bill that was held to the promise."""

    bill: str | None
    from_: ShownDay = Field(alias="from")
    to: ShownDay
    part: int
    kept: bool
    shortfalls: list[str]


class PromiseStatementShown(Shown):
    """What was written down as promised, at one time."""

    at: ShownInstant
    words: str | None
    terms: list[PromisedTermsShown]


class PromiseActorShown(Shown):
    """Who did it."""

    name: str
    role: str | None
    team: str | None


class PromiseEventShown(Shown):
    """Something that happened to a promise."""

    number: int
    at: ShownInstant
    by: PromiseActorShown | None
    event: str
    sentence: str


class PromiseShown(Shown):
    """A promise with all that happened to it."""

    id: Id
    reference: str
    listed_as: str | None
    client: str
    version: int
    customer: PromisedToShown | None
    account: str | None
    order: str | None
    maker: str | None
    team: str | None
    seller: str | None
    channel: str
    made_at: ShownInstant
    words: str | None
    terms: list[PromisedTermsShown]
    evidence: list[EvidenceShown]
    confirmation: Confirmation
    told: str | None
    order_goes_out_at: ShownInstant | None
    order_went_out_at: ShownInstant | None
    alarm: PromiseAlarmShown | None
    keeping: Keeping
    shown_by: list[CheckedBillShown]
    owed: list[str]
    is_made_good: bool
    stated: list[PromiseStatementShown]
    history: list[PromiseEventShown]


class PromiseListedShown(Shown):
    """A promise in a list; `owed` is how many shortfalls were not given back."""

    id: Id
    reference: str
    client: str
    customer: PromisedToShown | None
    account: str | None
    maker: str | None
    team: str | None
    seller: str | None
    channel: str
    made_at: ShownInstant
    terms: list[PromisedTermsShown]
    confirmation: Confirmation
    order_went_out_at: ShownInstant | None
    keeping: Keeping
    owed: int


class PromisesShown(Paged):
    """A page of promises."""

    promises: list[PromiseListedShown]


class _CountShown(Shown):
    made: int
    confirmed: int
    disputed: int
    kept: int
    broken: int
    made_good: int
    expired: int


class SellerCountShown(_CountShown):
    """What became of the promises of one seller."""

    team: str | None
    seller: str | None
    maker: str | None


class TeamCountShown(_CountShown):
    """What became of the promises of one team."""

    team: str | None


class PromiseCountsShown(Shown):
    """What became of promises, those with the most broken ones first."""

    sellers: list[SellerCountShown]
    teams: list[TeamCountShown]


class ImportedPromisesShown(Shown):
    """What an import added; `differing` names some that the file tells otherwise than they were first told."""

    client: str
    rows: int
    new: int
    known: int
    differing: list[str]


def _in_utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)
