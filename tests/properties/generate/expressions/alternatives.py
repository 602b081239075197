"""Which ways there are to write each type. The simplest come first, the usual ones more than once."""

from collections.abc import Sequence

from tests.properties.generate.expressions import logic, numbers, quantifiers, times
from tests.properties.generate.expressions.literals import literal
from tests.properties.generate.expressions.lookups import can_look_up, lookup
from tests.properties.generate.expressions.names import (
    definition,
    element,
    fact,
    has_definitions,
    has_elements,
    has_facts,
)
from tests.properties.generate.expressions.words import Words, conditional
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.vocabulary import (
    AMOUNT,
    BOOLEAN,
    DATE,
    DATETIME,
    DURATION,
    INTEGER,
    MONEY,
    NUMBER,
    TEXT,
    WHOLE_DAYS,
    Sort,
    Wanted,
)


def ways_to_write(wanted: Wanted, writer: Writer) -> Sequence[Way]:
    """The ways that are open here: names and values only, or only what is compound."""
    if writer.may_deepen and writer.happens(75):
        return _compound(wanted, writer)
    return _simple(wanted, writer)


def _simple(wanted: Wanted, writer: Writer) -> Sequence[Way]:
    if wanted == AMOUNT:
        return [literal(AMOUNT), *([] if writer.world.currency is None else _simple(MONEY, writer))]
    if wanted == DURATION:
        return [literal(DURATION), *_simple(WHOLE_DAYS, writer)]
    ways: list[Way] = []
    if has_elements(wanted, writer):
        ways += [element(wanted)] * 4
    if has_facts(wanted, writer):
        ways += [fact(wanted)] * 5
    if has_definitions(wanted, writer):
        ways.append(definition(wanted))
    # A choice's word stands only beside a choice, and no amount written out is money by itself.
    if wanted.sort not in (Sort.CHOICE, Sort.MONEY):
        ways.append(literal(wanted))
    return ways


def _compound(wanted: Wanted, writer: Writer) -> Sequence[Way]:
    ways = [*_OF_SORT[wanted.sort], if_else(wanted)]
    if wanted.sort in _IN_TABLES and can_look_up(wanted, writer):
        ways += [lookup(wanted)] * 2
    if has_definitions(wanted, writer):
        ways += [definition(wanted)] * (2 if wanted == BOOLEAN else 1)
    if wanted == BOOLEAN and writer.statuses:
        ways += [logic.test_of_a_status] * 2
    if wanted == NUMBER and writer.world.currency is not None:
        ways.append(numbers.ratio_of_amounts)
    if wanted == AMOUNT and writer.world.currency is not None:
        ways += _compound(MONEY, writer)
    if quantifiers.may_nest(writer):
        ways += _OVER_LISTS.get(wanted.sort, [])
    return ways


def if_else(wanted: Wanted) -> Way:
    """`a if c else b`. Of an amount one branch may be money, the other a number that counts as it."""

    def write(writer: Writer) -> Words:
        return conditional(writer.write(wanted), writer.write(BOOLEAN), writer.write(wanted))

    return write


def _lowered(writer: Writer) -> Words:
    return Words(f"lower({writer.write(TEXT).text})")


_LENGTH_WAYS = {
    length: [times.sum_of_lengths(length), times.multiple_of_length(length), numbers.opposite(length),
             numbers.absolute(length), numbers.extreme(length)]
    for length in (WHOLE_DAYS, DURATION)
}  # fmt: skip
_OF_SORT: dict[Sort, list[Way]] = {
    Sort.BOOLEAN: [
        *[logic.comparison] * 5, logic.negation, *[logic.conjunction] * 2, *[logic.disjunction] * 2, logic.chain,
        logic.membership, logic.membership_of_a_list, logic.comparison_with_a_text, logic.test_of_a_text,
    ],
    Sort.INTEGER: [
        numbers.arithmetic(INTEGER), numbers.opposite(INTEGER), numbers.absolute(INTEGER), numbers.extreme(INTEGER),
        *[numbers.rounded(NUMBER)] * 2, *[numbers.part_of_a_date] * 5, *[numbers.business_days] * 4,
    ],
    Sort.NUMBER: [
        *[numbers.arithmetic(NUMBER)] * 2, *[numbers.quotient] * 2, numbers.opposite(NUMBER), numbers.absolute(NUMBER),
        numbers.extreme(NUMBER), numbers.rounded_to_places(NUMBER), numbers.ratio_of_durations,
    ],
    Sort.MONEY: [
        *[numbers.multiple_of_money] * 2, *[numbers.sum_of_money] * 2, numbers.opposite(MONEY), numbers.absolute(MONEY),
        numbers.extreme(MONEY), numbers.rounded(MONEY), numbers.rounded_to_places(MONEY),
    ],
    Sort.AMOUNT: [numbers.multiple_of_a_literal, numbers.extreme(AMOUNT)],
    Sort.DATE: [
        *[times.later_or_earlier(DATE, WHOLE_DAYS), times.in_months] * 2, times.day_of, numbers.extreme(DATE),
    ],
    Sort.DATETIME: [*[times.later_or_earlier(DATETIME, DURATION)] * 2, numbers.extreme(DATETIME)],
    Sort.WHOLE_DAYS: [*[times.between(DATE)] * 4, times.whole_days, *_LENGTH_WAYS[WHOLE_DAYS]],
    Sort.DURATION: [
        *[times.between(DATETIME)] * 3, times.between(DATE), times.length, *_LENGTH_WAYS[DURATION],
    ],
    Sort.TEXT: [_lowered],
    Sort.CHOICE: [],
}  # fmt: skip
_OVER_LISTS: dict[Sort, list[Way]] = {
    Sort.BOOLEAN: [quantifiers.any_or_all] * 4,
    Sort.INTEGER: [*[quantifiers.count] * 4, quantifiers.total(INTEGER), quantifiers.extreme_of_elements(INTEGER)],
    Sort.NUMBER: [quantifiers.total(NUMBER), quantifiers.extreme_of_elements(NUMBER)],
    Sort.MONEY: [quantifiers.total(MONEY), quantifiers.extreme_of_elements(MONEY)],
    Sort.DATE: [quantifiers.extreme_of_elements(DATE)],
    Sort.DATETIME: [quantifiers.extreme_of_elements(DATETIME)],
    Sort.WHOLE_DAYS: [quantifiers.total(WHOLE_DAYS), quantifiers.extreme_of_elements(WHOLE_DAYS)],
    Sort.DURATION: [quantifiers.total(DURATION), quantifiers.extreme_of_elements(DURATION)],
}
_IN_TABLES = frozenset(
    {Sort.BOOLEAN, Sort.INTEGER, Sort.NUMBER, Sort.MONEY, Sort.DATE, Sort.DATETIME, Sort.TEXT, Sort.CHOICE}
)
