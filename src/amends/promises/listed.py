"""A promise as another system lists it: one thing that was promised a row, people by the names that are used there."""

from dataclasses import dataclass
from datetime import datetime

from amends.promises.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPromise:
    """One row of a list.

    Attributes:
        line: the line of the file, for messages.
        promise: the number of the promise there; rows of one number are one promise, and a number that is known adds
            nothing.
        account, order: the numbers of the account and the order; None: not told.
        made_at: when it was made (UTC).
        seller, team, channel: who said it, where; None: not told.
        words: what was said.
        terms: what was promised.
    """

    line: int
    promise: str
    account: str
    order: str | None
    made_at: datetime
    seller: str | None
    team: str | None
    channel: str | None
    words: str | None
    terms: Terms
