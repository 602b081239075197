"""Events of what is known: facts with their sources, and the problem and the wish as the agent understood them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from amends.cases.events.event import ERASED, Event, Plain, quoted
from amends.cases.wording import PLAIN, Wording
from amends.cases.words import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStated(Event):
    """Somebody stated a fact. An earlier statement stays beside it; which of them counts, the policy says.

    What is sensitive, or holds free text, stands in `private_value`, and `value` is None. `shown_by` is the number of
    the attachment that shows it.
    """

    name: ClassVar[str] = "fact_stated"
    personal: ClassVar[frozenset[str]] = frozenset({"private_value"})

    fact: str
    source: str
    value: Plain = None
    private_value: Plain = None
    is_private: bool = False
    record: str | None = None
    shown_by: int | None = None

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        fact, source = wording.fact(self.fact), spoken(self.source)
        if wording.is_hidden(self.fact):
            return f"recorded {fact}, which is not shown, from {source}"
        return f"recorded {fact}: {self._shown(wording)}, from {source}{self._evidence()}"

    def _evidence(self) -> str:
        attachment = f"attachment {self.shown_by}" if self.shown_by is not None else None
        named = [one for one in (self.record, attachment) if one]
        return f" ({'; '.join(named)})" if named else ""

    def _shown(self, wording: Wording) -> str:
        if self.is_private:
            return ERASED if self.private_value is None else wording.value(self.fact, self.private_value)
        return wording.value(self.fact, self.value)


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
