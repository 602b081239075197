"""The stretches of values that the cells of a table ask for, in a form in which they can be put in order.

A place on the line of a key's values is a tuple: before all values, at a value, right behind a value, or behind all.
A stretch goes from one place up to another. Whole numbers and days are counted, so that `..=3` and `4..` meet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amends.lang.quantities import plain
from amends.lang.tree import Band, Cell
from amends.lang.tree import Scalar as Value
from amends.lang.types import NUMERIC, Kind, Type

BANDED = NUMERIC | {Kind.MONEY, Kind.DATE}
_COUNTED = frozenset({Kind.INTEGER, Kind.DATE})

Place = tuple[int, int | Decimal, int]
BEFORE_ALL: Place = (-1, 0, 0)
BEHIND_ALL: Place = (1, 0, 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The values from the place `start` up to the place `end`."""

    start: Place
    end: Place


EVERYTHING = Stretch(BEFORE_ALL, BEHIND_ALL)


def stretch_of(cell: Cell, its_type: Type) -> Stretch:
    """What a cell of a banded key asks for."""
    if cell is None:
        return EVERYTHING
    if not isinstance(cell, Band):
        return Stretch(_at(cell), _behind(cell, its_type))
    start = BEFORE_ALL if cell.lower is None else _at(cell.lower)
    if cell.upper is None:
        return Stretch(start, BEHIND_ALL)
    return Stretch(start, _behind(cell.upper, its_type) if cell.includes_upper else _at(cell.upper))


def bounded_by(lowest: Value | None, highest: Value | None, its_type: Type) -> Stretch:
    """The values between two bounds, both in; None is open."""
    return stretch_of(None if lowest is None and highest is None else _as_band(lowest, highest), its_type)


def _as_band(lowest: Value | None, highest: Value | None) -> Band:
    assert not isinstance(lowest, (str, bool)), "bounds have an order"
    assert not isinstance(highest, (str, bool)), "bounds have an order"
    return Band(lowest, highest, includes_upper=True)


def _at(value: Value) -> Place:
    return (0, _as_number(value), 0)


def _behind(value: Value, its_type: Type) -> Place:
    number = _as_number(value)
    return (0, number + 1, 0) if its_type.kind in _COUNTED else (0, number, 1)


def _as_number(value: Value) -> int | Decimal:
    if isinstance(value, date):
        return value.toordinal()
    assert isinstance(value, (int, Decimal)), "only banded keys have stretches"
    return value


Numbered = Iterable[tuple[int, Stretch]]


def meetings(stretches: Numbered) -> Iterator[list[int]]:
    """The numbers of stretches that meet at one place; each time of as many as meet thereabouts."""
    met: set[int] = set()
    grew = False
    for _, begun, ended in _ends(stretches):
        if ended and grew:
            yield sorted(met)
            grew = False
        met.difference_update(ended)
        if begun:
            met.update(begun)
            grew = True


def crowding(stretches: Numbered) -> int:
    """How many stretches there are in all the meetings together."""
    met = total = 0
    grew = False
    for _, begun, ended in _ends(stretches):
        if ended and grew:
            total += met
            grew = False
        met += len(begun) - len(ended)
        grew = grew or bool(begun)
    return total


def thinnings(stretches: Numbered, within: Stretch) -> Iterator[tuple[Stretch, list[int]]]:
    """The pieces of a stretch on which the fewest others meet thereabouts, and the numbers of those."""
    clipped = [
        (number, Stretch(max(stretch.start, within.start), min(stretch.end, within.end)))
        for number, stretch in stretches
        if max(stretch.start, within.start) < min(stretch.end, within.end)
    ]
    met: set[int] = set()
    start, shrank = within.start, True
    for place, begun, ended in _ends(clipped):
        if start < place:
            if shrank and (begun or place == within.end):
                yield Stretch(start, place), sorted(met)
            shrank = bool(ended)
        met.difference_update(ended)
        met.update(begun)
        start = place
    if shrank and start < within.end:
        yield Stretch(start, within.end), sorted(met)


def _ends(stretches: Numbered) -> Iterator[tuple[Place, list[int], list[int]]]:
    """The places at which stretches begin or end, in order, with the numbers of both."""
    begun: dict[Place, list[int]] = defaultdict(list)
    ended: dict[Place, list[int]] = defaultdict(list)
    for number, stretch in stretches:
        begun[stretch.start].append(number)
        ended[stretch.end].append(number)
    for place in sorted(begun.keys() | ended.keys()):
        yield place, begun[place], ended[place]


def shown_stretch(stretch: Stretch, its_type: Type) -> str:
    """The stretch as a policy writes it: `100`, `..100`, `100..=200`."""
    start, end = stretch.start, stretch.end
    single = (0, start[1] + 1, 0) if its_type.kind in _COUNTED else (0, start[1], 1)
    if start[0] == 0 and end == single:
        return _shown_number(start[1], its_type)
    lower = _shown_number(start[1], its_type) if start[0] == 0 else ""
    upper = _shown_number(end[1], its_type) if end[0] == 0 else ""
    return f"{lower}..{'=' if end[2] else ''}{upper}"


def _shown_number(number: int | Decimal, its_type: Type) -> str:
    if its_type.kind is not Kind.DATE:
        return plain(number)
    ordinal = min(max(int(number), date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()


def shown_cell(cell: Cell) -> str:
    """The cell as a policy writes it."""
    if cell is None:
        return "_"
    if isinstance(cell, Band):
        lower, upper = ("" if end is None else _shown_value(end) for end in (cell.lower, cell.upper))
        return f"{lower}..{'=' if cell.includes_upper else ''}{upper}"
    return _shown_value(cell)


def _shown_value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
