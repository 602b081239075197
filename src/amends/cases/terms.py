"""Terms: the exact remedies, amounts and conditions that are proposed, approved and offered."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from amends.cases.wording import PLAIN, Wording
from amends.lang.quantities import plain

# Wide enough for the sum of any amounts that a policy can state.
_EXACT = Context(prec=200)


@dataclass(frozen=True, slots=True)
class Term:
    """One remedy of the terms, and how much of it; None where it has no amount."""

    remedy: str
    amount: Decimal | None = None

    def words(self, wording: Wording = PLAIN) -> str:
        """The term as a reader is told of it: "service credit 40.00" where they have no policy before them."""
        return wording.gift(self.remedy, self.amount)


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

    def words(self, wording: Wording = PLAIN) -> str:
        """The terms as a reader is told of them; a condition stands behind what it is of."""
        if self.condition is None or self.condition_of is None:
            listed = ", ".join(term.words(wording) for term in self.remedies)
            return wording.under(listed, self.condition) if self.condition else listed
        return ", ".join(
            wording.under(term.words(wording), self.condition)
            if term.remedy == self.condition_of
            else term.words(wording)
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
