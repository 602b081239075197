"""From a typed expression to a Python expression with the same value: None where it is unknown."""

from collections.abc import Callable

from amends.decide import functions
from amends.decide.compiled.code import Code, Compiling
from amends.decide.compiled.quantifiers import compile_quantifier
from amends.decide.compiled.runtime import EXACT, LARGEST_INTEGER, find_row, stop
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
from amends.lang.tree import Band, Table
from amends.lang.types import LENGTHS, NUMERIC, Kind

_NUMBERS = NUMERIC | {Kind.MONEY}
_IN_SECONDS = {"days": SECONDS_A_DAY, "hours": 3600, "minutes": 60}


class ExpressionCompiler(Compiling):
    """Writes the code of every kind of node."""

    def compile(self, expression: Expression) -> Code:  # noqa: PLR0911 - one case a node
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
                return compile_quantifier(self, expression)
            case StatusTest(test=test, remedy=remedy):
                return self._status_test(test, remedy)

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
        if options and all(isinstance(option, Literal) for option in expression.options):
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
        exact = self.lookup(expression)
        if exact is not None:
            return exact
        table = self.tree.tables[expression.table]
        column = list(table.columns).index(expression.column or "")
        keys = [self.compile(key) for key in expression.keys]
        places = ", ".join(f"{{{index}}}" for index in range(len(keys)))
        arguments = f"{self.writer.constant(table)}, ({places},), {column}"
        return self.strict(keys, f"{self.writer.constant(find_row)}({arguments})")

    def lookup(self, expression: TableLookup, given: Callable[[object], object] = lambda value: value) -> Code | None:
        """The code of a lookup in a table of which every cell asks for one value; None for any other table.

        `given` makes of each value what the lookup is to give.
        """
        table = self.tree.tables[expression.table]
        rows = _exact_rows(table, list(table.columns).index(expression.column or ""))
        if rows is None:
            return None
        keys = [self.compile(key) for key in expression.keys]
        places = ", ".join(f"{{{index}}}" for index in range(len(keys)))
        given_rows = {key: given(value) for key, value in rows.items()}
        return self.strict(keys, f"{self.writer.constant(given_rows)}[{places}]")

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
