"""A promise: who made it to whom, on which channel, with which terms, and what shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NamedTuple
from uuid import UUID

from amends.promises.terms import Terms


class EvidenceKind(StrEnum):
    """What shows that something was promised."""

    ORDER = "order"
    NOTE = "note"
    RECORDING = "recording"
    MESSAGE = "message"
    PAPER = "paper"
    CUSTOMERS_WORD = "customers_word"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that shows a promise, and where it is found: a number, an address, the digest of a file."""

    kind: EvidenceKind
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What was said to a customer, as its maker wrote it down.

    Attributes:
        customer, account, order: to whom, and about what; None: not known yet, as before the first account is opened.
        maker, team: who said it; None: somebody whom this workspace does not know, such as a partner's seller.
        seller: the word for such a seller or shop; reports count by it.
        channel: where it was said, such as `shop` or `phone`.
        words: what was said, in the words of the one who said it; None: not written down, or erased.
        terms: each thing that was promised.
        evidence: what shows it.
        order_goes_out_at: when the order is to go out; None: not known.
    """

    personal: ClassVar[frozenset[str]] = frozenset({"words", "evidence"})

    customer: UUID | None
    account: UUID | None
    order: UUID | None
    maker: UUID | None
    team: str | None
    seller: str | None
    channel: str
    words: str | None
    terms: tuple[Terms, ...]
    evidence: tuple[Evidence, ...] = ()
    order_goes_out_at: datetime | None = None


Place = tuple[str, int]
"""Which promise, and which of its terms: what identifies a thing that was promised."""


class PromisedItem(NamedTuple):
    """One thing promised to an account, as bills are checked against it.

    Attributes:
        promise: which promise, by an id that never changes.
        part: which of its terms, from 1.
        account: the number that stands on the bills.
        terms: what was promised.
    """

    promise: str
    part: int
    account: str
    terms: Terms

    @property
    def place(self) -> Place:
        """What identifies it."""
        return (self.promise, self.part)


def promised_items(promise: UUID, account: str, terms: Sequence[Terms]) -> tuple[PromisedItem, ...]:
    """The things that one promise holds, for checking the bills of an account."""
    return tuple(PromisedItem(str(promise), part, account, one) for part, one in enumerate(terms, start=1))
