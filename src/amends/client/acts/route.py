"""Make It Right: from a gap between policy and a fair wish to what the customer accepts."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from amends.client.acts.act import Act, Terms
from amends.client.values import said


@dataclass(frozen=True)
class OpenException(Act):
    """Make It Right begins."""

    name: ClassVar[str] = "exception"


@dataclass(frozen=True)
class Propose(Act):
    """A solution goes to the approver.

    Attributes:
        why: why it is fair: what the approver reads.
        from_customer: whether it is the customer's own solution.
        not_known: what is to be considered and nobody knows: names of facts.
    """

    name: ClassVar[str] = "propose"
    terms: Terms
    why: str
    from_customer: bool = False
    not_known: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Approving(Act):
    """What approving and adjusting have in common."""

    @property
    def body(self) -> dict[str, object]:
        """What is sent of it; how long it holds in whole seconds."""
        body = super().body
        lasts = body.pop("lasts", None)
        return {**body, **said({"lasts_seconds": lasts})}


@dataclass(frozen=True)
class Approve(_Approving):
    """The terms that stand are approved.

    Attributes:
        ceiling: how far the agent may go in a compromise, in all; None for no further.
        terms_digest: the terms that were looked at; where they have changed since, nothing is done.
        lasts: how long it holds; None for as long as the client settled.
    """

    name: ClassVar[str] = "approve"
    ceiling: Decimal | None = None
    terms_digest: str | None = None
    lasts: timedelta | None = None


@dataclass(frozen=True)
class Adjust(_Approving):
    """Other terms are put in place of the proposed ones; `feedback` is what the agent reads."""

    name: ClassVar[str] = "adjust"
    terms: Terms
    feedback: str
    ceiling: Decimal | None = None
    terms_digest: str | None = None
    lasts: timedelta | None = None


@dataclass(frozen=True)
class Return(Act):
    """A solution goes back; `feedback` is what to revise."""

    name: ClassVar[str] = "return"
    feedback: str
    terms_digest: str | None = None


@dataclass(frozen=True)
class Take(Act):
    """The agent takes the adjusted terms."""

    name: ClassVar[str] = "take"
    terms_digest: str | None = None


@dataclass(frozen=True)
class Withdraw(Act):
    """The solution is taken back."""

    name: ClassVar[str] = "withdraw"
    why: str


@dataclass(frozen=True)
class Offer(Act):
    """The approved terms are put to the customer; `in_writing` where nobody speaks with them: on their page."""

    name: ClassVar[str] = "offer"
    terms_digest: str | None = None
    in_writing: bool = False


@dataclass(frozen=True)
class Accept(Act):
    """The customer accepts."""

    name: ClassVar[str] = "accept"


@dataclass(frozen=True)
class Compromise(Act):
    """The customer asks for other terms; `words` are theirs."""

    name: ClassVar[str] = "compromise"
    terms: Terms
    words: str


@dataclass(frozen=True)
class Reject(Act):
    """The customer does not want it; `words` are theirs."""

    name: ClassVar[str] = "reject"
    words: str


@dataclass(frozen=True)
class GiveFinalResponse(Act):
    """The last word of the house, with its grounds."""

    name: ClassVar[str] = "final-response"
    words: str
