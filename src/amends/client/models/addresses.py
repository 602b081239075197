"""Addresses that open one case: to its customer, and as a card in another help desk."""

from amends.client.models.values import Answer, Instant


class Link(Answer):
    """A link to the customer's page of a case.

    Attributes:
        link: the whole link, told this once; only the customer may have it.
        asks_for: what the customer is asked for when they open it: `account`, `phone` or `order`.
    """

    reference: str
    link: str
    expires_at: Instant
    asks_for: str


class EndedLinks(Answer):
    """Links that were taken back: how many of them still opened the page."""

    ended: int


class Card(Answer):
    """An address of the card of a case.

    Attributes:
        card: the whole address, told this once; it acts in one's own name on this case.
        parents: the origins that may show it in a frame.
    """

    reference: str
    card: str
    expires_at: Instant
    parents: tuple[str, ...]
