"""Which of several things in a case is meant: terms, gifts and hand-offs, by what they are called for short."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from amends.cases.parts import Gift, HandOff, HandOffState
from amends.cases.state import CaseState
from amends.formats.errors import InputError
from amends.lang.names import one_of

_FEWEST_DIGITS = 6
_ALGORITHM = "sha256:"

Named = TypeVar("Named", Gift, HandOff)


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
