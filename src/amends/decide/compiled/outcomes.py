"""Statuses, values and clause ids of the remedies in generated code."""

from contextlib import AbstractContextManager
from decimal import Decimal

from amends.decide.case import Status
from amends.decide.compiled.code import Code
from amends.decide.compiled.expressions import ExpressionCompiler
from amends.decide.compiled.runtime import ROUNDING, ids_where, stop, worth
from amends.decide.compiled.signs import never_negative
from amends.decide.compiled.writer import Writer
from amends.lang.expression.nodes import Arithmetic, Expression, FactReference, TableLookup
from amends.lang.tree import Clause, Effect, Remedy
from amends.lang.types import Kind

_STATUS_OF = {Effect.REFERS: Status.REFERRED, Effect.GRANTS: Status.OWED, Effect.ALLOWS: Status.DISCRETIONARY}


class OutcomeWriter:
    """Writes the branches by which a remedy gets its status; `clauses` holds the local name of each clause's truth."""

    def __init__(self, compiler: ExpressionCompiler, clauses: dict[str, Code]) -> None:
        self._compiler = compiler
        self._writer = compiler.writer
        self._tree = compiler.tree
        self._clauses = clauses

    def effects(self, remedy: str) -> dict[Effect, Code]:
        """Writes the truth of each effect on a remedy: whether any clause of it holds."""
        truths = {}
        for effect in Effect:
            held = [self._clauses[clause.id] for clause in self._tree.clauses_for(remedy, effect)]
            truth = self._compiler.any_of(held)
            truths[effect] = Code(self._compiler.held(truth), truth.nullable, simple=True)
        return truths

    def remedy(self, remedy: Remedy, effects: dict[Effect, Code], result: str) -> None:
        """Writes the branches of one remedy, in the order in which a status is found."""
        branches = _Branches(self._writer)
        for effect, status in ((Effect.FORBIDS, Status.FORBIDDEN), (Effect.EXCLUDES, Status.EXCLUDED)):
            if effects[effect].text != "False":
                with branches.when(_is_true(effects[effect])):
                    self._settled(remedy, effect, status, result)
        giving = [effects[effect] for effect in (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)]
        possible = [
            f"{code.text} is not False" if code.nullable else code.text for code in giving if code.text != "False"
        ]
        with branches.when(f"not ({' or '.join(possible)})" if possible else "True"):
            nothing = self._writer.constant((Status.NOT_COVERED, None, None, ()))
            self._writer.line(f"{result} = {nothing}")
        refusing = [effects[effect] for effect in (Effect.FORBIDS, Effect.EXCLUDES) if effects[effect].nullable]
        if refusing:
            with branches.when(" or ".join(f"{code.text} is None" for code in refusing)):
                self._undecided(remedy, effects, result)
        for effect, status in _STATUS_OF.items():
            code = effects[effect]
            if code.text == "False":
                continue
            with branches.when(_is_true(code)):
                self._settled(remedy, effect, status, result)
            if code.nullable and effect is not Effect.ALLOWS:
                with branches.when(f"{code.text} is None"):
                    self._undecided(remedy, effects, result)
        with branches.otherwise():
            self._undecided(remedy, effects, result)

    def _settled(self, remedy: Remedy, effect: Effect, status: Status, result: str) -> None:
        clauses = self._tree.clauses_for(remedy.name, effect)
        value, at_least = ("None", "None")
        if status in _STATUS_OF.values():
            value, at_least = self._worth(remedy, clauses)
        because = self._because(clauses)
        self._writer.line(f"{result} = ({self._writer.constant(status)}, {value}, {at_least}, {because})")

    def _because(self, clauses: tuple[Clause, ...]) -> str:
        if len(clauses) == 1:
            return self._writer.constant((clauses[0].id,))
        return self._ids("True", clauses)

    def _ids(self, wanted: str, clauses: tuple[Clause, ...]) -> str:
        pairs = ", ".join(f"({self._clauses[one.id].text}, {self._writer.constant(one.id)})" for one in clauses)
        return f"{self._writer.constant(ids_where)}({wanted}, ({pairs},))" if pairs else "()"

    def _undecided(self, remedy: Remedy, effects: dict[Effect, Code], result: str) -> None:
        """The clauses that keep a status undecided: the unknown ones of the effects that still matter."""
        status = self._writer.constant(Status.UNDECIDED)
        counted = [(Effect.FORBIDS, "True"), (Effect.EXCLUDES, "True")]
        refers, grants = effects[Effect.REFERS].text, effects[Effect.GRANTS].text
        counted.append((Effect.REFERS, f"{refers} is not True"))
        counted.append((Effect.GRANTS, f"{refers} is not True and {grants} is not True"))
        allows = effects[Effect.ALLOWS].text
        counted.append((Effect.ALLOWS, f"{refers} is not True and {grants} is not True and {allows} is not True"))
        conditions = dict(counted)
        pairs = [
            f"({self._clauses[clause.id].text} if {conditions[clause.effect]} else False, "
            f"{self._writer.constant(clause.id)})"
            for clause in self._tree.clauses
            if remedy.name in clause.remedies and self._clauses[clause.id].nullable
        ]
        ids = f"{self._writer.constant(ids_where)}(None, ({', '.join(pairs)},))" if pairs else "()"
        self._writer.line(f"{result} = ({status}, None, None, {ids})")

    def _worth(self, remedy: Remedy, clauses: tuple[Clause, ...]) -> tuple[str, str]:
        """Writes the value and what is certain of it; gives the names that hold them."""
        writer = self._writer
        expressions = [clause.value or remedy.value for clause in clauses]
        if all(expression is None for expression in expressions):
            return "None", "None"
        value, at_least = writer.name("v"), writer.name("v")
        first = expressions[0]
        if all(expression is first for expression in expressions) and first is not None:
            self._single_worth(first, remedy, value)
            return value, value
        codes = [None if expression is None else self._compiler.compile(expression) for expression in expressions]
        parts = ", ".join(
            f"({self._clauses[clause.id].text}, {code.text if code else 'None'}, {code is not None})"
            for clause, code in zip(clauses, codes, strict=True)
        )
        writer.line(f"{value}, {at_least} = {writer.constant(worth)}(({parts},), {remedy.charge})")
        for name in (value, at_least):
            writer.line(f"{name} = {self._leaving(name, remedy, nullable=True)}")
        return value, at_least

    def _single_worth(self, expression: Expression, remedy: Remedy, value: str) -> None:
        """Writes the value where all clauses give the same."""
        writer = self._writer
        code = self._compiler.compile(expression)
        never_below = never_negative(expression, self._tree)
        if never_below and self._is_money(remedy) and isinstance(expression, TableLookup):
            rounded = self._compiler.lookup(expression, self._rounded)
            if rounded is not None:
                writer.line(f"{value} = {rounded.text}")
                return
        writer.line(f"{value} = {code.text}")
        if not never_below:
            self._refuse_negative(value, code)
        leaving = self._leaving(value, remedy, nullable=code.nullable)
        if self._is_money(remedy) and isinstance(expression, (FactReference, Arithmetic)) and _is_amount(expression):
            # A Decimal that has its currency's digits already needs no rounding.
            unit = writer.constant(_unit(self._tree.minor_digits))
            with writer.block(f"if {value} is not None and not {value}.same_quantum({unit}):"):
                writer.line(f"{value} = {leaving}")
        elif leaving != value:
            writer.line(f"{value} = {leaving}")

    def _rounded(self, amount: object) -> object:
        return ROUNDING.quantize(Decimal(str(amount)), _unit(self._tree.minor_digits))

    def _refuse_negative(self, value: str, code: Code) -> None:
        test = f"{value} is not None and {value} < 0" if code.nullable else f"{value} < 0"
        with self._writer.block(f"if {test}:"):
            self._writer.line(f"{self._writer.constant(stop)}()")

    def _leaving(self, value: str, remedy: Remedy, *, nullable: bool) -> str:
        """Money is rounded once, where it leaves the policy."""
        if not self._is_money(remedy):
            return value
        quantize = self._writer.constant(ROUNDING.quantize)
        rounded = f"{quantize}({value}, {self._writer.constant(_unit(self._tree.minor_digits))})"
        return f"None if {value} is None else {rounded}" if nullable else rounded

    @staticmethod
    def _is_money(remedy: Remedy) -> bool:
        return remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY


class _Branches:
    """`if`, `elif` and `else`, in the order in which they are asked for."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._word = "if"

    def when(self, test: str) -> AbstractContextManager[None]:
        """The next branch."""
        head = f"{self._word} {test}:"
        self._word = "elif"
        return self._writer.block(head)

    def otherwise(self) -> AbstractContextManager[None]:
        """The last branch."""
        return self._writer.block("else:")


def _is_true(code: Code) -> str:
    return f"{code.text} is True" if code.nullable else code.text


def _is_amount(expression: Expression) -> bool:
    return expression.type.kind is Kind.MONEY


def _unit(minor_digits: int) -> Decimal:
    """The smallest amount of a currency: what its amounts are rounded to."""
    return Decimal(1).scaleb(-minor_digits)
