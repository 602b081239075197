"""The types of the language and how they fit one another."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from amends.lang.names import one_of


class Kind(StrEnum):
    """What sort of value it is. The value is the word used in messages."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    DATETIME = "datetime"
    TEXT = "text"
    CHOICE = "choice"
    LIST = "list"
    WHOLE_DAYS = "whole days"
    DURATION = "duration"
    TEXTS = "list of texts"


FACT_KINDS = {
    kind.value: kind
    for kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.DATETIME, Kind.TEXT)
}
NUMERIC = frozenset({Kind.INTEGER, Kind.NUMBER})
LENGTHS = frozenset({Kind.WHOLE_DAYS, Kind.DURATION})
ORDERED = NUMERIC | LENGTHS | {Kind.MONEY, Kind.DATE, Kind.DATETIME}


@dataclass(frozen=True)
class Type:
    """The type of a value.

    `options` are a choice's words, rising to the right. `counts_as_money` marks a number that is taken for money
    where money is needed: a literal, a numeric table, or a number times or divided by one.
    """

    kind: Kind
    options: tuple[str, ...] = ()
    counts_as_money: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """A choice's words, without their order."""
        return frozenset(self.options)

    def has_options_of(self, other: "Type") -> bool:
        """Whether every word of this choice is one of the other's too."""
        return self.options is other.options or self.words <= other.words

    def describe(self) -> str:
        """The type in a message: "a date", "a choice of `a` or `b`"."""
        if self.kind is Kind.CHOICE:
            shown = self.options[:8]
            return f"a choice of {one_of(shown)}" + (" …" if len(self.options) > len(shown) else "")
        if self.kind in (Kind.MONEY, Kind.TEXT, Kind.WHOLE_DAYS):
            return self.kind.value
        return f"{'an' if self.kind is Kind.INTEGER else 'a'} {self.kind.value}"


BOOLEAN = Type(Kind.BOOLEAN)
INTEGER = Type(Kind.INTEGER)
NUMBER = Type(Kind.NUMBER)
MONEY = Type(Kind.MONEY)
DATE = Type(Kind.DATE)
DATETIME = Type(Kind.DATETIME)
TEXT = Type(Kind.TEXT)
LIST = Type(Kind.LIST)
WHOLE_DAYS = Type(Kind.WHOLE_DAYS)
DURATION = Type(Kind.DURATION)
TEXTS = Type(Kind.TEXTS)


def fits(actual: Type, expected: Type) -> bool:
    """Whether a value of the one type can stand where the other is needed."""
    if actual.kind is expected.kind:
        return actual.kind is not Kind.CHOICE or actual.has_options_of(expected)
    return (
        (actual.kind is Kind.INTEGER and expected.kind is Kind.NUMBER)
        or (actual.counts_as_money and expected.kind is Kind.MONEY)
        or (actual.kind is Kind.WHOLE_DAYS and expected.kind is Kind.DURATION)
        or (actual.kind is Kind.CHOICE and expected.kind is Kind.TEXT)
    )


def common(left: Type, right: Type) -> Type | None:
    """The type of a value that is either of the two, or None where they do not mix."""
    if left.kind is right.kind:
        if left.kind is Kind.CHOICE:
            return _common_choice(left, right)
        return Type(left.kind, counts_as_money=left.counts_as_money and right.counts_as_money)
    if {left.kind, right.kind} == NUMERIC:
        return Type(Kind.NUMBER, counts_as_money=left.counts_as_money and right.counts_as_money)
    for one, other in ((left, right), (right, left)):
        if fits(one, other):
            return other
    return None


def _common_choice(left: Type, right: Type) -> Type | None:
    if left.has_options_of(right):
        return right
    return left if right.has_options_of(left) else None
