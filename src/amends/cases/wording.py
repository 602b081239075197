"""How a reader is told of a case: what remedies and facts are called, what amounts are in, and by which clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING

from amends.cases.words import in_words, moment, spoken
from amends.decide.unknown import Place
from amends.explain.voice import Voice
from amends.lang.quantities import parse_decimal
from amends.lang.tree import Fact, Field, PolicyTree
from amends.lang.types import Kind

if TYPE_CHECKING:
    from amends.cases.events.event import Plain

_QUOTED = re.compile("`(?P<quoted>[^`]*)`")
_NAMES = r"\b(?P<name>[a-z0-9]+(?:_[a-z0-9]+)+)\b"
"""Names that stand in a sentence without backticks; a name of one word could be just that word."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of somebody who has no policy before them: names as they are spoken, amounts as bare numbers."""

    timezone: tzinfo = UTC

    def moment(self, at: datetime) -> str:
        """A moment by the reader's clock."""
        return moment(at, self.timezone)

    def remedy(self, name: str) -> str:
        """What a remedy is called."""
        return spoken(name)

    def gift(self, remedy: str, amount: Decimal | None) -> str:
        """A remedy, and how much of it."""
        return spoken(remedy) if amount is None else f"{spoken(remedy)} {amount:f}"

    def money(self, amount: Decimal) -> str:
        """An amount of the policy's currency."""
        return f"{amount:f}"

    def worth(self, remedy: str, amount: Decimal) -> str:
        """How much there is of a remedy: money, or a number of what it counts."""
        return f"{amount:f}"

    def under(self, terms: str, condition: str) -> str:
        """Terms, and the condition that they hang on."""
        return f"{terms} ({condition})"

    def fact(self, name: str) -> str:
        """What a fact is called."""
        return spoken(name)

    def field(self, fact: str, name: str) -> str:
        """What a field of a list's elements is called."""
        return spoken(name)

    def about(self, place: Place) -> str:
        """What something is said about: a fact, or a field of a list's element by its number."""
        fact = self.fact(place.fact)
        return f"{fact} {place.element}, {self.field(place.fact, place.field)}" if place.element else fact

    def value(self, fact: str, value: "Plain", field: str | None = None) -> str:
        """The value of a fact, or of a field of a list's element."""
        return in_words(value)

    def is_hidden(self, fact: str) -> bool:
        """Whether the value of a fact is shown to nobody."""
        return False

    def told(self, message: str) -> str:
        """What an error says; whoever has no policy before them reads it as it is."""
        return message


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyWording(Wording):
    """The words of a policy: its own titles, money in its currency, numbers with their units."""

    voice: Voice

    def remedy(self, name: str) -> str:
        """Its title; a remedy of another version may be none of this one's."""
        remedy = self.voice.tree.remedies.get(name)
        return spoken(name) if remedy is None else self.voice.remedy(remedy)

    def gift(self, remedy: str, amount: Decimal | None) -> str:
        """Its title, and behind it what it is worth."""
        called = self.remedy(remedy)
        return called if amount is None else f"{called} ({self.worth(remedy, amount)})"

    def money(self, amount: Decimal) -> str:
        """An amount with its currency."""
        return self.voice.values.money(amount)

    def worth(self, remedy: str, amount: Decimal) -> str:
        """Money with its currency, of a discount that it is saved, or a number."""
        known = self.voice.tree.remedies.get(remedy)
        return self.voice.values.amount(amount, None) if known is None else self.voice.amount(known, amount)

    def under(self, terms: str, condition: str) -> str:
        """Terms, and the condition in quotation marks."""
        return f"{terms}, under the condition “{condition}”"

    def fact(self, name: str) -> str:
        """Its title."""
        return self.voice.fact(name) if name in self.voice.tree.facts else spoken(name)

    def field(self, fact: str, name: str) -> str:
        """Its title."""
        field = self._field(fact, name)
        return spoken(name) if field is None or field.title is None else self.voice.text(field.title)

    def value(self, fact: str, value: "Plain", field: str | None = None) -> str:
        """The value as its kind is said: an amount with its currency, a number with its unit, a day as a day."""
        if isinstance(value, list):
            return "; ".join(self._element(fact, one) for one in value) or "none"
        found = self._field(fact, field) if field is not None else self.voice.tree.facts.get(fact)
        return in_words(value) if found is None else self._of(found, value)

    def is_hidden(self, fact: str) -> bool:
        """Whether the value of a fact is shown to nobody."""
        return is_hidden(self.voice.tree, fact)

    def told(self, message: str) -> str:
        """What an error says, with titles for the names of remedies and facts, and money for bare amounts.

        An amount is known by its digits after the point; where the currency has none, numbers stay as they are. What
        stands in backticks and is no name is somebody's own word, and stays.
        """
        tree = self.voice.tree
        about = next((name for name in _QUOTED.findall(message) if name in tree.remedies), None)

        def titled(found: re.Match[str]) -> str:
            if found["amount"]:
                amount = Decimal(found["amount"])
                return self.voice.values.amount(amount, None if about is None else tree.remedies[about].value_type)
            name = found["quoted"] or found["name"]
            if name in tree.remedies:
                return self.remedy(name)
            return self.fact(name) if name in tree.facts else found[0]

        digits = tree.minor_digits
        amounts = rf"(?<![\w.,-])(?P<amount>-?\d+\.\d{{{digits}}})(?!\w|\.\d)" if digits else "(?P<amount>(?!))"
        return re.sub(rf"{_QUOTED.pattern}|{_NAMES}|{amounts}", titled, message)

    def _field(self, fact: str, name: str) -> Field | None:
        known = self.voice.tree.facts.get(fact)
        return None if known is None else known.fields.get(name)

    def _element(self, fact: str, element: "Plain") -> str:
        if not isinstance(element, Mapping):
            return in_words(element)
        return ", ".join(f"{self.field(fact, name)}: {self.value(fact, one, name)}" for name, one in element.items())

    def _of(self, field: Field, value: "Plain") -> str:
        if value is None or isinstance(value, bool):
            return in_words(value)
        text, values = str(value), self.voice.values
        match field.type.kind:
            case Kind.INTEGER | Kind.NUMBER | Kind.MONEY:
                number = parse_decimal(text)
                return text if number is None else values.of_fact(number, field)
            case Kind.DATE:
                return values.day(date.fromisoformat(text))
            case Kind.DATETIME:
                return self.moment(datetime.fromisoformat(text))
            case Kind.CHOICE:
                return spoken(text)
            case _:
                return text


PLAIN = Wording()
"""Names as they are spoken, bare amounts, times in UTC."""


def is_hidden(policy: PolicyTree, name: str) -> bool:
    """Whether the value of a fact is shown to nobody: it is sensitive, or holds what is."""
    fact: Fact | None = policy.facts.get(name)
    return fact is not None and (fact.sensitive or any(field.sensitive for field in fact.fields.values()))
