"""A promise as lists show it: what stands in its row."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from amends.promises.keeping import Keeping, expires_on, is_seen_through, standing
from amends.promises.state import Confirmation, PromiseState
from amends.promises.terms import Terms
from amends.store.promise_data import terms_data, terms_of
from amends.store.promise_links import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """What lists and searches know of a promise; all of it but its names follows from its events.

    Attributes:
        listed_as: its number in the system that it was imported from.
        number: how many events it has: its version.
        terms: those that hold now.
        message: the message that asks for the confirmation that counts.
        owed: how many shortfalls were not made good.
        is_seen_through: whether every bill that would show it was seen.
        expires_on: from which day on no more bills are waited for; None: never.
    """

    id: UUID
    client: UUID
    reference: str
    listed_as: str | None
    number: int
    customer: UUID | None
    account: UUID | None
    order: UUID | None
    maker: UUID | None
    team: str | None
    seller: str | None
    channel: str
    made_at: datetime
    changed_at: datetime
    terms: tuple[Terms, ...]
    confirmation: Confirmation
    message: str | None
    order_goes_out_at: datetime | None
    order_went_out_at: datetime | None
    is_broken: bool
    owed: int
    is_seen_through: bool
    expires_on: date | None

    def columns(self) -> dict[str, object]:
        """The values by column."""
        plain = {name: getattr(self, name) for name in COLUMNS}
        return {**plain, "terms": terms_data(self.terms), "confirmation": self.confirmation.value}

    def keeping(self, today: date) -> Keeping:
        """Where the promise stands on a day."""
        if self.is_broken:
            return Keeping.BROKEN
        if self.is_seen_through:
            return Keeping.KEPT
        is_expired = self.expires_on is not None and today >= self.expires_on
        return Keeping.EXPIRED if is_expired else Keeping.RUNNING

    def is_open(self, today: date) -> bool:
        """Whether bills are still to come, or something is owed."""
        return self.owed > 0 or not (self.is_seen_through or (self.expires_on is not None and today >= self.expires_on))


COLUMNS = tuple(PromiseRow.__dataclass_fields__)
"""The columns of the table `promises` that make a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseKey:
    """By what a promise is called: what its events don't say, and what never changes."""

    id: UUID
    client: UUID
    reference: str
    listed_as: str | None = None


def row_of(key: PromiseKey, state: PromiseState, number: int, changed_at: datetime) -> PromiseRow:
    """The row of a promise that stands so after so many events, the last of which was then."""
    offer, found = state.offer, standing(state, date.min)
    return PromiseRow(
        id=key.id,
        client=key.client,
        reference=key.reference,
        listed_as=key.listed_as,
        number=number,
        customer=offer.customer,
        account=offer.account,
        order=offer.order,
        maker=offer.maker,
        team=offer.team,
        seller=offer.seller,
        channel=offer.channel,
        made_at=state.made_at,
        changed_at=changed_at,
        terms=offer.terms,
        confirmation=state.confirmation,
        message=state.message,
        order_goes_out_at=offer.order_goes_out_at,
        order_went_out_at=state.order_went_out_at,
        is_broken=found.keeping is Keeping.BROKEN,
        owed=len(found.owed),
        is_seen_through=is_seen_through(state),
        expires_on=expires_on(offer.terms),
    )


def read_row(found: Row) -> PromiseRow:
    """The row that was read from the table."""
    values = {name: found[name] for name in COLUMNS}
    return PromiseRow(
        **{**values, "terms": terms_of(values["terms"]), "confirmation": Confirmation(values["confirmation"])}
    )
