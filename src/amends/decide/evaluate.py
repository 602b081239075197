"""The interpreter: the value of an expression of the typed tree for the facts of a case.

This is the meaning that every other use of a policy is held to. It is written to be read, one kind of node after
the other. A value is known or `Unknown`; what an operation cannot compute is unknown and named.
"""

from collections.abc import Callable, Mapping

from amends.decide.facts import Facts
from amends.decide.functions import FUNCTIONS, Known, aggregate, compare, compute
from amends.decide.unknown import (
    Place,
    Truth,
    Unknown,
    choice,
    combined,
    conjunction,
    disjunction,
    negation,
    undefined,
    unknown_fact,
)
from amends.lang.expression.nodes import (
    And,
    Arithmetic,
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
    QuantifierKind,
    StatusTest,
    TableLookup,
    TextsReference,
)
from amends.lang.quantities import UncomputableError
from amends.lang.rows import fitting_row
from amends.lang.times import Duration
from amends.lang.tree import PolicyTree
from amends.lang.types import Kind

Value = Known | Unknown
Elements = Mapping[str, int]
"""Which element (from 1) each variable stands for; 0 is an element of a list that is not known."""

NO_ELEMENTS: Elements = {}


class Evaluation:
    """The values of expressions for one case.

    Args:
        tree: the policy.
        facts: what is known.
        presuming: whether an unknown fact counts as what the policy presumes.

    `definitions`, `derived` and `statuses` are filled from outside in the order of `tree.order`, so that what an
    expression names has been worked out before.
    """

    def __init__(self, tree: PolicyTree, facts: Facts, *, presuming: bool = True) -> None:
        self.tree = tree
        self.facts = facts
        self.presuming = presuming
        self.definitions: dict[str, Value] = {}
        self.derived: dict[tuple[str, str], list[Value]] = {}
        self.status_tests: Callable[[str, str], Truth] | None = None

    def truth(self, expression: Expression, elements: Elements = NO_ELEMENTS) -> Truth:
        """The value of an expression that is true or false."""
        value = self.value(expression, elements)
        assert isinstance(value, (bool, Unknown)), "types were checked"
        return value

    def value(self, expression: Expression, elements: Elements = NO_ELEMENTS) -> Value:  # noqa: PLR0911 - one case a node
        """The value of an expression, with the variables around it."""
        match expression:
            case Literal(value=value):
                return value
            case TextsReference(texts=texts):
                return texts
            case FactReference(name=name):
                return self.fact(name)
            case DefinitionReference(name=name):
                return self.definitions[name]
            case ElementField():
                return self._element_field(expression, elements)
            case ElementNumber(variable=variable, list_name=list_name):
                number = elements[variable]
                return number or unknown_fact(Place(list_name))
            case And(parts=parts):
                return conjunction(self.truth(part, elements) for part in parts)
            case Or(parts=parts):
                return disjunction(self.truth(part, elements) for part in parts)
            case Not(part=part):
                return negation(self.truth(part, elements))
            case Comparison():
                return self._comparison(expression, elements)
            case Membership(item=item, options=options, negated=negated):
                return self._membership(item, options, negated, elements)
            case Conditional():
                return self._conditional(expression, elements)
            case Arithmetic(left=left, right=right):
                return self._computed(expression, (left, right), elements)
            case Negation(operand=operand):
                return self._computed(expression, (operand,), elements)
            case Call(arguments=arguments):
                return self._computed(expression, arguments, elements)
            case TableLookup():
                return self._lookup(expression, elements)
            case Quantifier():
                return self._quantifier(expression, elements)
            case StatusTest(test=test, remedy=remedy):
                assert self.status_tests is not None, "remedies are worked out before what tests them"
                return self.status_tests(test, remedy)

    def fact(self, name: str) -> Value:
        """The value of a fact that is no list: known, presumed or unknown."""
        known = self.facts.values.get(name)
        if known is not None:
            return known
        presumed = self.tree.facts[name].presume if self.presuming else None
        return unknown_fact(Place(name)) if presumed is None else presumed

    def _element_field(self, expression: ElementField, elements: Elements) -> Value:
        list_name, field_name = expression.list_name, expression.field_name
        number = elements[expression.variable]
        if number == 0:
            return self._field_of_unknown_element(list_name, field_name)
        if (list_name, field_name) in self.derived:
            return self.derived[list_name, field_name][number - 1]
        known = self.facts.lists[list_name][number - 1].get(field_name)
        if known is not None:
            return known
        presumed = self.tree.facts[list_name].fields[field_name].presume if self.presuming else None
        return unknown_fact(Place(list_name, number, field_name)) if presumed is None else presumed

    def _field_of_unknown_element(self, list_name: str, field_name: str) -> Value:
        """A field of an element of a list that is not known; a derived one needs what it is made of besides."""
        needed = [unknown_fact(Place(list_name))]
        for value in self.derived.get((list_name, field_name), []):
            if isinstance(value, Unknown):
                needed.append(value)
        return combined(needed)

    def _comparison(self, expression: Comparison, elements: Elements) -> Truth:
        left, right = self.value(expression.left, elements), self.value(expression.right, elements)
        unknown = [side for side in (left, right) if isinstance(side, Unknown)]
        if unknown:
            return combined(unknown)
        options = expression.left.type.options
        assert not isinstance(left, Unknown), "unknowns were gathered"
        assert not isinstance(right, Unknown), "unknowns were gathered"
        if options and expression.operator not in (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL):
            return compare(expression.operator, options.index(str(left)), options.index(str(right)))
        return compare(expression.operator, left, right)

    def _membership(
        self, item: Expression, options: tuple[Expression, ...], negated: bool, elements: Elements
    ) -> Truth:
        value = self.value(item, elements)
        tests: list[Truth] = []
        for option in options:
            other = self.value(option, elements)
            unknown = [side for side in (value, other) if isinstance(side, Unknown)]
            tests.append(combined(unknown) if unknown else value == other)
        found = disjunction(tests)
        return negation(found) if negated else found

    def _conditional(self, expression: Conditional, elements: Elements) -> Value:
        condition = self.truth(expression.condition, elements)
        if not isinstance(condition, Unknown):
            return self.value(expression.consequence if condition else expression.alternative, elements)
        branches = self.value(expression.consequence, elements), self.value(expression.alternative, elements)
        if expression.type.kind is Kind.BOOLEAN:
            one, other = branches
            assert isinstance(one, (bool, Unknown)), "types were checked"
            assert isinstance(other, (bool, Unknown)), "types were checked"
            return choice(condition, one, other)
        return combined([condition, *(branch for branch in branches if isinstance(branch, Unknown))])

    def _computed(
        self, expression: Arithmetic | Negation | Call, operands: tuple[Expression, ...], elements: Elements
    ) -> Value:
        """An operation on values, all of which it needs."""
        values = [self.value(operand, elements) for operand in operands]
        unknown = [value for value in values if isinstance(value, Unknown)]
        if unknown:
            return combined(unknown)
        known = [value for value in values if not isinstance(value, Unknown)]
        try:
            if isinstance(expression, Call):
                return FUNCTIONS[expression.function](self.tree, *known)
            return compute(expression, known)
        except UncomputableError as error:
            return undefined(expression.text, str(error))

    def _lookup(self, expression: TableLookup, elements: Elements) -> Value:
        keys = [self.value(key, elements) for key in expression.keys]
        unknown = [key for key in keys if isinstance(key, Unknown)]
        if unknown:
            return combined(unknown)
        table = self.tree.tables[expression.table]
        row = fitting_row(table, [key for key in keys if not isinstance(key, (Unknown, Duration, tuple))])
        if row is None:
            return undefined(expression.text, "no row of the table fits")
        return row.values[list(table.columns).index(expression.column or "")]

    def _quantifier(self, expression: Quantifier, elements: Elements) -> Value:
        known = self.facts.lists.get(expression.list_name)
        if known is None:
            return self._of_unknown_list(expression, elements)
        inside: list[Elements] = [{**elements, expression.variable: number} for number in range(1, len(known) + 1)]
        conditions = [True if expression.condition is None else self.truth(expression.condition, one) for one in inside]
        if expression.kind in (QuantifierKind.ANY, QuantifierKind.ALL):
            return self._any_or_all(expression, conditions, inside)
        return self._aggregate(expression, conditions, inside, elements)

    def _any_or_all(self, expression: Quantifier, conditions: list[Truth], inside: list[Elements]) -> Truth:
        """`any(E … if C)` is an `or` of `C and E`; `all(E … if C)` an `and` of `not C or E`."""
        body = expression.body
        assert body is not None, "only `count` has no body"
        if expression.kind is QuantifierKind.ANY:
            return disjunction(
                conjunction((condition, self.truth(body, one)))
                for condition, one in zip(conditions, inside, strict=True)
            )
        return conjunction(
            disjunction((negation(condition), self.truth(body, one)))
            for condition, one in zip(conditions, inside, strict=True)
        )

    def _aggregate(
        self, expression: Quantifier, conditions: list[Truth], inside: list[Elements], elements: Elements
    ) -> Value:
        """`count`, `sum`, `min` and `max`: unknown when what they need of any element is."""
        taken = [one for condition, one in zip(conditions, inside, strict=True) if condition is not False]
        values: list[Value] = [1 if expression.body is None else self.value(expression.body, one) for one in taken]
        unknown = [part for part in [*conditions, *values] if isinstance(part, Unknown)]
        if unknown:
            return combined(unknown)
        known = [value for value in values if not isinstance(value, Unknown)]
        if not known and expression.default is not None:
            return self.value(expression.default, elements)
        try:
            return aggregate(expression, known)
        except UncomputableError as error:
            return undefined(expression.text, str(error))

    def _of_unknown_list(self, expression: Quantifier, elements: Elements) -> Unknown:
        """What a list that is not known leaves open: the list, and what else stands inside."""
        inside = {**elements, expression.variable: 0}
        parts: list[Unknown] = [unknown_fact(Place(expression.list_name))]
        for part in (expression.condition, expression.body):
            value = self.value(part, inside) if part is not None else None
            if isinstance(value, Unknown):
                parts.append(value)
        if expression.default is not None:
            value = self.value(expression.default, elements)
            if isinstance(value, Unknown):
                parts.append(value)
        return combined(parts)
