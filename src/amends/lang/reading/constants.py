"""Values written out in a document, typed by the place where they stand."""

import re
from datetime import date, datetime, tzinfo
from decimal import Decimal

from amends.lang.diagnostics import Report
from amends.lang.document import Node, Scalar
from amends.lang.expression.text import ExpressionText
from amends.lang.names import suggestion
from amends.lang.quantities import MAXIMUM_DIGITS, digits, parse_decimal
from amends.lang.reading.shape import word
from amends.lang.times import CalendarSpan, SpanUnit, parse_date, parse_datetime
from amends.lang.tree import Scalar as Value
from amends.lang.types import Kind, Type

_SPAN = re.compile(r"(days|hours|minutes|months)\(\s*([0-9]{1,6})\s*\)")
_NEARLY_SPAN = re.compile(r"(?P<unit>days|hours|minutes|months)\(\s*(?P<count>[0-9.]+)\s*\)")
_FORMS = {
    Kind.BOOLEAN: "`true` or `false`",
    Kind.INTEGER: "an integer such as `12`",
    Kind.NUMBER: "a number such as `0.5`",
    Kind.MONEY: "money such as `10.00`",
    Kind.DATE: "a date such as `2026-11-01`",
    Kind.DATETIME: "a datetime such as `2026-11-01T09:30`",
    Kind.CHOICE: "a word",
    Kind.TEXT: "a text",
}


def constant(node: Node | None, its_type: Type, timezone: tzinfo, what: str, report: Report) -> Value | None:
    """The value that a scalar stands for where `its_type` is needed; None where it is absent or at fault."""
    found = word(node, what, _FORMS[its_type.kind], report)
    if found is None:
        return None
    value = parse_constant(found.text, its_type, timezone)
    if value is not None:
        return value
    if its_type.kind is Kind.CHOICE:
        report.error("choice", f"`{found.text}` is not one of the words that {what} can be", found.span,
                     suggestion(found.text, its_type.options))  # fmt: skip
    else:
        _report_form(found, what, _FORMS[its_type.kind], report)
    return None


def _report_form(found: Scalar, what: str, form: str, report: Report) -> None:
    number = parse_decimal(found.text)
    if number is not None and digits(number) > MAXIMUM_DIGITS:
        report.error(
            "limit", f"a number has at most {MAXIMUM_DIGITS} digits, {what} has {digits(number):,}", found.span
        )
    else:
        report.error("type", f"{what} is {form}, found `{found.text}`", found.span)


def parse_constant(text: str, its_type: Type, timezone: tzinfo) -> Value | None:
    """The value of that type which the text writes out, or None."""
    match its_type.kind:
        case Kind.BOOLEAN:
            return {"true": True, "false": False}.get(text)
        case Kind.INTEGER | Kind.NUMBER | Kind.MONEY:
            return _number(text, whole=its_type.kind is Kind.INTEGER)
        case Kind.DATE:
            return parse_date(text)
        case Kind.DATETIME:
            return parse_datetime(text, timezone)
        case Kind.CHOICE:
            return text if text in its_type.words else None
        case _:
            return text


def _number(text: str, *, whole: bool) -> int | Decimal | None:
    number = parse_decimal(text)
    if number is None or digits(number) > MAXIMUM_DIGITS:
        return None
    if not whole:
        return number
    return int(number) if number == number.to_integral_value() else None


def amount(node: Node | None, what: str, report: Report) -> Decimal | None:
    """An amount of money that is not negative."""
    found = word(node, what, "an amount such as `10.00`", report)
    if found is None:
        return None
    number = parse_decimal(found.text)
    if number is not None and number >= 0 and digits(number) <= MAXIMUM_DIGITS:
        return number
    if number is not None and number < 0:
        report.error("type", f"{what} is never below 0, found `{found.text}`", found.span)
    else:
        _report_form(found, what, "an amount such as `10.00`", report)
    return None


def calendar_span(node: Node | None, what: str, report: Report) -> CalendarSpan | None:
    """A span such as `days(30)`; None where it is absent or at fault."""
    found = word(node, what, "a span of time such as `days(30)`", report)
    if found is None:
        return None
    read = _SPAN.fullmatch(found.text.strip())
    if read is not None and int(read[2]) > 0:
        return CalendarSpan(int(read[2]), SpanUnit(read[1]))
    nearly = _NEARLY_SPAN.fullmatch(found.text)
    if nearly is not None:
        span = ExpressionText(found, report.source).span(*nearly.span("count"))
        report.error(
            "type", f"{what} is a whole number of {nearly['unit']}, at least 1, found `{nearly['count']}`", span
        )
    else:
        report.error("type", f"{what} is a span of time, found `{found.text}`", found.span,
                     "write it like `days(30)`, `hours(4)`, `minutes(20)` or `months(12)`")  # fmt: skip
    return None


def date_constant(node: Node | None, what: str, report: Report) -> date | None:
    """A date; None where it is absent or at fault."""
    found = word(node, what, _FORMS[Kind.DATE], report)
    if found is None:
        return None
    day = parse_date(found.text)
    if day is None:
        report.error("type", f"{what} is {_FORMS[Kind.DATE]}, found `{found.text}`", found.span)
    return day


def in_order(lower: Value, upper: Value) -> bool:
    """Whether one constant does not lie above another of the same type."""
    if isinstance(lower, datetime) and isinstance(upper, datetime):
        return lower <= upper
    if isinstance(lower, date) and isinstance(upper, date):
        return lower <= upper
    return isinstance(lower, (int, Decimal)) and isinstance(upper, (int, Decimal)) and lower <= upper
