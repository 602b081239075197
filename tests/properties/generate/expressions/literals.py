"""Values written out."""

from tests.properties.generate.expressions.words import Binding, Words, call, quoted
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.vocabulary import (
    AMOUNTS,
    DAYS,
    DECIMALS,
    INTEGERS,
    MOMENTS,
    PHRASES,
    Sort,
    Wanted,
)


def literal(wanted: Wanted) -> Way:
    """A value of the type, written out. Money has none of its own: a number stands for it."""

    def write(writer: Writer) -> Words:
        match wanted.sort:
            case Sort.BOOLEAN:
                return Words(writer.pick(("True", "False")))
            case Sort.INTEGER:
                return _signed(writer, writer.pick(INTEGERS))
            case Sort.NUMBER:
                return _signed(writer, writer.pick((*DECIMALS, *INTEGERS)))
            case Sort.AMOUNT:
                return _signed(writer, writer.pick(AMOUNTS))
            case Sort.DATE:
                return call("date", quoted(writer.pick(DAYS)))
            case Sort.DATETIME:
                return call("datetime", quoted(writer.pick(MOMENTS)))
            case Sort.WHOLE_DAYS:
                return call("days", Words(writer.pick(INTEGERS)))
            case Sort.DURATION:
                unit = writer.pick(("hours", "minutes", "days"))
                return call(unit, Words(writer.pick((*INTEGERS, *DECIMALS))))
            case Sort.CHOICE:
                return quoted(writer.pick(wanted.options))
            case _:
                return quoted(writer.pick(PHRASES))

    return write


def _signed(writer: Writer, digits: str) -> Words:
    return Words(f"-{digits}", Binding.SIGN) if writer.happens(10) else Words(digits)
