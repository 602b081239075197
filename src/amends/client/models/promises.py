"""Promises: what somebody said that a customer would get, and what became of it."""

from uuid import UUID

from pydantic import Field

from amends.client.models.values import Amount, Answer, Day, Instant


class Condition(Answer):
    """On what it hangs; `item` is what a bill carries for it."""

    says: str
    item: str | None


class PromisedTerms(Answer):
    """One thing that was promised.

    Attributes:
        gives: `credit`, what is taken off, or `price`, what it costs at most.
        item: what bills call it.
        months: for how many months; None: for good.
        recurring: whether it comes every month.
        first_month, last_month: what months do that are covered in part.
    """

    gives: str
    item: str
    amount: Amount
    start: Day
    months: int | None
    recurring: bool
    first_month: str
    last_month: str
    conditions: tuple[Condition, ...]


class PromisedTo(Answer):
    """To whom it was promised."""

    id: UUID
    name: str | None


class Evidence(Answer):
    """What shows a promise, and where it is found."""

    kind: str
    where: str


class PromiseAlarm(Answer):
    """What keeps a promise from being confirmed before its order goes out, and what its maker can do."""

    why: str
    do: str


class CheckedBill(Answer):
    """A bill that was held to a part of the promise, and the keys of what it fell short by."""

    bill: str | None
    first: Day = Field(alias="from")
    last: Day = Field(alias="to")
    part: int
    kept: bool
    shortfalls: tuple[str, ...]


class PromiseStatement(Answer):
    """What was written down as promised, at one time."""

    at: Instant
    words: str | None
    terms: tuple[PromisedTerms, ...]


class PromiseActor(Answer):
    """Who did it, in the role and team that they had then."""

    name: str
    role: str | None
    team: str | None


class PromiseEvent(Answer):
    """Something that happened to a promise; `by` is None where nobody did it."""

    number: int
    at: Instant
    by: PromiseActor | None
    event: str
    sentence: str


class Promise(Answer):
    """A promise with all that happened to it.

    Attributes:
        listed_as: its number in the system that it was imported from.
        version: how many events it has.
        maker: the login word of who made it; None: a seller who is not known here.
        confirmation: how far the customer's confirmation has come.
        told: what the mail server or the customer said last about it.
        keeping: `running`, `kept`, `broken` or `expired`.
        shown_by: the bills that show it.
        owed: the keys of shortfalls that were not given back.
        stated: everything that was ever written down as promised.
        tag: to be sent with what is done to it, where nothing may have happened meanwhile.
    """

    id: UUID
    reference: str
    listed_as: str | None
    client: str
    version: int
    customer: PromisedTo | None
    account: str | None
    order: str | None
    maker: str | None
    team: str | None
    seller: str | None
    channel: str
    made_at: Instant
    words: str | None
    terms: tuple[PromisedTerms, ...]
    evidence: tuple[Evidence, ...]
    confirmation: str
    told: str | None
    order_goes_out_at: Instant | None
    order_went_out_at: Instant | None
    alarm: PromiseAlarm | None
    keeping: str
    shown_by: tuple[CheckedBill, ...]
    owed: tuple[str, ...]
    is_made_good: bool
    stated: tuple[PromiseStatement, ...]
    history: tuple[PromiseEvent, ...]
    tag: str | None = None


class PromiseListed(Answer):
    """A promise in a list; `owed` is how many shortfalls were not given back."""

    id: UUID
    reference: str
    client: str
    customer: PromisedTo | None
    account: str | None
    maker: str | None
    team: str | None
    seller: str | None
    channel: str
    made_at: Instant
    terms: tuple[PromisedTerms, ...]
    confirmation: str
    order_went_out_at: Instant | None
    keeping: str
    owed: int


class SellerCount(Answer):
    """What became of the promises of one seller; `maker` is the login word of a user."""

    team: str | None
    seller: str | None
    maker: str | None
    made: int
    confirmed: int
    disputed: int
    kept: int
    broken: int
    made_good: int
    expired: int


class TeamCount(Answer):
    """What became of the promises of one team."""

    team: str | None
    made: int
    confirmed: int
    disputed: int
    kept: int
    broken: int
    made_good: int
    expired: int


class PromiseCounts(Answer):
    """What became of promises, those with the most broken ones first."""

    sellers: tuple[SellerCount, ...]
    teams: tuple[TeamCount, ...]


class ImportedPromises(Answer):
    """What an import added; `differing` names some that the file tells otherwise than they were first told."""

    client: str
    rows: int
    new: int
    known: int
    differing: tuple[str, ...]
