"""Tables: keys of every type that can be one, bands, `_`, one value or columns, and now and then a missing row."""

from collections.abc import Sequence
from itertools import pairwise

from tests.properties.generate.chance import Chance
from tests.properties.generate.declarations import constants
from tests.properties.generate.document import Node, Unquoted
from tests.properties.generate.vocabulary import (
    BOOLEAN,
    CHOICES,
    DATE,
    INTEGER,
    MONEY,
    NUMBER,
    TEXT,
    Sort,
    Wanted,
)
from tests.properties.generate.world import DeclaredTable, World

_CUTS = {
    INTEGER: ("0", "2", "7", "120"),
    NUMBER: ("0", "0.5", "2.345", "30"),
    MONEY: ("0", "10.00", "99.99", "150.00"),
    DATE: ("2024-02-29", "2026-10-31", "2026-11-01", "2026-12-31"),
}
_ANY_OTHER = Unquoted("_")
_KEY_NAMES = ("one", "other")


def declared_table(chance: Chance, world: World, name: str, wanted: Wanted) -> DeclaredTable:
    """A new table with a column of the type."""
    keys = _keys(chance, world)
    short = all(world.facts.get(key) == its_type for key, its_type in keys.items())
    columns = {"": wanted} if not chance.happens(30) else {"given": wanted, "days": INTEGER}
    gives: Node = _type_node(wanted) if "" in columns else {key: _type_node(one) for key, one in columns.items()}
    rows: list[Node] = [
        [*cells, *(chance.pick(constants(its_type)) for its_type in columns.values())] for cells in _rows(chance, keys)
    ]
    key_node: Node = list(keys) if short else {key: _type_node(its_type) for key, its_type in keys.items()}
    return DeclaredTable(name, keys, columns, {"keys": key_node, "gives": gives, "rows": rows})


def _keys(chance: Chance, world: World) -> dict[str, Wanted]:
    of_money = [MONEY] if world.currency is not None else []
    possible = [*CHOICES, INTEGER, BOOLEAN, NUMBER, *of_money, DATE, TEXT]
    facts = {name: its_type for name, its_type in world.facts.items() if its_type in possible}
    if facts and chance.happens(50):
        return {name: facts[name] for name in chance.some(list(facts), least=1, most=2)}
    return {name: chance.pick(possible) for name in _KEY_NAMES[: chance.count(1, 2)]}


def _rows(chance: Chance, keys: dict[str, Wanted]) -> list[list[str]]:
    """Rows of which no two fit the same case with equally many `_`: only one key has some, or all keys have."""
    others = chance.pick([None, *keys])
    combined: list[list[str]] = [[]]
    for name, its_type in keys.items():
        cells = [*_cells(chance, its_type), *([_ANY_OTHER] if name == others else [])]
        combined = [[*row, cell] for row in combined for cell in cells]
    rows = [row for row in combined if not chance.happens(20)]
    nothing_named: list[str] = [_ANY_OTHER] * len(keys)
    return rows if not chance.happens(40) or nothing_named in rows else [*rows, nothing_named]


def _cells(chance: Chance, its_type: Wanted) -> Sequence[str]:
    """Cells of one key that have no value in common."""
    cuts = _CUTS.get(its_type)
    if cuts is None:
        return chance.some(constants(its_type), least=1, most=3)
    if chance.happens(30):
        return chance.some(cuts, least=1, most=3)
    return _bands(chance, sorted(chance.some(range(len(cuts)), least=1, most=3)), cuts)


def _bands(chance: Chance, places: list[int], cuts: Sequence[str]) -> list[str]:
    ends = [cuts[place] for place in places]
    bands = [f"..{ends[0]}", *(f"{lower}..{upper}" for lower, upper in pairwise(ends))]
    if chance.happens(50):
        return [*bands, f"{ends[-1]}.."]
    return [*bands[:-1], bands[-1].replace("..", "..=")]


def _type_node(its_type: Wanted) -> Node:
    return its_type.options if its_type.sort is Sort.CHOICE else its_type.sort.value
