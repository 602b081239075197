"""Loops over the elements of a list."""

from amends.decide import functions
from amends.decide.compiled.code import Code, Compiling
from amends.decide.compiled.runtime import stop
from amends.lang.expression.nodes import Quantifier, QuantifierKind
from amends.lang.times import Duration
from amends.lang.types import LENGTHS


def compile_quantifier(compiler: Compiling, expression: Quantifier) -> Code:
    """Writes the loop, and gives the name that holds its result: None when it is unknown."""
    writer = compiler.writer
    result, element = writer.name("q"), writer.name("e")
    rows = compiler.names.facts[expression.list_name]
    any_or_all = expression.kind in (QuantifierKind.ANY, QuantifierKind.ALL)
    start = str(expression.kind is QuantifierKind.ALL) if any_or_all else writer.constant([])
    with writer.block(f"if {rows.text} is None:"):
        writer.line(f"{result} = None")
    with writer.block("else:"):
        writer.line(f"{result} = {start if any_or_all else '[]'}")
        with writer.block(f"for {element} in {rows.text}:"):
            compiler.elements[expression.variable] = element
            if any_or_all:
                _any_or_all(compiler, expression, result)
            else:
                _gather(compiler, expression, result)
            del compiler.elements[expression.variable]
        if not any_or_all:
            _aggregate(compiler, expression, result)
    return Code(result, nullable=True, simple=True)


def _any_or_all(compiler: Compiling, expression: Quantifier, result: str) -> None:
    writer = compiler.writer
    assert expression.body is not None, "only `count` has no body"
    condition = None if expression.condition is None else compiler.compile(expression.condition)
    body = compiler.compile(expression.body)
    if expression.kind is QuantifierKind.ANY:
        one = body if condition is None else compiler.all_of([condition, body])
        decisive = "True"
    else:
        one = body if condition is None else compiler.any_of([compiler.negation(condition), body])
        decisive = "False"
    held = compiler.held(one)
    with writer.block(f"if {held} is {decisive}:"):
        writer.line(f"{result} = {decisive}")
        if compiler.stops_early:
            writer.line("break")
    if one.nullable:
        with writer.block(f"{'if' if compiler.stops_early else 'elif'} {held} is None and {result} is not {decisive}:"):
            writer.line(f"{result} = None")


def _gather(compiler: Compiling, expression: Quantifier, result: str) -> None:
    """Gathers the values that are taken; one that is not known makes the whole unknown."""
    writer = compiler.writer
    held = "True"
    condition = None if expression.condition is None else compiler.compile(expression.condition)
    if condition is not None:
        held = compiler.held(condition)
        if compiler.stops_early:
            with writer.block(f"if {held} is False:"):
                writer.line("continue")
    body = Code("1", nullable=False, simple=True) if expression.body is None else compiler.compile(expression.body)
    value = compiler.held(body)
    unknown = [f"{value} is None"] if body.nullable else []
    if condition is not None and condition.nullable:
        unknown.append(f"{held} is None")
    if unknown:
        taken = f"{held} is not False and " if condition is not None else ""
        with writer.block(f"if {taken}({' or '.join(unknown)}):"):
            writer.line(f"{result} = None")
            if compiler.stops_early:
                writer.line("break")
    with writer.block(f"if {held} and {result} is not None:"):
        writer.line(f"{result}.append({value})")


def _aggregate(compiler: Compiling, expression: Quantifier, result: str) -> None:
    writer = compiler.writer
    with writer.block(f"if {result} is not None:"):
        if expression.default is not None:
            with writer.block(f"if not {result}:"):
                writer.line(f"{result} = {compiler.compile(expression.default).text}")
            with writer.block("else:"):
                writer.line(f"{result} = {_reduced(compiler, expression, result)}")
        else:
            writer.line(f"{result} = {_reduced(compiler, expression, result)}")


def _reduced(compiler: Compiling, expression: Quantifier, result: str) -> str:
    writer = compiler.writer
    match expression.kind:
        case QuantifierKind.COUNT:
            return f"len({result})"
        case QuantifierKind.SUM:
            nothing = Duration(0) if expression.type.kind in LENGTHS else 0
            return f"{writer.constant(functions.total)}({result}, {writer.constant(nothing)})"
        case kind:
            return f"{kind.value}({result}) if {result} else {writer.constant(stop)}()"
