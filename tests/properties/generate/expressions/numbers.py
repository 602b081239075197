"""Numbers and amounts of money, and what the operations and functions make of them."""

from tests.properties.generate.expressions.literals import literal
from tests.properties.generate.expressions.words import Binding, Words, call, infix
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.vocabulary import (
    AMOUNT,
    DATE,
    DATETIME,
    DURATION,
    MONEY,
    NUMBER,
    Wanted,
)


def arithmetic(wanted: Wanted) -> Way:
    """A sum, difference or product of two numbers of the type."""

    def write(writer: Writer) -> Words:
        return infix(writer.write(wanted), writer.pick("+-*"), _operand(writer, wanted))

    return write


def quotient(writer: Writer) -> Words:
    """A number by a number."""
    return infix(writer.write(NUMBER), "/", _operand(writer, NUMBER))


def ratio_of_amounts(writer: Writer) -> Words:
    """An amount by an amount."""
    return infix(writer.write(AMOUNT), "/", writer.write(MONEY))


def ratio_of_durations(writer: Writer) -> Words:
    """A duration by a duration."""
    return infix(writer.write(DURATION), "/", _operand(writer, DURATION))


def opposite(wanted: Wanted) -> Way:
    """`-a`."""
    return lambda writer: Words(f"-{writer.write(wanted).at(Binding.SIGN)}", Binding.SIGN)


def absolute(wanted: Wanted) -> Way:
    """`abs(a)`."""
    return lambda writer: call("abs", writer.write(wanted))


def extreme(wanted: Wanted) -> Way:
    """`min(a, b)` and `max(a, b)`; for money the others may be numbers that count as it."""

    def write(writer: Writer) -> Words:
        other = AMOUNT if wanted == MONEY else wanted
        others = [_operand(writer, other) for _ in range(writer.count(1, 2))]
        return call(writer.pick(("min", "max")), writer.write(wanted), *others)

    return write


def rounded(wanted: Wanted) -> Way:
    """`floor(a)`, `ceil(a)` and `round(a)`: of a number a whole one, of money money."""
    return lambda writer: call(writer.pick(("floor", "ceil", "round")), writer.write(wanted))


def rounded_to_places(wanted: Wanted) -> Way:
    """`round(a, n)`."""
    return lambda writer: call("round", writer.write(wanted), Words(writer.pick(("2", "0", "1", "12"))))


def part_of_a_date(writer: Writer) -> Words:
    """The year, month or weekday of a date or a datetime."""
    return call(writer.pick(("year", "month", "weekday")), writer.write(writer.pick((DATE, DATETIME))))


def business_days(writer: Writer) -> Words:
    """The business days between two dates."""
    return call("business_days", writer.write(DATE), writer.write(DATE))


def sum_of_money(writer: Writer) -> Words:
    """Money plus or minus an amount, on either side."""
    sides = [writer.write(MONEY), _operand(writer, AMOUNT)]
    left, right = reversed(sides) if writer.happens(30) else sides
    return infix(left, writer.pick("+-"), right)


def multiple_of_money(writer: Writer) -> Words:
    """Money times or by a number."""
    money, number = writer.write(MONEY), _operand(writer, NUMBER)
    if writer.happens(30):
        return infix(money, "/", number)
    return infix(number, "*", money) if writer.happens(30) else infix(money, "*", number)


def multiple_of_a_literal(writer: Writer) -> Words:
    """A number times an amount written out, which counts as money."""
    number, amount = writer.write(NUMBER), literal(AMOUNT)(writer)
    return infix(amount, "*", number) if writer.happens(50) else infix(number, writer.pick("*/"), amount)


def _operand(writer: Writer, wanted: Wanted) -> Words:
    return writer.write(wanted) if writer.happens(60) else literal(wanted)(writer)
