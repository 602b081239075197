"""The writer of expressions: asked for a type, it gives a piece of text that has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from tests.properties.generate.chance import Chance, Draw
from tests.properties.generate.expressions.words import Words
from tests.properties.generate.vocabulary import Wanted
from tests.properties.generate.world import DeclaredList, World


@dataclass(frozen=True, slots=True)
class Writer(Chance):
    """Writes expressions for one place of a policy.

    Attributes:
        world: what can be named; it grows.
        ways: the ways to write a type here.
        fuel: how deep the expression may still become.
        statuses: how many of the remedies, from the first, may have their status tested here.
        variables: what the variables around this place stand for.
        bare: the list whose fields stand bare here, in a derived field.
    """

    world: World
    ways: "Ways"
    fuel: int
    statuses: int
    variables: Mapping[str, DeclaredList]
    bare: DeclaredList | None = None

    def write(self, wanted: Wanted) -> Words:
        """An expression of that type, one level deeper."""
        self.world.left -= 1
        return self.draw(_expression(replace(self, fuel=self.fuel - 1), wanted))

    def apart(self, bare: DeclaredList | None = None) -> "Writer":
        """A writer for an expression of its own, such as a definition, without the variables around."""
        return replace(self, fuel=3, variables={}, bare=bare)

    @property
    def may_deepen(self) -> bool:
        """Whether there is room for a compound expression."""
        return self.fuel > 0 and self.may_declare

    @property
    def may_declare(self) -> bool:
        """Whether there is room for one more definition or derived field."""
        return self.world.left > 0


Way = Callable[[Writer], Words]
Ways = Callable[[Wanted, Writer], Sequence[Way]]


@st.composite
def _expression(draw: Draw, writer: Writer, wanted: Wanted) -> Words:
    own = replace(writer, draw=draw)
    return own.pick(own.ways(wanted, own))(own)
