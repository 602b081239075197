"""Pieces of generated code, and Kleene's logic over them.

`a and b` over values that may be unknown is False when either is False, and None only when neither is. Where a value
is known for certain (a presumed fact, a literal) Python's own operators serve.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from amends.decide.compiled.writer import Writer
from amends.lang.expression.nodes import Expression
from amends.lang.tree import PolicyTree


@dataclass(frozen=True, slots=True)
class Code:
    """A Python expression; `simple` when it costs nothing to write twice, `nullable` when it can be None."""

    text: str
    nullable: bool = True
    simple: bool = False


@dataclass(slots=True)
class Names:
    """Which local names hold what: facts, definitions, the truth of each effect on a remedy, and elements of lists.

    `fields` are the places of a list's fields, given and derived, within a row.
    """

    facts: dict[str, Code]
    definitions: dict[str, Code]
    effects: dict[tuple[str, str], Code]
    fields: Mapping[str, Mapping[str, Code]]


class Compiling(ABC):
    """The state in which expressions are compiled: where lines go, what the names hold, which elements stand around."""

    def __init__(self, tree: PolicyTree, writer: Writer, names: Names) -> None:
        self.tree = tree
        self.writer = writer
        self.names = names
        self.elements: dict[str, str] = {}
        self.stops_early = True

    @abstractmethod
    def compile(self, expression: Expression) -> Code:
        """The code of an expression; what needs statements of its own is written before it."""

    def held(self, code: Code) -> str:
        """A local name that holds the value, so that it is worked out once."""
        if code.simple:
            return code.text
        name = self.writer.name("t")
        self.writer.line(f"{name} = {code.text}")
        return name

    def all_of(self, parts: list[Code]) -> Code:
        """And."""
        return self._junction(parts, decisive="False", other="True", joined=" and ", fails="not {}", test="{} is False")

    def any_of(self, parts: list[Code]) -> Code:
        """Or."""
        return self._junction(parts, decisive="True", other="False", joined=" or ", fails="{}", test="{} is True")

    def _junction(self, parts: list[Code], *, decisive: str, other: str, joined: str, fails: str, test: str) -> Code:
        if any(part.text == decisive for part in parts):
            return Code(decisive, nullable=False, simple=True)
        parts = [part for part in parts if part.text != other]
        if not parts:
            return Code(other, nullable=False, simple=True)
        if len(parts) == 1:
            return parts[0]
        certain = [part for part in parts if not part.nullable]
        if len(certain) == len(parts):
            return Code("(" + joined.join(part.text for part in parts) + ")", nullable=False)
        tests = [fails.format(part.text) for part in certain]
        unknown = []
        for part in (part for part in parts if part.nullable):
            if part.simple:
                tests.append(test.format(part.text))
                unknown.append(f"{part.text} is None")
            else:
                name = self.writer.name("t")
                tests.append(test.format(f"({name} := {part.text})"))
                unknown.append(f"{name} is None")
        return Code(f"({decisive} if {' or '.join(tests)} else None if {' or '.join(unknown)} else {other})")

    def negation(self, part: Code) -> Code:
        """Not."""
        if part.text in ("True", "False"):
            return Code("False" if part.text == "True" else "True", nullable=False, simple=True)
        if not part.nullable:
            return Code(f"(not {part.text})", nullable=False)
        if part.simple:
            return Code(f"(None if {part.text} is None else not {part.text})")
        name = self.writer.name("t")
        return Code(f"(None if ({name} := {part.text}) is None else not {name})")

    def strict(self, operands: list[Code], template: str) -> Code:
        """An operation that needs all of its operands: None when one of them is. `{0}` stands for the first."""
        tests, texts = [], []
        for operand in operands:
            if not operand.nullable:
                texts.append(operand.text)
            elif operand.simple:
                tests.append(f"{operand.text} is None")
                texts.append(operand.text)
            else:
                name = self.writer.name("t")
                tests.append(f"({name} := {operand.text}) is None")
                texts.append(name)
        whole = template.format(*texts)
        return Code(f"(None if {' or '.join(tests)} else {whole})") if tests else Code(f"({whole})", nullable=False)
