"""Addresses that open one case, as they are shown."""

from pydantic import Field

from amends.http.models.values import Shown, ShownInstant


class LinkShown(Shown):
    """A link to the customer's page."""

    reference: str
    link: str = Field(description="The whole link; it is told this once. Only the customer may have it.")
    expires_at: ShownInstant
    asks_for: str = Field(description="What the customer is asked for: `account`, `phone` or `order`.")


class LinksEnded(Shown):
    """Links that were taken back."""

    ended: int = Field(description="How many still opened the page.")


class CardShown(Shown):
    """An address of the card of a case."""

    reference: str
    card: str = Field(description="The whole address; it is told this once. It acts in your name on this case.")
    expires_at: ShownInstant
    parents: list[str] = Field(description="The origins that may show it in a frame.")
