"""Whole policies, written as documents and read through the language's own surface."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from hypothesis import strategies as st

import amends
from amends.lang.tree import PolicyTree
from tests.properties.generate.chance import Chance, Draw
from tests.properties.generate.clauses import clause_nodes, declared_remedies, expression, remedy_node
from tests.properties.generate.document import Node, write
from tests.properties.generate.expressions.alternatives import ways_to_write
from tests.properties.generate.expressions.words import Words
from tests.properties.generate.expressions.writer import Writer
from tests.properties.generate.surroundings import Write, guarantees, head, in_force, new_world, route
from tests.properties.generate.vocabulary import BOOLEAN, Wanted
from tests.properties.generate.world import World


class Printer(Protocol):
    """What a counterexample is shown by."""

    def text(self, obj: str) -> None: ...


Document = Mapping[str, Node]
_FUEL = 4


@dataclass(frozen=True, slots=True)
class GeneratedPolicy:
    """A policy with the document and the text from which it was read."""

    document: Document
    text: str
    policy: amends.Policy

    @property
    def tree(self) -> PolicyTree:
        """The checked tree."""
        return self.policy.tree

    def _repr_pretty_(self, printer: Printer, _: bool) -> None:
        """How Hypothesis shows it in a counterexample: as a policy owner would read it."""
        printer.text(f"\n{self.text}")


@st.composite
def documents(draw: Draw, *, presuming: bool = True, dated: bool = True, giving: bool = False) -> Document:
    """Policy documents that the language accepts.

    Args:
        draw: given by Hypothesis.
        presuming: whether facts may be presumed.
        dated: whether a version may govern only from some day on.
        giving: whether most of the policies do little but give, so that clauses of one effect meet, with values of
            their own and limits of authority.
    """
    chance = Chance(draw)
    world = new_world(chance, presuming=presuming, giving=giving and not chance.happens(25))
    parts = head(chance, world)
    world.remedies = declared_remedies(chance, world)
    writer = Writer(draw, world, ways_to_write, _FUEL, len(world.remedies), {})
    remedies = {remedy.name: remedy_node(writer, remedy) for remedy in world.remedies}
    clauses = clause_nodes(writer)
    parts |= in_force(chance, world) if dated and chance.happens(20) else {}
    parts |= route(chance, world)
    claims = {"guarantees": guarantees(chance, world, _expressions(writer))} if chance.happens(10) else {}
    declared = _declarations(world)
    names = list(remedies)
    order = draw(st.permutations(names)) if chance.happens(20) else names
    return {**parts, **declared, "remedies": {name: remedies[name] for name in order}, "clauses": clauses, **claims}


def _expressions(writer: Writer) -> Write:
    def write_one(wanted: Wanted) -> Words:
        return Words(expression(writer, wanted))

    return write_one


def _declarations(world: World) -> dict[str, Node]:
    for one in world.lists.values():
        if not one.fields:
            one.fields["lost"] = BOOLEAN
            one.field_nodes["lost"] = "boolean"
    facts: dict[str, Node] = {**world.fact_nodes, **{name: one.node() for name, one in world.lists.items()}}
    sections: dict[str, Node] = {
        "facts": facts,
        "define": world.definition_nodes,
        "lists": {name: list(texts) for name, texts in world.texts.items()},
        "tables": {name: table.node for name, table in world.tables.items()},
    }
    return {name: section for name, section in sections.items() if section}


@st.composite
def policies(draw: Draw, *, presuming: bool = True, dated: bool = True, giving: bool = False) -> GeneratedPolicy:
    """Policies that were read from a generated document."""
    return read(draw(documents(presuming=presuming, dated=dated, giving=giving)))


def read(document: Document) -> GeneratedPolicy:
    """The policy that a document holds."""
    text = write(document)
    return GeneratedPolicy(document, text, amends.loads(text, "generated.policy.yaml"))
