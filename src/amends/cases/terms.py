"""Terms: the exact remedies, amounts and conditions that are proposed, approved and offered."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from amends.cases.words import spoken
from amends.lang.quantities import plain

# Wide enough for the sum of any amounts that a policy can state.
_EXACT = Context(prec=200)


@dataclass(frozen=True, slots=True)
class Term:
    """One remedy of the terms, and how much of it; None where it has no amount."""

    remedy: str
    amount: Decimal | None = None

    def words(self) -> str:
        """The term as it is read: "service credit 40.00"."""
        return spoken(self.remedy) if self.amount is None else f"{spoken(self.remedy)} {self.amount:f}"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a customer would get, each remedy once, and under which condition.

    Attributes:
        condition_of: the one remedy that the condition is of; None where it is of all of them.
    """

    remedies: tuple[Term, ...]
    condition: str | None = None
    condition_of: str | None = None

    @property
    def total(self) -> Decimal:
        """The amounts in sum: what an approver's ceiling is held against."""
        total = Decimal(0)
        for term in self.remedies:
            total = _EXACT.add(total, term.amount or Decimal(0))
        return total

    @property
    def digest(self) -> str:
        """What identifies the terms: alike for the same remedies, amounts and condition, in whatever order.

        An approval names it, so that nothing else can be given for it.
        """
        stated = {
            "remedies": sorted([term.remedy, _plain(term.amount)] for term in self.remedies),
            "condition": self.condition,
            **({"condition_of": self.condition_of} if self.condition_of is not None else {}),
        }
        text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    def condition_for(self, remedy: str) -> str | None:
        """The condition of one of the remedies; None where it has none."""
        return self.condition if self.condition_of in (None, remedy) else None

    def words(self) -> str:
        """The terms as they are read; a condition stands behind what it is of."""
        if self.condition is None or self.condition_of is None:
            listed = ", ".join(term.words() for term in self.remedies)
            return f"{listed} ({self.condition})" if self.condition else listed
        return ", ".join(
            term.words() + (f" ({self.condition})" if term.remedy == self.condition_of else "")
            for term in self.remedies
        )


def terms_of(
    remedies: Iterable[tuple[str, Decimal | None]], condition: str | None = None, condition_of: str | None = None
) -> Terms:
    """Terms of remedies and amounts."""
    return Terms(tuple(Term(remedy, amount) for remedy, amount in remedies), condition, condition_of)


def _plain(amount: Decimal | None) -> str:
    """`40`, `40.0` and `40.00` are the same amount."""
    return "" if amount is None else plain(amount)
