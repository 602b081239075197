"""Pieces of expressions as text, with brackets where the language would otherwise read them differently."""

from dataclasses import dataclass
from enum import IntEnum


class Binding(IntEnum):
    """How tightly the outermost part of a piece binds; what binds less than its place asks for is bracketed."""

    CONDITIONAL = 0
    OR = 1
    AND = 2
    NOT = 3
    COMPARISON = 4
    SUM = 5
    PRODUCT = 6
    SIGN = 7
    ATOM = 8


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of an expression."""

    text: str
    binding: Binding = Binding.ATOM

    def at(self, least: Binding) -> str:
        """The text for a place that needs something which binds at least so tightly."""
        return self.text if self.binding >= least else f"({self.text})"


def call(function: str, *arguments: Words) -> Words:
    """`function(a, b)`."""
    return Words(f"{function}({', '.join(argument.text for argument in arguments)})")


def quoted(text: str) -> Words:
    """A text written out; the language has no escapes, so the quotation mark is one that the text lacks."""
    mark = '"' if '"' not in text else "'"
    assert mark not in text, "a text of both quotation marks cannot be written"
    return Words(f"{mark}{text}{mark}")


def conditional(consequence: Words, condition: Words, alternative: Words) -> Words:
    """`a if c else b`."""
    return Words(
        f"{consequence.at(Binding.OR)} if {condition.at(Binding.OR)} else {alternative.text}", Binding.CONDITIONAL
    )


def infix(left: Words, operator: str, right: Words) -> Words:
    """A sum, difference, product or quotient of two pieces."""
    binding = Binding.SUM if operator in "+-" else Binding.PRODUCT
    return Words(f"{left.at(binding)} {operator} {right.at(Binding(binding + 1))}", binding)
