"""What is typed on the command line about a case: terms, amounts, lengths of time, and things by their short names."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from amends.cases.parts import Gift, HandOff, HandOffState
from amends.cases.state import CaseState
from amends.cases.terms import Terms, terms_of
from amends.formats.errors import InputError
from amends.lang.names import one_of
from amends.lang.quantities import parse_decimal

_SPAN = re.compile(r"(?P<count>\d{1,5})(?P<unit>[mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_FEWEST_DIGITS = 6
_ALGORITHM = "sha256:"

Named = TypeVar("Named", Gift, HandOff)


def read_remedy(text: str) -> tuple[str, Decimal | None]:
    """`REMEDY` or `REMEDY=AMOUNT`.

    Raises:
        InputError: the amount is none.
    """
    name, equals, amount = text.partition("=")
    return name, read_amount(amount) if equals else None


def read_terms(typed: Sequence[str], condition: str | None) -> Terms:
    """Terms, typed as `service_credit=40.00 equipment_replacement`.

    Raises:
        InputError: an amount is none.
    """
    return terms_of(map(read_remedy, typed), condition)


def read_amount(text: str) -> Decimal:
    """An exact amount in plain digits.

    Raises:
        InputError: it is none.
    """
    amount = parse_decimal(text)
    if amount is None:
        raise InputError(f"`{text}` is not an amount", "write it in plain digits, such as 40.00")
    return amount


def read_span(text: str) -> timedelta:
    """A length of time, typed as `30m`, `4h` or `2d`.

    Raises:
        InputError: it is none, or no time at all.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    span = timedelta(**{_UNITS[found["unit"]]: int(found["count"])}) if found is not None else timedelta()
    if not span:
        raise InputError(f"`{text}` is not a length of time", "write it like 30m, 4h or 2d")
    return span


def digest_meant(state: CaseState, typed: str | None) -> str | None:
    """The whole digest of the terms that stand, where its beginning was typed; else what was typed.

    Raises:
        InputError: so few characters name nothing.
    """
    if typed is None:
        return None
    digits = typed.strip().lower().removeprefix(_ALGORITHM)
    if len(digits) < _FEWEST_DIGITS:
        raise InputError(f"`{typed}` is too short to name terms", "type what `amends case show` prints beside them")
    standing = state.proposal.terms.digest if state.proposal is not None else ""
    return standing if standing.removeprefix(_ALGORITHM).startswith(digits) else _ALGORITHM + digits


def gift_meant(state: CaseState, typed: str, fits: Callable[[Gift], bool]) -> UUID:
    """Something that was promised or given: by its remedy, by its number in `show`, or by its id.

    Of several of one remedy it is the last one that fits.

    Raises:
        InputError: there is none of that name.
    """
    gifts = [*state.gifts.values()]
    found = _named(gifts, typed, lambda gift: gift.remedy, fits)
    if found is None:
        known = one_of(dict.fromkeys(gift.remedy for gift in gifts))
        raise InputError(
            f"nothing called `{typed}` was promised or given in this case",
            f"name {known}, or its number in `amends case show`" if known else "nothing was promised or given yet",
        )
    return found.id


def hand_off_meant(state: CaseState, typed: str | None, wanted: HandOffState) -> UUID:
    """A hand-off: by its party, by its number in `show`, or by its id; unnamed, the last one that stands so.

    Raises:
        InputError: there is none.
    """
    waiting = [one for one in state.hand_offs if one.state is wanted]
    if typed is None:
        found = waiting[-1] if waiting else None
    else:
        found = _named(state.hand_offs, typed, lambda one: one.party, lambda one: one in waiting)
    if found is None:
        named = f" to `{typed}`" if typed is not None else ""
        raise InputError(f"there is no hand-off{named} that waits for this", "see them with `amends case show`")
    return found.id


def _named(
    things: Sequence[Named], typed: str, called: Callable[[Named], str], fits: Callable[[Named], bool]
) -> Named | None:
    if typed.isdecimal() and 0 < int(typed) <= len(things):
        return things[int(typed) - 1]
    found = [one for one in things if typed in (called(one), str(one.id))]
    fitting = [one for one in found if fits(one)]
    return fitting[-1] if fitting else found[-1] if found else None
