"""Values of the language as plain data: exact numbers as texts, money with its minor digits, ISO dates and lengths."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import cast

from amends.decide.evaluate import Value
from amends.decide.unknown import Unknown
from amends.decide.value import Amount
from amends.lang.quantities import plain, round_half_up
from amends.lang.times import Duration
from amends.lang.tree import PolicyTree, Remedy
from amends.lang.types import LENGTHS, Kind, Type

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]

_PLAIN_ALREADY = frozenset({Kind.BOOLEAN, Kind.CHOICE, Kind.TEXT, Kind.INTEGER})


def amount_to_plain(amount: Amount | None, remedy: Remedy, tree: PolicyTree) -> Plain:
    """The value of a remedy."""
    if amount is None or remedy.value_type is None:
        return None
    return value_to_plain(amount, remedy.value_type, tree)


def value_to_plain(value: Value | None, its_type: Type, tree: PolicyTree) -> Plain:
    """A value of the language in JSON: exact numbers as texts, money with its minor digits, ISO dates and durations."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        if its_type.kind is Kind.MONEY:
            return money_to_plain(value, tree)
        return value if isinstance(value, int) and its_type.kind is Kind.INTEGER else plain(value)
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Duration):
        return "P0D" if not value.seconds and its_type.kind is Kind.WHOLE_DAYS else value.iso()
    if isinstance(value, datetime):
        return value.astimezone(tree.timezone).isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if isinstance(value, Unknown) else value.isoformat()


def money_to_plain(amount: Amount, tree: PolicyTree) -> str:
    """An amount with the minor digits of the policy's currency."""
    rounded = round_half_up(amount, tree.minor_digits)
    return f"{rounded if rounded else rounded.copy_abs():f}"


def side_to_plain(of: Type, shown_as: Type, tree: PolicyTree) -> Callable[[object], Plain] | None:
    """What turns a compared value of a type into plain data; None where such values are plain already.

    Lengths of time may come as seconds, as they are compared. Made once for many values, it spares each the questions
    that `value_to_plain` asks.
    """
    if of.kind in LENGTHS:
        return lambda value: value_to_plain(_length(value), shown_as, tree)
    if of.kind is shown_as.kind and of.kind in _PLAIN_ALREADY:
        return None
    if shown_as.kind is Kind.MONEY:
        unit = Decimal(1).scaleb(-tree.minor_digits)
        return lambda value: (
            str(value)
            if type(value) is Decimal and value and value.same_quantum(unit)
            else value_to_plain(cast(Value, value), shown_as, tree)
        )
    return lambda value: value_to_plain(cast(Value, value), shown_as, tree)


def _length(value: object) -> Duration | None:
    return value if value is None or isinstance(value, Duration) else Duration(cast(Amount, value))
