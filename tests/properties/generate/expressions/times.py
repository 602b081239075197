"""Dates, datetimes and lengths of time."""

from tests.properties.generate.expressions.literals import literal
from tests.properties.generate.expressions.words import Words, call, infix
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.vocabulary import DATE, DATETIME, DURATION, INTEGER, NUMBER, WHOLE_DAYS, Wanted


def later_or_earlier(moment: Wanted, length: Wanted) -> Way:
    """A moment plus or minus a length of time."""

    def write(writer: Writer) -> Words:
        one, other = writer.write(moment), _length(writer, length)
        if writer.happens(20):
            return infix(other, "+", one)
        return infix(one, writer.pick("+-"), other)

    return write


def between(moment: Wanted) -> Way:
    """The time between two moments."""
    return lambda writer: infix(writer.write(moment), "-", writer.write(moment))


def in_months(writer: Writer) -> Words:
    """The date so many months later."""
    months = writer.write(INTEGER) if writer.happens(50) else literal(INTEGER)(writer)
    return call("add_months", writer.write(DATE), months)


def day_of(writer: Writer) -> Words:
    """The day of a datetime."""
    return call("date", writer.write(DATETIME))


def whole_days(writer: Writer) -> Words:
    """So many days."""
    return call("days", writer.write(INTEGER))


def length(writer: Writer) -> Words:
    """So many days, hours or minutes, which need not be whole."""
    return call(writer.pick(("hours", "minutes", "days")), writer.write(NUMBER))


def sum_of_lengths(wanted: Wanted) -> Way:
    """A length plus or minus another."""
    return lambda writer: infix(writer.write(wanted), writer.pick("+-"), _length(writer, wanted))


def multiple_of_length(wanted: Wanted) -> Way:
    """A length so many times; whole days times a whole number stay whole."""

    def write(writer: Writer) -> Words:
        factor = writer.write(INTEGER if wanted == WHOLE_DAYS else NUMBER)
        if wanted == DURATION and writer.happens(40):
            return infix(writer.write(DURATION), "/", factor)
        return (
            infix(factor, "*", writer.write(wanted)) if writer.happens(30) else infix(writer.write(wanted), "*", factor)
        )

    return write


def _length(writer: Writer, wanted: Wanted) -> Words:
    return writer.write(wanted) if writer.happens(40) else literal(wanted)(writer)
