"""Addresses of cards in the store: each opens one case to one agent, for a short time."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from amends.store.links_tables import cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is kept of the address of a card.

    Attributes:
        digest: the SHA-256 of what stands in the address, in hexadecimal digits.
        user: who acts in it, in which team and role where they have several.
        token: the one with which it was made; it ends with that.
    """

    digest: str
    client: UUID
    case: UUID
    user: UUID
    team: str | None
    role: str | None
    token: UUID | None
    expires_at: datetime


def add_card(connection: Connection, card: Card, at: datetime) -> None:
    """Keeps a new address; those of the client that have ended are forgotten."""
    connection.execute(delete(cards).where(cards.c.client == card.client, cards.c.expires_at <= at))
    connection.execute(insert(cards).values(**asdict(card)))


def card_with(connection: Connection, digest: str) -> Card | None:
    """The address of that digest, whether it still opens or not."""
    row = connection.execute(select(cards).where(cards.c.digest == digest)).mappings().first()
    return None if row is None else Card(**row)
