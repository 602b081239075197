"""What holds in a case, as one value: every comparison's truth, and which facts are known.

Two cases with the same signature have the same reasons. The function that makes it looks at every comparison, also at
those that a decision would not need, and keeps the values of both sides, which the grounds show.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from amends.decide.compiled.code import Code, Names
from amends.decide.compiled.compiler import write_head, write_not_in_force, write_remedies
from amends.decide.compiled.expressions import ExpressionCompiler
from amends.decide.compiled.runtime import stop
from amends.decide.compiled.signs import never_negative
from amends.decide.compiled.writer import Writer
from amends.decide.evaluate import Value
from amends.decide.grounds import FailedComparison
from amends.decide.outcomes import Outcome
from amends.decide.reasons import Sides
from amends.lang.expression.nodes import (
    Call,
    Comparison,
    ElementField,
    Expression,
    FactReference,
    Membership,
    Quantifier,
)
from amends.lang.times import Duration
from amends.lang.tree import PolicyTree
from amends.lang.types import LENGTHS, Kind


class SidesOfComparison(NamedTuple):
    """Where the values of a comparison's sides stand among the figures, and what reads them from there."""

    places: range
    read: Callable[[tuple[object, ...]], Sides]


class Signature:
    """What holds in one case, what it comes to, and the figures that were compared.

    Attributes:
        outcomes: as the compiled policy gives them; None where the version is not in force.
        holds: the truth of every comparison and which facts are known; equal for cases with the same reasons.
        figures: what was compared, in a fixed order.
    """

    def __init__(
        self,
        outcomes: tuple[Outcome, ...] | None,
        holds: tuple[object, ...],
        figures: tuple[object, ...],
        sides: Mapping[int, SidesOfComparison],
    ) -> None:
        self.outcomes = outcomes
        self.holds = holds
        self.figures = figures
        self._sides = sides

    def places_of_sides(self, failed: FailedComparison) -> range | None:
        """Where among the figures the sides stand; None for a bare truth value, and for one that is not shown."""
        found = self._sides.get(id(failed.expression))
        return None if found is None or failed.left is None else found.places

    def sides(self, failed: FailedComparison) -> Sides:
        """The values of a comparison's sides in this case."""
        found = self._sides.get(id(failed.expression))
        return (failed.left, failed.right) if found is None or failed.left is None else found.read(self.figures)


_Found = tuple[tuple[Outcome, ...], tuple[object, ...], tuple[object, ...]]
CompiledSignature = Callable[[Mapping[str, object], str | None, str | None, bool], Signature]


def compile_signature(tree: PolicyTree) -> CompiledSignature:
    """The function that gives what holds in a case of the policy."""
    source, constants, sides = signature_source(tree)
    names: dict[str, object] = dict(constants)
    exec(compile(source, "<a compiled signature>", "exec"), names)
    function: Callable[..., _Found | None] = names["signature"]  # type: ignore[assignment]  # the code defines it

    def signature(given: Mapping[str, object], role: str | None, team: str | None, strictly: bool) -> Signature:
        found = function(given, role, team, strictly)
        return Signature(None, (), (), sides) if found is None else Signature(*found, sides)

    return signature


def signature_source(tree: PolicyTree) -> tuple[str, dict[str, object], dict[int, SidesOfComparison]]:
    """The generated code, its constants, and each comparison's sides by the identity of its expression."""
    writer = Writer()
    with writer.block("def signature(given, the_role, the_team, strictly):"):
        names = write_head(tree, writer)
        write_not_in_force(tree, names.facts, writer)
        writer.line("inside = []")
        compiler = _SignatureCompiler(tree, writer, names)
        _write_known(tree, compiler)
        outcomes = write_remedies(tree, compiler, writer)
        _write_values(tree, compiler)
        holds = "".join(f"{one}, " for one in compiler.holds)
        values = "".join(f"{one}, " for one in compiler.values)
        writer.line(f"return {outcomes}, ({holds}tuple(inside)), ({values})")
    return writer.source(), writer.constants, compiler.sides_of


class _SignatureCompiler(ExpressionCompiler):
    """Holds every truth value that an expression is made of, and the sides of every comparison outside of lists."""

    def __init__(self, tree: PolicyTree, writer: Writer, names: Names) -> None:
        super().__init__(tree, writer, names)
        self.stops_early = False
        self.holds: list[str] = []
        self.values: list[str] = []
        self.sides_of: dict[int, SidesOfComparison] = {}
        self._outside = writer.depth

    def compile(self, expression: Expression) -> Code:
        """The code of an expression, with its truth held where it has one of its own."""
        code = super().compile(expression)
        if expression.type.kind is not Kind.BOOLEAN or not isinstance(expression, _TRUTHS_OF_THEIR_OWN):
            return code
        held = self.held(code)
        self.note(held)
        return Code(held, code.nullable, simple=True)

    def note(self, held: str) -> None:
        """Makes a value part of the signature."""
        if self.writer.depth == self._outside:
            self.holds.append(held)
        else:
            self.writer.line(f"inside.append({held})")

    def sides(self, expression: Comparison | Membership, sides: list[Code]) -> list[Code]:
        """The sides, each held once."""
        held = [Code(self.held(side), side.nullable, simple=True) for side in sides]
        if self.writer.depth == self._outside:
            places = range(len(self.values), len(self.values) + len(held))
            self.sides_of[id(expression)] = SidesOfComparison(places, _reading(expression, places))
            self.values += [side.text for side in held]
        return held


_TRUTHS_OF_THEIR_OWN = (FactReference, ElementField, Comparison, Membership, Call, Quantifier)


def _write_known(tree: PolicyTree, compiler: _SignatureCompiler) -> None:
    """Which facts are known, and who decides."""
    writer = compiler.writer
    for name, fact in tree.facts.items():
        local = compiler.names.facts[name].text
        given = f"get({writer.constant(name)})"
        if fact.type.kind is Kind.LIST:
            compiler.holds.append(f"{writer.constant(known_fields)}({given}, {writer.constant(tuple(fact.fields))})")
        elif name in ("role", "team"):
            compiler.holds.append(local)
        else:
            compiler.holds.append(f"{given if fact.presume is not None else local} is None")


def known_fields(elements: Sequence[Mapping[str, object]] | None, fields: tuple[str, ...]) -> object:
    """Which fields of which elements are known; None for a list that is not."""
    if elements is None:
        return None
    return tuple([tuple([element.get(field) is None for field in fields]) for element in elements])


def _write_values(tree: PolicyTree, compiler: _SignatureCompiler) -> None:
    """The truth values inside values and conditions of release; a negative value is the interpreter's to name."""
    writer = compiler.writer
    remedies = tree.remedies.values()
    values = [*(remedy.value for remedy in remedies), *(clause.value for clause in tree.clauses)]
    for value in values:
        if value is None:
            continue
        code = compiler.compile(value)
        if not never_negative(value, tree):
            held = compiler.held(code)
            known = f"{held} is not None and " if code.nullable else ""
            with writer.block(f"if {known}{held} < 0:"):
                writer.line(f"{writer.constant(stop)}()")
    for remedy in remedies:
        if remedy.awaits is not None:
            compiler.compile(remedy.awaits)


def _reading(expression: Comparison | Membership, places: range) -> Callable[[tuple[object, ...]], Sides]:
    """What reads the sides of a comparison from the figures."""
    if isinstance(expression, Comparison):
        left, right = (_reading_one(place, side) for place, side in zip(places, _operands(expression), strict=True))
        return lambda figures: (left(figures), right(figures))
    item, *options = (_reading_one(place, side) for place, side in zip(places, _operands(expression), strict=True))
    return lambda figures: (item(figures), tuple([option(figures) for option in options]))


def _operands(expression: Comparison | Membership) -> tuple[Expression, ...]:
    if isinstance(expression, Comparison):
        return expression.left, expression.right
    return expression.item, *expression.options


def _reading_one(place: int, side: Expression) -> Callable[[tuple[object, ...]], Value]:
    """What reads a side as the interpreter would give it: lengths of time were compared in seconds."""
    value_of: Callable[[tuple[object, ...]], Value] = itemgetter(place)
    if side.type.kind not in LENGTHS:
        return value_of

    def read(figures: tuple[object, ...]) -> Value:
        value = figures[place]
        return value if isinstance(value, Duration) else Duration(value)  # type: ignore[arg-type]  # seconds

    return read
