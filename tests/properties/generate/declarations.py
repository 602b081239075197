"""How facts and fields are declared: their type, bounds, presumption, question and source."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tests.properties.generate.chance import Chance
from tests.properties.generate.document import Node
from tests.properties.generate.vocabulary import (
    AMOUNTS,
    BOOLEAN,
    DATE,
    DATETIME,
    DAYS,
    DECIMALS,
    INTEGER,
    INTEGERS,
    MOMENTS,
    MONEY,
    NUMBER,
    PHRASES,
    QUESTIONS,
    SOURCES,
    TEXT,
    Sort,
    Wanted,
)
from tests.properties.generate.world import World

_CONSTANTS = {
    BOOLEAN: ("false", "true"),
    INTEGER: INTEGERS,
    NUMBER: (*INTEGERS, *DECIMALS),
    MONEY: AMOUNTS,
    DATE: DAYS,
    DATETIME: MOMENTS,
    TEXT: tuple(phrase for phrase in PHRASES if phrase),
}
_AGGREGATES = {INTEGER: "count", MONEY: "sum", DATE: "last"}
_BOUNDED = {
    INTEGER: ("0", "1", "7", "120"),
    NUMBER: ("0", "0.5", "30"),
    MONEY: ("0", "5", "150.00"),
    DATE: ("2024-02-29", "2026-10-31", "2026-12-31"),
}
"""Bounds, rising: an earlier one can be the least and a later one the most."""


def declared(chance: Chance, world: World, wanted: Wanted) -> Node:
    """The declaration of a fact, which may also be reckoned from history."""
    if wanted in _AGGREGATES and chance.happens(10):
        return _history(chance, world, wanted)
    return described(chance, world, wanted)


def described(chance: Chance, world: World, wanted: Wanted) -> Node:
    """The declaration of a fact or a field: a bare type, or a map."""
    its_type: Node = wanted.sort.value if wanted.sort is not Sort.CHOICE else wanted.options
    if chance.happens(60):
        return {"type": its_type, **_attributes(chance, world, wanted)}
    return its_type


def _attributes(chance: Chance, world: World, wanted: Wanted) -> dict[str, Node]:
    attributes: dict[str, Node] = {}
    if chance.happens(40):
        attributes["ask"] = chance.pick(QUESTIONS)
    if chance.happens(40):
        attributes["from"] = chance.pick(SOURCES)
    lowest, highest = _bounds(chance, wanted)
    attributes |= {"min": lowest} if lowest is not None else {}
    attributes |= {"max": highest} if highest is not None else {}
    if world.presuming and chance.happens(50):
        attributes["presume"] = chance.pick(_within(constants(wanted), lowest, highest))
    if chance.happens(10):
        attributes["title"] = {"en": "what it is", "es": "lo que es"}
    if chance.happens(10):
        attributes[chance.pick(("fixed", "sensitive"))] = "true"
    if wanted.sort in (Sort.INTEGER, Sort.NUMBER) and chance.happens(10):
        attributes["unit"] = "pieces"
    return attributes


def _history(chance: Chance, world: World, wanted: Wanted) -> Node:
    of = chance.some([remedy.name for remedy in world.remedies], least=1)
    history: dict[str, Node] = {"type": wanted.sort.value, "from": "history", _AGGREGATES[wanted]: of}
    history |= {"per": chance.pick(("customer", "agent")), "over": chance.pick(("months(12)", "days(30)"))}
    if world.currency is not None and chance.happens(30):
        history["where"] = "amount > 10.00 and approved"
    return history


def constants(wanted: Wanted) -> Sequence[str]:
    """Values of the type as a document writes them."""
    return wanted.options if wanted.sort is Sort.CHOICE else _CONSTANTS[wanted]


def _bounds(chance: Chance, wanted: Wanted) -> tuple[str | None, str | None]:
    ladder = _BOUNDED.get(wanted)
    if ladder is None or not chance.happens(40):
        return None, None
    least = chance.below(len(ladder))
    most = chance.count(least, len(ladder) - 1)
    return chance.pick(((ladder[least], None), (None, ladder[most]), (ladder[least], ladder[most])))


def _within(values: Sequence[str], lowest: str | None, highest: str | None) -> list[str]:
    """The values within the bounds; there is always a bound that is one itself."""
    bounds = [bound for bound in (lowest, highest) if bound is not None]
    return [
        value
        for value in dict.fromkeys([*values, *bounds])
        if (lowest is None or _place(lowest) <= _place(value)) and (highest is None or _place(value) <= _place(highest))
    ]


def _place(value: str) -> Decimal:
    """Where a number, an amount or a day stands in its order."""
    return Decimal(value) if value.count("-") < 2 else Decimal(date.fromisoformat(value).toordinal())
