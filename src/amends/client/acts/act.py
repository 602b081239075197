"""What is done to a case, as data."""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import ClassVar

from amends.client.values import said


@dataclass(frozen=True)
class Act:
    """Something that is done to a case; `name` is what the gate calls it."""

    name: ClassVar[str]

    @property
    def body(self) -> dict[str, object]:
        """What is sent of it."""
        return said({field.name: getattr(self, field.name) for field in fields(self)})


@dataclass(frozen=True, slots=True)
class Term:
    """A remedy, and how much of it; without an amount all that it is worth."""

    remedy: str
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What the customer would get, under which condition, and of which remedy alone that is; else of all."""

    remedies: tuple[Term, ...]
    condition: str | None = None
    condition_of: str | None = None


def terms(
    *remedies: Term | str, condition: str | None = None, condition_of: str | None = None, **amounts: Decimal
) -> Terms:
    """Terms in short: `terms("replacement", goodwill_credit=Decimal("20.00"))`."""
    whole = [one if isinstance(one, Term) else Term(one) for one in remedies]
    return Terms((*whole, *(Term(remedy, amount) for remedy, amount in amounts.items())), condition, condition_of)
