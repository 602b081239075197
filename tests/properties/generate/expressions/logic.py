"""Expressions that are true or false: logic, comparisons, membership, tests of texts and of remedies."""

from collections.abc import Sequence

from tests.properties.generate.expressions.literals import literal
from tests.properties.generate.expressions.names import fact
from tests.properties.generate.expressions.words import Binding, Words, call
from tests.properties.generate.expressions.writer import Writer
from tests.properties.generate.vocabulary import (
    AMOUNT,
    BOOLEAN,
    CHOICES,
    DATE,
    DATETIME,
    DURATION,
    INTEGER,
    MONEY,
    NUMBER,
    PHRASES,
    TEXT,
    TEXTS,
    WHOLE_DAYS,
    Sort,
    Wanted,
)

_ORDER = ("<=", "<", ">=", ">", "==", "!=")
_EQUALITY = ("==", "!=")
_STATUS_TESTS = ("owed", "allowed", "referred", "excluded")
_TEXT_TESTS = ("contains", "startswith", "endswith")


def negation(writer: Writer) -> Words:
    """`not a`."""
    return Words(f"not {writer.write(BOOLEAN).at(Binding.NOT)}", Binding.NOT)


def conjunction(writer: Writer) -> Words:
    """`a and b`."""
    parts = [writer.write(BOOLEAN).at(Binding.NOT) for _ in range(writer.count(2, 3))]
    return Words(" and ".join(parts), Binding.AND)


def disjunction(writer: Writer) -> Words:
    """`a or b`."""
    parts = [writer.write(BOOLEAN).at(Binding.AND) for _ in range(writer.count(2, 3))]
    return Words(" or ".join(parts), Binding.OR)


def comparison(writer: Writer) -> Words:
    """`a <= b`, of two values of any one type."""
    wanted = writer.pick(_comparable(writer))
    if wanted in (BOOLEAN, TEXT):
        return _compared(writer.write(wanted), writer.pick(_EQUALITY), _other(writer, wanted))
    return _compared(writer.write(wanted), writer.pick(_ORDER), _other(writer, wanted))


def chain(writer: Writer) -> Words:
    """`a <= b < c`."""
    wanted = writer.pick([one for one in _comparable(writer) if one.sort not in (Sort.BOOLEAN, Sort.TEXT, Sort.CHOICE)])
    first = _compared(_other(writer, wanted), writer.pick(_ORDER), writer.write(wanted))
    return Words(f"{first.text} {writer.pick(_ORDER)} {_other(writer, wanted).at(Binding.SUM)}", Binding.COMPARISON)


def comparison_with_a_text(writer: Writer) -> Words:
    """A choice beside a text that is not one of its words written out."""
    text = fact(TEXT)(writer) if writer.happens(50) else call("lower", writer.write(TEXT))
    return _compared(fact(writer.pick(CHOICES))(writer), writer.pick(_EQUALITY), text)


def membership(writer: Writer) -> Words:
    """`a in (b, c)`."""
    wanted = writer.pick(_comparable(writer))
    item = writer.write(wanted)
    options = [_other(writer, wanted).text for _ in range(writer.count(1, 3))]
    values = f"({options[0]},)" if len(options) == 1 else f"({', '.join(options)})"
    return Words(f"{item.at(Binding.SUM)} {writer.pick(('in', 'not in'))} {values}", Binding.COMPARISON)


def membership_of_a_list(writer: Writer) -> Words:
    """`a in towns`, for a text or a choice and a named list of texts."""
    item = writer.write(TEXT) if writer.happens(50) else fact(writer.pick(CHOICES))(writer)
    return Words(
        f"{item.at(Binding.SUM)} {writer.pick(('in', 'not in'))} {_named_list(writer).text}", Binding.COMPARISON
    )


def test_of_a_text(writer: Writer) -> Words:
    """`contains(a, b)` and its like, against a text or a named list."""
    item = fact(writer.pick(CHOICES))(writer) if writer.happens(20) else writer.write(TEXT)
    against = _named_list(writer) if writer.happens(30) else _other(writer, TEXT)
    return call(writer.pick(_TEXT_TESTS), item, against)


def test_of_a_status(writer: Writer) -> Words:
    """`owed(r)` and its like, for a remedy whose own status does not depend on this place."""
    number = writer.count(1, writer.statuses)
    writer.world.depends_on(number)
    return call(writer.pick(_STATUS_TESTS), Words(writer.world.remedies[number - 1].name))


def _comparable(writer: Writer) -> Sequence[Wanted]:
    of_money = [MONEY] if writer.world.currency is not None else []
    return [INTEGER, INTEGER, INTEGER, *CHOICES, *of_money, DATE, WHOLE_DAYS, NUMBER, DURATION, DATETIME, TEXT, BOOLEAN]


def _compared(left: Words, operator: str, right: Words) -> Words:
    return Words(f"{left.at(Binding.SUM)} {operator} {right.at(Binding.SUM)}", Binding.COMPARISON)


def _other(writer: Writer, wanted: Wanted) -> Words:
    """The other side: mostly a value written out."""
    other = AMOUNT if wanted == MONEY else wanted
    return writer.write(other) if writer.happens(35) else literal(other)(writer)


def _named_list(writer: Writer) -> Words:
    texts = writer.world.texts
    name = writer.pick([*texts, *[new for new in TEXTS if new not in texts][:1]])
    if name not in texts:
        words = [phrase for phrase in PHRASES if phrase]
        texts[name] = tuple(writer.some(words, most=3))
    return Words(name)
