"""The voice of a policy in one language: how it speaks of its facts, remedies, roles and clauses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amends.decide.facts import Facts
from amends.decide.unknown import Place
from amends.decide.value import Amount
from amends.explain.phrases import phrases_for
from amends.explain.phrases.shape import Phrases
from amends.explain.values import ValueWords
from amends.explain.wording import joined, sentence
from amends.lang.tree import Clause, Field, PolicyTree, Remedy, Text
from amends.lang.types import Kind

_DISCOUNT = "discount"
"""The kind of a remedy that is a lower price."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one policy in one language. `language` picks the policy's texts, None the first there are."""

    tree: PolicyTree
    language: str | None
    phrases: Phrases
    values: ValueWords

    def text(self, text: Text) -> str:
        """A text of the policy."""
        return text.in_language(self.language).strip()

    def remedy(self, remedy: Remedy) -> str:
        """How a remedy is spoken of."""
        return self._called(remedy.title, remedy.name)

    def remedies(self, names: Iterable[str]) -> str:
        """Several remedies, as a list."""
        return self.all_of([self.remedy(self.tree.remedies[name]) for name in names])

    def amount(self, remedy: Remedy, amount: Amount) -> str:
        """How much there is of a remedy: money, what is saved by a discount, or a number of what it counts."""
        told = self.values.amount(amount, remedy.value_type)
        return self.phrases.speech.saving.format(value=told) if is_a_saving(remedy) else told

    def fact(self, name: str) -> str:
        """How a fact is spoken of; the built-in ones have words of the language."""
        built_in = self.phrases.names.built_in.get(name)
        return built_in or self._called(self.tree.facts[name].title, name)

    def place(self, place: Place, known: Facts) -> str:
        """How a fact, or a field of a list's element, is spoken of: `what the sensor does (your sensors, number 3)`."""
        fact = self.tree.facts[place.fact]
        if not place.field:
            return self.fact(place.fact)
        field = fact.fields[place.field]
        return f"{self._called(field.title, field.name)} ({self.element(place, known)})"

    def element(self, place: Place, known: Facts) -> str:
        """The element of a list that a place lies in, by its number and by the first text that names it."""
        what = self.fact(place.fact)
        called = self._name_of_element(place, known)
        names = self.phrases.names
        if called is None:
            return names.element.format(what=what, number=place.element)
        return names.element_called.format(what=what, number=place.element, called=called)

    def role(self, name: str) -> str:
        """How a role is spoken of."""
        names = self.phrases.names
        return names.roles.get(name) or names.role.format(name=name.replace("_", " "))

    def clause(self, clause: Clause) -> str:
        """The sentence of a clause."""
        return sentence(self.text(clause.says))

    def clauses(self, clauses: Iterable[Clause]) -> str:
        """The sentences of several clauses, one after the other, each once."""
        return " ".join(dict.fromkeys(self.clause(clause) for clause in clauses))

    def quoted(self, words: str) -> str:
        """The words in quotation marks."""
        return self.phrases.names.quoted.format(text=words)

    def listed(self, items: Iterable[str]) -> str:
        """A list for the eyes, one thing set off from the other."""
        return self.phrases.names.separator.join(items)

    def all_of(self, items: Sequence[str]) -> str:
        """A list: this, that and the other."""
        return joined(items, self.phrases.names.and_word, self.phrases.names.separator)

    def any_of(self, items: Sequence[str]) -> str:
        """A choice: this, that or the other."""
        return joined(items, self.phrases.names.or_word, self.phrases.names.separator)

    def _called(self, title: Text | None, name: str) -> str:
        return self.text(title) if title is not None else name.replace("_", " ")

    def _name_of_element(self, place: Place, known: Facts) -> str | None:
        fact = self.tree.facts[place.fact]
        elements = known.lists.get(place.fact, ())
        if fact.sensitive or not 0 < place.element <= len(elements):
            return None
        element = elements[place.element - 1]
        named = (name for name, field in fact.fields.items() if _names_it(field) and name in element)
        return next((str(element[name]) for name in named), None)


def voice_of(tree: PolicyTree, language: str | None) -> Voice:
    """The voice in that language; in the policy's first one where it does not speak that language, or none is asked."""
    spoken = tree.languages
    chosen = language if language in spoken or not spoken else spoken[0]
    asked = (chosen,) if chosen is not None else ()
    phrases = phrases_for((*asked, *spoken))
    return Voice(tree, chosen, phrases, ValueWords.of(tree, phrases))


def is_a_saving(remedy: Remedy) -> bool:
    """Whether the value of a remedy is what the customer saves: what they pay is another amount."""
    is_money = remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY
    return remedy.kind == _DISCOUNT and is_money and not remedy.charge


def _names_it(field: Field) -> bool:
    return field.type.kind is Kind.TEXT and not field.sensitive
