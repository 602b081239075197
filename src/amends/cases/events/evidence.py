"""Events of what is known: facts with their sources, and the problem and the wish as the agent understood them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from amends.cases.events.event import ERASED, Event, Plain, in_words, quoted
from amends.cases.words import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStated(Event):
    """Somebody stated a fact. An earlier statement stays beside it; which of them counts, the policy says.

    What is sensitive, or holds free text, stands in `private_value`, and `value` is None.
    """

    name: ClassVar[str] = "fact_stated"
    personal: ClassVar[frozenset[str]] = frozenset({"private_value"})

    fact: str
    source: str
    value: Plain = None
    private_value: Plain = None
    is_private: bool = False
    record: str | None = None

    def sentence(self) -> str:
        """What happened."""
        evidence = f" ({self.record})" if self.record else ""
        return f"recorded {spoken(self.fact)}: {self._shown()}, from {spoken(self.source)}{evidence}"

    def _shown(self) -> str:
        if self.is_private:
            return ERASED if self.private_value is None else in_words(self.private_value)
        return in_words(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRestated(Event):
    """The agent restated the problem and the wish in their own words."""

    name: ClassVar[str] = "problem_restated"
    personal: ClassVar[frozenset[str]] = frozenset({"issue", "wish"})

    issue: str | None
    wish: str | None
    remedy: str | None = None
    amount: Decimal | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"restated the problem, {quoted(self.issue)}, and the wish, {quoted(self.wish)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatementConfirmed(Event):
    """The customer said that this is what they mean."""

    name: ClassVar[str] = "restatement_confirmed"

    def sentence(self) -> str:
        """What happened."""
        return "the customer confirmed that this is what they mean"
