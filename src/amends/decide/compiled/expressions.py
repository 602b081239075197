"""From a typed expression to a Python expression with the same value: None where it is unknown.

Kleene's logic is written out: `a and b` over values that may be unknown is False when either is False, and None only
when neither is. Where a value is known for certain (a presumed fact, a literal) Python's own operators serve.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amends.decide import functions
from amends.decide.compiled.runtime import EXACT, LARGEST_INTEGER, find_row, stop
from amends.decide.compiled.writer import Writer
from amends.lang import quantities
from amends.lang.expression.nodes import (
    And,
    Arithmetic,
    ArithmeticOperator,
    Call,
    Comparison,
    ComparisonOperator,
    Conditional,
    DefinitionReference,
    ElementField,
    ElementNumber,
    Expression,
    FactReference,
    Literal,
    Membership,
    Negation,
    Not,
    Or,
    Quantifier,
    StatusTest,
    TableLookup,
    TextsReference,
)
from amends.lang.times import SECONDS_A_DAY
from amends.lang.tree import Band, PolicyTree, Table
from amends.lang.types import LENGTHS, NUMERIC, Kind

_NUMBERS = NUMERIC | {Kind.MONEY}
_IN_SECONDS = {"days": SECONDS_A_DAY, "hours": 3600, "minutes": 60}


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


class ExpressionCompiler:
    """Writes expressions; what needs statements of its own (a loop) is written to the writer before the expression."""

    def __init__(self, tree: PolicyTree, writer: Writer, names: Names) -> None:
        self.tree = tree
        self.writer = writer
        self.names = names
        self.elements: dict[str, str] = {}
        self.stops_early = True

    def compile(self, expression: Expression) -> Code:
        """The code of an expression."""
        match expression:
            case Literal(value=value):
                return Code(self.writer.constant(value), nullable=False, simple=True)
            case TextsReference(texts=texts):
                return Code(self.writer.constant(texts), nullable=False, simple=True)
            case FactReference(name=name):
                return self.names.facts[name]
            case DefinitionReference(name=name):
                return self.names.definitions[name]
            case ElementField(variable=variable, list_name=list_name, field_name=field):
                place = self.names.fields[list_name][field]
                return Code(f"{self.elements[variable]}[{place.text}]", place.nullable)
            case ElementNumber(variable=variable):
                return Code(f"{self.elements[variable]}[0]", nullable=False)
            case And(parts=parts):
                return self.all_of([self.compile(part) for part in parts])
            case Or(parts=parts):
                return self.any_of([self.compile(part) for part in parts])
            case Not(part=part):
                return self.negation(self.compile(part))
            case Comparison():
                return self._comparison(expression)
            case Membership():
                return self._membership(expression)
            case Conditional():
                return self._conditional(expression)
            case Arithmetic():
                return self._arithmetic(expression)
            case Negation(operand=operand):
                return self._negation(operand)
            case Call():
                return self._call(expression)
            case TableLookup():
                return self._lookup(expression)
            case Quantifier():
                from amends.decide.compiled.quantifiers import compile_quantifier

                return compile_quantifier(self, expression)
            case StatusTest(test=test, remedy=remedy):
                return self._status_test(test, remedy)

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

    def _comparison(self, expression: Comparison) -> Code:
        operator = expression.operator.value
        left_type, right_type = expression.left.type, expression.right.type
        ordered = expression.operator not in (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL)
        if left_type.kind is Kind.CHOICE and right_type.kind is Kind.CHOICE and ordered:
            ranks = self.writer.constant(_ranks(left_type.options))
            words = self.sides(expression, [self.compile(expression.left), self.compile(expression.right)])
            return self.strict(words, f"{ranks}[{{0}}] {operator} {ranks}[{{1}}]")
        if left_type.kind in LENGTHS and right_type.kind in LENGTHS:
            sides = [self.seconds(expression.left), self.seconds(expression.right)]
        else:
            sides = [self.compile(expression.left), self.compile(expression.right)]
        return self.strict(self.sides(expression, sides), f"{{0}} {operator} {{1}}")

    def sides(self, expression: Comparison | Membership, sides: list[Code]) -> list[Code]:
        """The sides of a comparison as they are compared; a reader of figures can hold them here."""
        return sides

    def seconds(self, expression: Expression) -> Code:
        """A duration as its seconds, without making an object of it."""
        match expression:
            case Call(function=function, arguments=(Literal(value=int() as count),)) if function in _IN_SECONDS:
                return Code(self.writer.constant(count * _IN_SECONDS[function]), nullable=False, simple=True)
            case Arithmetic(operator=ArithmeticOperator.SUBTRACT, left=left, right=right) if (
                left.type.kind is Kind.DATE
            ):
                if right.type.kind is Kind.DATE:
                    return self.strict(
                        [self.compile(left), self.compile(right)], f"({{0}} - {{1}}).days * {SECONDS_A_DAY}"
                    )
        return self.strict([self.compile(expression)], "{0}.seconds")

    def _membership(self, expression: Membership) -> Code:
        item, *options = self.sides(expression, [self.compile(one) for one in (expression.item, *expression.options)])
        if all(isinstance(option, Literal) for option in expression.options):
            values = frozenset(option.value for option in expression.options if isinstance(option, Literal))
            operator = "not in" if expression.negated else "in"
            return self.strict([item], f"{{0}} {operator} {self.writer.constant(values)}")
        held = Code(self.held(item), item.nullable, simple=True)
        tests = [self.strict([held, option], "{0} == {1}") for option in options]
        found = self.any_of(tests)
        return self.negation(found) if expression.negated else found

    def _conditional(self, expression: Conditional) -> Code:
        condition = self.compile(expression.condition)
        one, other = self.compile(expression.consequence), self.compile(expression.alternative)
        nullable = condition.nullable or one.nullable or other.nullable
        if not condition.nullable:
            return Code(f"({one.text} if {condition.text} else {other.text})", nullable)
        name = condition.text if condition.simple else self.writer.name("t")
        test = condition.text if condition.simple else f"({name} := {condition.text})"
        return Code(f"(None if {test} is None else {one.text} if {name} else {other.text})")

    def _arithmetic(self, expression: Arithmetic) -> Code:
        operands = [self.compile(expression.left), self.compile(expression.right)]
        kinds = {expression.left.type.kind, expression.right.type.kind}
        operator = expression.operator
        if operator is ArithmeticOperator.DIVIDE and kinds <= _NUMBERS:
            return self.strict(operands, f"{self.writer.constant(quantities.divide)}({{0}}, {{1}})")
        if kinds == {Kind.INTEGER}:
            total = self.writer.name("t")
            limit, over = self.writer.constant(LARGEST_INTEGER), self.writer.constant(stop)
            return self.strict(
                operands, f"({total} if -{limit} < ({total} := {{0}} {operator.value} {{1}}) < {limit} else {over}())"
            )
        if kinds <= _NUMBERS:
            method = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}[operator.value]
            return self.strict(operands, f"{self.writer.constant(method)}({{0}}, {{1}})")
        compute = {
            ArithmeticOperator.ADD: functions.add,
            ArithmeticOperator.SUBTRACT: functions.subtract,
            ArithmeticOperator.MULTIPLY: functions.multiply,
            ArithmeticOperator.DIVIDE: functions.divide,
        }[operator]
        return self.strict(operands, f"{self.writer.constant(compute)}({{0}}, {{1}})")

    def _negation(self, operand: Expression) -> Code:
        if operand.type.kind in LENGTHS:
            return self.strict([self.compile(operand)], f"{self.writer.constant(functions.negative)}({{0}})")
        return self.strict([self.compile(operand)], f"{self.writer.constant(quantities.negate)}({{0}})")

    def _call(self, expression: Call) -> Code:
        function = functions.FUNCTIONS[expression.function]
        operands = [self.compile(argument) for argument in expression.arguments]
        places = ", ".join(f"{{{index}}}" for index in range(len(operands)))
        return self.strict(operands, f"{self.writer.constant(function)}({self.writer.constant(self.tree)}, {places})")

    def _lookup(self, expression: TableLookup) -> Code:
        table = self.tree.tables[expression.table]
        column = list(table.columns).index(expression.column or "")
        keys = [self.compile(key) for key in expression.keys]
        exact = _exact_rows(table, column)
        places = ", ".join(f"{{{index}}}" for index in range(len(keys)))
        if exact is not None:
            return self.strict(keys, f"{self.writer.constant(exact)}[{places}]")
        arguments = f"{self.writer.constant(table)}, ({places},), {column}"
        return self.strict(keys, f"{self.writer.constant(find_row)}({arguments})")

    def _status_test(self, test: str, remedy: str) -> Code:
        effects = self.names.effects
        if test == "excluded":
            return self.any_of([effects[remedy, "forbids"], effects[remedy, "excludes"]])
        wanted = {"referred": "refers", "owed": "grants", "allowed": "allows"}[test]
        order = ["forbids", "excludes", "refers", "grants", "allows"]
        before = [self.negation(effects[remedy, effect]) for effect in order[: order.index(wanted)]]
        return self.all_of([*before, effects[remedy, wanted]])


def _ranks(options: tuple[str, ...]) -> dict[str, int]:
    return {option: rank for rank, option in enumerate(options)}


def _exact_rows(table: Table, column: int) -> dict[object, object] | None:
    """The rows as a dictionary, where every cell asks for one value."""
    if any(cell is None or isinstance(cell, Band) for row in table.rows for cell in row.cells):
        return None
    single = len(table.keys) == 1
    return {row.cells[0] if single else row.cells: row.values[column] for row in table.rows}
