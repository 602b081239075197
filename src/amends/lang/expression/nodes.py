"""The typed tree of an expression. Every use of a policy reads this tree and nothing else."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from amends.lang.expression.text import Origin
from amends.lang.meaning import DERIVED
from amends.lang.types import Type

Constant = bool | int | Decimal | str | date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes have: the type of the value and where the node was written."""

    type: Type = field(metadata=DERIVED)
    origin: Origin = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """The words of the policy for this node."""
        return self.origin.text


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A value written out; `date("2026-11-01")` is one too."""

    value: Constant


@dataclass(frozen=True, slots=True)
class FactReference(Node):
    """A fact of the policy or a built-in one."""

    name: str


@dataclass(frozen=True, slots=True)
class DefinitionReference(Node):
    """A definition of the policy."""

    name: str


@dataclass(frozen=True, slots=True)
class TextsReference(Node):
    """A named list of texts."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElementField(Node):
    """A field, given or derived, of the element that `variable` stands for; "" inside the list's own `define`."""

    variable: str
    list_name: str
    field_name: str


@dataclass(frozen=True, slots=True)
class ElementNumber(Node):
    """The place of the element that `variable` stands for, from 1."""

    variable: str
    list_name: str


@dataclass(frozen=True, slots=True)
class And(Node):
    """True when every part is."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """True when any part is."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """True when the part is False."""

    part: "Expression"


class ComparisonOperator(StrEnum):
    """How two values are compared."""

    EQUAL = "=="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """Two values compared. A choice's order is that of its options."""

    operator: ComparisonOperator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Membership(Node):
    """Whether the item equals any of the options."""

    item: "Expression"
    options: tuple["Expression", ...]
    negated: bool


class ArithmeticOperator(StrEnum):
    """The four operations."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """A sum, difference, product or quotient; which one is meant follows from the types of both sides."""

    operator: ArithmeticOperator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """The number, amount or duration with the other sign."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`consequence if condition else alternative`."""

    condition: "Expression"
    consequence: "Expression"
    alternative: "Expression"


@dataclass(frozen=True, slots=True)
class TableLookup(Node):
    """The value of a table's row; `column` is None for a table that gives one value."""

    table: str
    keys: tuple["Expression", ...]
    column: str | None


class QuantifierKind(StrEnum):
    """What is made of the elements of a list."""

    ANY = "any"
    ALL = "all"
    COUNT = "count"
    SUM = "sum"
    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Quantifier(Node):
    """`kind(body for variable in list_name if condition)`, with a `default` for `min` and `max` of nothing."""

    kind: QuantifierKind
    variable: str
    list_name: str
    body: "Expression | None"
    condition: "Expression | None"
    default: "Expression | None"


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of the language applied to its arguments."""

    function: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class StatusTest(Node):
    """`owed(r)`, `allowed(r)`, `referred(r)` or `excluded(r)`."""

    test: str
    remedy: str


Expression = (
    Literal
    | FactReference
    | DefinitionReference
    | TextsReference
    | ElementField
    | ElementNumber
    | And
    | Or
    | Not
    | Comparison
    | Membership
    | Arithmetic
    | Negation
    | Conditional
    | TableLookup
    | Quantifier
    | Call
    | StatusTest
)


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside one, in the order of the text."""
    match expression:
        case And(parts=parts) | Or(parts=parts):
            return parts
        case Not(part=part) | Negation(operand=part):
            return (part,)
        case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            return (left, right)
        case Membership(item=item, options=options):
            return (item, *options)
        case Conditional(condition=condition, consequence=consequence, alternative=alternative):
            return (condition, consequence, alternative)
        case TableLookup(keys=keys):
            return keys
        case Call(arguments=arguments):
            return arguments
        case Quantifier(body=body, condition=condition, default=default):
            return tuple(part for part in (body, condition, default) if part is not None)
        case _:
            return ()


def walk(expression: Expression) -> list[Expression]:
    """The expression and everything inside it; definitions stay closed."""
    found, waiting = [], [expression]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(children(node))
    return found
