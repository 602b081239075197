"""The facts of a case under a policy: each known, unknown or null; and what else could become known of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from amends.decide.unknown import Place
from amends.lang.tree import Fact, Field, PolicyTree, Scalar
from amends.lang.types import Kind
from tests.properties.generate.chance import Chance, Draw
from tests.properties.generate.values import Values, described_at

Element = Mapping[str, Scalar | None]
FactValue = Scalar | list[Element] | None
CaseFacts = Mapping[str, FactValue]
"""The facts of a case as they are handed to a policy."""

_MOST_ELEMENTS = 4


@st.composite
def cases(draw: Draw, tree: PolicyTree, *, unknown: int = 35) -> CaseFacts:
    """Facts for a policy, of which about so many of a hundred are unknown: absent, or null now and then."""
    answering = Answering(Chance(draw), tree, unknown)
    found = {name: answering.perhaps(fact) for name, fact in tree.facts.items()}
    return {name: value for name, value in found.items() if value is not None or answering.chance.happens(20)}


@dataclass(frozen=True, slots=True)
class Answering:
    """Gives values to facts of a policy; `unknown` is how many of a hundred stay open."""

    chance: Chance
    tree: PolicyTree
    unknown: int = 35

    def perhaps(self, described: Field) -> FactValue:
        """A value of a fact or a field, or None where it stays open."""
        return self.value(described) if self.chance.happens(100 - self.unknown) else None

    def value(self, described: Field) -> FactValue:
        """A value of a fact or a field; fields of a list's elements may stay open."""
        if isinstance(described, Fact) and described.type.kind is Kind.LIST:
            return [self._element(described) for _ in range(self.chance.count(0, _MOST_ELEMENTS))]
        return self.chance.pick(Values(self.tree).of(described))

    def answer(self, place: Place) -> FactValue:
        """A value for what was asked."""
        return self.value(described_at(self.tree, place.fact, place.field))

    def _element(self, of_list: Fact) -> Element:
        found = {name: self.perhaps(field) for name, field in of_list.fields.items()}
        return {
            name: value
            for name, value in found.items()
            if not isinstance(value, list) and (value is not None or self.chance.happens(20))
        }


def known_places(facts: CaseFacts) -> Iterator[Place]:
    """Where something is known: facts, and fields of elements."""
    for name, value in facts.items():
        if value is not None:
            yield Place(name)
        if isinstance(value, list):
            for number, element in enumerate(value, start=1):
                yield from (Place(name, number, field) for field, known in element.items() if known is not None)


def unknown_places(tree: PolicyTree, facts: CaseFacts) -> Iterator[Place]:
    """Where something could still become known."""
    for name, fact in tree.facts.items():
        value = facts.get(name)
        follows = name == "today" and facts.get("now") is not None
        if value is None and not follows:
            yield Place(name)
        if isinstance(value, list):
            for number, element in enumerate(value, start=1):
                yield from (Place(name, number, field) for field in fact.fields if element.get(field) is None)


def with_value(facts: CaseFacts, place: Place, value: FactValue) -> CaseFacts:
    """The same facts but for one."""
    if not place.element:
        return {**facts, place.fact: value}
    elements = facts[place.fact]
    assert isinstance(elements, list), "elements are asked of a list that is known"
    assert not isinstance(value, list), "a field of an element is a single value"
    changed = {**elements[place.element - 1], place.field: value}
    return {**facts, place.fact: [*elements[: place.element - 1], changed, *elements[place.element :]]}


@st.composite
def less_known(draw: Draw, tree: PolicyTree, facts: CaseFacts, *, forget_presumed: bool = True) -> CaseFacts:
    """The same case when up to three things less were known. What is presumed can be kept as it is."""
    chance = Chance(draw)
    forgotten = facts
    for place in chance.some([*_can_be_forgotten(tree, facts, forget_presumed=forget_presumed)], least=1, most=3):
        if not place.element or forgotten[place.fact] is not None:
            forgotten = with_value(forgotten, place, None)
    return forgotten


def _can_be_forgotten(tree: PolicyTree, facts: CaseFacts, *, forget_presumed: bool) -> Iterator[Place]:
    for place in known_places(facts):
        presumed = described_at(tree, place.fact, place.field).presume is not None
        # While `now` is known `today` follows from it, and would not become unknown but another day.
        follows = place.fact == "today" and facts.get("now") is not None
        if not follows and (forget_presumed or not presumed):
            yield place


@st.composite
def wants(draw: Draw, tree: PolicyTree) -> str:
    """What a customer wants: a remedy, or so much of it."""
    chance = Chance(draw)
    remedy = chance.pick(list(tree.remedies.values()))
    if remedy.value_type is None or not chance.happens(60):
        return remedy.name
    amount = abs(chance.pick(Values(tree).numbers))
    return f"{remedy.name}={amount:f}"
