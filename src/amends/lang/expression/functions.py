"""How calls of the language's functions are typed."""

import ast
from collections.abc import Callable
from datetime import date, datetime

from amends.lang.expression.nodes import Call, Expression, Literal, StatusTest
from amends.lang.expression.quantifiers import build_quantifier
from amends.lang.expression.scope import Building, quoted
from amends.lang.names import FUNCTIONS, one_of
from amends.lang.times import parse_date, parse_datetime
from amends.lang.types import (
    BOOLEAN,
    DATE,
    DATETIME,
    DURATION,
    INTEGER,
    LENGTHS,
    NUMBER,
    NUMERIC,
    ORDERED,
    TEXT,
    WHOLE_DAYS,
    Kind,
    Type,
    common,
    fits,
)

QUANTIFIERS = ("any", "all", "count", "sum")
STATUS_TESTS = ("owed", "allowed", "referred", "excluded")
MAXIMUM_PLACES = 12
_MOMENTS = frozenset({Kind.DATE, Kind.DATETIME})


def build_call(building: Building, node: ast.Call) -> Expression | None:
    """A call of one of the language's functions."""
    if not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS:
        _refuse_function(building, node.func)
        return None
    name = node.func.id
    generator = bool(node.args) and isinstance(node.args[0], ast.GeneratorExp)
    if name in QUANTIFIERS or (name in ("min", "max") and generator):
        return build_quantifier(building, node, name)
    if node.keywords:
        keyword = node.keywords[0].arg or "**"
        building.fault("syntax", f"`{name}` takes no `{keyword}=`", node)
        return None
    if name in STATUS_TESTS:
        return _status_test(building, node, name)
    return _FUNCTIONS[name](building, node, name)


def _refuse_function(building: Building, node: ast.expr) -> None:
    if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS:
        building.report.error("syntax", f"`{node.attr}` is not called with a dot", building.last_word(node),
                              f"write `{node.attr}({building.text.words(node.value)}, …)`")  # fmt: skip
        return
    name = building.text.words(node)
    if name in building.scope.tables:
        building.fault("syntax", f"`{name}` is a table, not a function", node,
                       f"name its key in square brackets: `{name}[…]`")  # fmt: skip
    else:
        building.unknown("a function of the language", name, node, FUNCTIONS)


def _status_test(building: Building, node: ast.Call, name: str) -> Expression | None:
    if len(node.args) != 1 or not isinstance(node.args[0], ast.Name):
        argument = node.args[0] if node.args else None
        found = f", found {building.text.words(argument)}" if argument is not None else ""
        meant = str(argument.value) if isinstance(argument, ast.Constant) else ""
        building.fault("type", f"`{name}` takes the bare name of one remedy{found}", argument or node,
                       f"write `{name}({meant if meant in building.scope.remedies else 'REMEDY'})`")  # fmt: skip
        return None
    remedy_name = node.args[0].id
    if remedy_name not in building.scope.remedies:
        if not building.scope.remedies_lost:
            building.unknown("a remedy", remedy_name, node.args[0], building.scope.remedies)
        return None
    return StatusTest(name, remedy_name, type=BOOLEAN, origin=building.origin(node))


def _arguments(building: Building, node: ast.Call, name: str, usage: str, counts: range) -> list[Expression] | None:
    if len(node.args) in counts:
        return building.build_all(node.args)
    building.fault("type", f"`{name}` takes {_words_for_counts(counts)}, found {len(node.args)}", node,
                   f"write `{usage}`")  # fmt: skip
    return None


def _words_for_counts(counts: range) -> str:
    if counts.stop > MAXIMUM_PLACES:
        return f"{counts.start} values or more"
    words = " or ".join(str(count) for count in counts)
    return "one value" if words == "1" else f"{words} values"


def _expect(building: Building, argument: Expression, expected: Type, name: str) -> bool:
    if fits(argument.type, expected):
        return True
    _refuse(building, argument, expected.describe(), name)
    return False


def _refuse(building: Building, argument: Expression, expected: str, name: str) -> None:
    building.report.error("type", f"`{name}` expects {expected} here, found {quoted(argument)}, "
                          f"{argument.type.describe()}", argument.origin.span)  # fmt: skip


def _call(building: Building, node: ast.Call, name: str, arguments: list[Expression], result: Type) -> Call:
    return Call(name, tuple(arguments), type=result, origin=building.origin(node))


def _absolute(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(x)", range(1, 2))
    if arguments is None:
        return None
    its_type = arguments[0].type
    if its_type.kind in NUMERIC | LENGTHS | {Kind.MONEY}:
        return _call(building, node, name, arguments, its_type)
    _refuse(building, arguments[0], "a number, money or a duration", name)
    return None


def _rounding(building: Building, node: ast.Call, name: str) -> Expression | None:
    counts = range(1, 3) if name == "round" else range(1, 2)
    arguments = _arguments(building, node, name, f"{name}(x{', places' if len(counts) > 1 else ''})", counts)
    if arguments is None:
        return None
    its_type = arguments[0].type
    if its_type.kind not in NUMERIC | {Kind.MONEY}:
        _refuse(building, arguments[0], "a number or money", name)
        return None
    if len(arguments) > 1:
        places = arguments[1]
        if not (isinstance(places, Literal) and places.type.kind is Kind.INTEGER
                and isinstance(places.value, int) and places.value <= MAXIMUM_PLACES):  # fmt: skip
            expected = f"a number of places from 0 to {MAXIMUM_PLACES}, written out"
            building.report.error("type", f"`round` expects {expected}, found {quoted(places)}", places.origin.span)
            return None
        return _call(building, node, name, arguments, its_type)
    whole = its_type if its_type.kind is Kind.MONEY else Type(Kind.INTEGER, counts_as_money=its_type.counts_as_money)
    return _call(building, node, name, arguments, whole)


def _extreme(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(a, b)", range(2, 100))
    if arguments is None:
        return None
    result: Type | None = arguments[0].type
    for argument in arguments[1:]:
        result = common(result, argument.type) if result else None
    if result is not None and result.kind in ORDERED:
        return _call(building, node, name, arguments, result)
    found = one_of(dict.fromkeys(argument.type.kind.value for argument in arguments))
    building.fault("type", f"`{name}` expects values of one sort that has an order, found {found}", node)
    return None


def _moment(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f'{name}("…")', range(1, 2))
    if arguments is None:
        return None
    argument = arguments[0]
    if isinstance(argument, Literal) and isinstance(argument.value, str):
        return _moment_literal(building, node, name, argument.value)
    if name == "date" and argument.type.kind is Kind.DATETIME:
        return _call(building, node, name, arguments, DATE)
    _refuse(building, argument, "a text written out, or a datetime" if name == "date" else "a text written out", name)
    return None


def _moment_literal(building: Building, node: ast.Call, name: str, text: str) -> Expression | None:
    moment: date | datetime | None
    if name == "date":
        moment, its_type, form = parse_date(text), DATE, "2026-11-01"
    else:
        moment, its_type, form = parse_datetime(text, building.scope.timezone), DATETIME, "2026-11-01T09:30"
    if moment is not None:
        return Literal(moment, type=its_type, origin=building.origin(node))
    building.fault("type", f"`{text}` is not a {name}", node.args[0], f'write it as `{name}("{form}")`')
    return None


def _length(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(n)", range(1, 2))
    if arguments is None or not _expect(building, arguments[0], NUMBER, name):
        return None
    whole = name == "days" and arguments[0].type.kind is Kind.INTEGER
    return _call(building, node, name, arguments, WHOLE_DAYS if whole else DURATION)


def _months(building: Building, node: ast.Call, name: str) -> Expression | None:
    building.fault("type", f"`{name}` stands only where a span is asked for, such as `over`", node,
                   "months differ in length; `add_months(date, n)` gives the date that many months later")  # fmt: skip
    return None


def _add_months(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(date, n)", range(2, 3))
    if arguments is None:
        return None
    right = [_expect(building, arguments[0], DATE, name), _expect(building, arguments[1], INTEGER, name)]
    return _call(building, node, name, arguments, DATE) if all(right) else None


def _business_days(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(from, to)", range(2, 3))
    if arguments is None:
        return None
    right = [_expect(building, argument, DATE, name) for argument in arguments]
    return _call(building, node, name, arguments, INTEGER) if all(right) else None


def _part_of_date(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(date)", range(1, 2))
    if arguments is None:
        return None
    if arguments[0].type.kind in _MOMENTS:
        return _call(building, node, name, arguments, INTEGER)
    _refuse(building, arguments[0], "a date or a datetime", name)
    return None


def _lower(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f"{name}(text)", range(1, 2))
    if arguments is None or not _expect(building, arguments[0], TEXT, name):
        return None
    return _call(building, node, name, arguments, TEXT)


def _text_test(building: Building, node: ast.Call, name: str) -> Expression | None:
    arguments = _arguments(building, node, name, f'{name}(text, "…")', range(2, 3))
    if arguments is None:
        return None
    right = [_expect(building, arguments[0], TEXT, name)]
    if arguments[1].type.kind is not Kind.TEXTS:
        right.append(_expect(building, arguments[1], TEXT, name))
    return _call(building, node, name, arguments, BOOLEAN) if all(right) else None


_FUNCTIONS: dict[str, Callable[[Building, ast.Call, str], Expression | None]] = {
    "abs": _absolute,
    "floor": _rounding,
    "ceil": _rounding,
    "round": _rounding,
    "min": _extreme,
    "max": _extreme,
    "date": _moment,
    "datetime": _moment,
    "days": _length,
    "hours": _length,
    "minutes": _length,
    "months": _months,
    "add_months": _add_months,
    "business_days": _business_days,
    "year": _part_of_date,
    "month": _part_of_date,
    "weekday": _part_of_date,
    "lower": _lower,
    "startswith": _text_test,
    "endswith": _text_test,
    "contains": _text_test,
}
