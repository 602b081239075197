"""Remedies, and the clauses that decide on them."""

from collections.abc import Sequence
from dataclasses import replace

from tests.properties.generate.chance import Chance
from tests.properties.generate.document import Node
from tests.properties.generate.expressions.writer import Writer
from tests.properties.generate.surroundings import sentence
from tests.properties.generate.vocabulary import AMOUNT, AMOUNTS, BOOLEAN, NUMBER, REASONS, REMEDIES, Wanted
from tests.properties.generate.world import DeclaredRemedy, World

_EFFECTS = ("grants", "allows", "excludes", "forbids", "refers")
_ALL_KINDS = (*_EFFECTS, "allows", "allows", "grants")
# Often all clauses of a policy have one or two effects, so that several of one effect meet.
_EFFECTS_OF_A_POLICY = (
    _ALL_KINDS,
    ("grants",),
    ("allows",),
    ("grants", "excludes"),
    _ALL_KINDS,
    ("refers", "allows"),
    ("allows", "forbids"),
    ("grants", "allows", "grants", "excludes"),
)
_EFFECTS_THAT_GIVE = (("allows",), ("grants",), ("refers",), ("allows", "allows", "grants", "excludes"))
_HOW_MANY_REMEDIES = (1, 2, 1, 2, 3, 4)
_HOW_MANY_CLAUSES = (1, 2, 3, 4, 5, 6, 7, 4, 5)
_HOW_DEEP = (1, 2, 1, 3, 4, 2, 4, 3, 4)
_ROOM = 12
"""How many compound expressions one condition or value may hold."""


def declared_remedies(chance: Chance, world: World) -> tuple[DeclaredRemedy, ...]:
    """The names of the remedies, what their values are, and which are charges."""
    values: tuple[Wanted | None, ...] = (AMOUNT, None, NUMBER) if world.currency is not None else (None, NUMBER)
    if world.giving:
        values = (AMOUNT,)
    how_many = chance.pick((1, 2) if world.giving else _HOW_MANY_REMEDIES)
    return tuple(DeclaredRemedy(name, chance.pick(values), charge=chance.happens(20)) for name in REMEDIES[:how_many])


def remedy_node(writer: Writer, remedy: DeclaredRemedy) -> Node:
    """What the document says of a remedy; its own value may be left to the clauses."""
    node: dict[str, Node] = {}
    if writer.happens(50):
        node["kind"] = writer.pick(("credit", "repair"))
    if remedy.value is not None and writer.happens(80):
        node["value"] = expression(writer, remedy.value)
    if writer.happens(20):
        node["awaits"] = expression(writer, BOOLEAN)
    if remedy.charge:
        node["charge"] = "true"
    if writer.happens(10):
        node["title"] = {"en": "what you get", "es": "lo que recibe"}
    return node


def clause_nodes(writer: Writer) -> list[Node]:
    """The clauses of a policy."""
    effects = writer.pick(_EFFECTS_THAT_GIVE if writer.world.giving else _EFFECTS_OF_A_POLICY)
    if not writer.world.roles:
        effects = tuple(effect for effect in effects if effect != "refers")
    return [_clause_node(writer, number, effects) for number in range(1, writer.pick(_HOW_MANY_CLAUSES) + 1)]


def _clause_node(writer: Writer, number: int, effects: Sequence[str]) -> Node:
    world = writer.world
    targets = [world.remedies[place] for place in writer.some(range(len(world.remedies)), least=1, most=2)]
    effect = writer.pick(effects)
    names = [target.name for target in targets]
    node: dict[str, Node] = {
        "id": f"C{number}",
        "says": sentence(writer),
        effect: names[0] if len(names) == 1 else names,
    }
    # A status may rest on those of remedies before it, so that there are no cycles.
    before = min(world.remedies.index(target) for target in targets)
    condition = replace(writer, statuses=before)
    if writer.happens(80):
        node["when"] = expression(condition, BOOLEAN)
    if writer.happens(20):
        node["unless"] = expression(condition, BOOLEAN)
    value = _common_value(targets)
    if value is not None and effect in ("grants", "allows", "refers") and writer.happens(60):
        node["value"] = expression(writer, value)
    if effect == "allows":
        node |= _discretion(writer, targets)
    if effect == "refers":
        node["to"] = writer.pick(world.roles)
    return node


def expression(writer: Writer, wanted: Wanted) -> str:
    """An expression that stands in the document by itself, often a short one."""
    writer.world.left = _ROOM
    how_deep = writer.pick(_HOW_DEEP[:3] if writer.world.giving else _HOW_DEEP)
    return replace(writer, fuel=how_deep).write(wanted).text


def _common_value(targets: list[DeclaredRemedy]) -> Wanted | None:
    values = {target.value for target in targets}
    return values.pop() if len(values) == 1 else None


def _discretion(writer: Writer, targets: list[DeclaredRemedy]) -> dict[str, Node]:
    node: dict[str, Node] = {}
    world = writer.world
    # Limits are amounts of money unless the remedy is valued in something else.
    limited = ("up_to", "up_to") if world.currency is not None else ()
    who = writer.pick(("anyone", "by", *limited)) if world.roles else "anyone"
    if who == "by":
        node["by"] = writer.pick(world.roles)
    if who == "up_to":
        node["up_to"] = _limits(writer, targets)
    known = [*world.facts, *world.lists]
    if known and writer.happens(50):
        node["weigh"] = writer.some(known, least=1, most=2)
    if writer.happens(20):
        node["refuse_because"] = {reason: sentence(writer) for reason in REASONS[: writer.count(1, 2)]}
    return node


def _limits(writer: Writer, targets: list[DeclaredRemedy]) -> Node:
    world = writer.world
    charges = {target.charge for target in targets}
    if world.teams and writer.happens(40):
        return {team: _limits_by_role(writer, charges) for team in writer.some(world.teams, least=1)}
    return _limits_by_role(writer, charges)


def _limits_by_role(writer: Writer, charges: set[bool]) -> dict[str, Node]:
    """Limits that never fall to the right; for a charge, which is better when it is smaller, they never rise."""
    world = writer.world
    named = sorted(writer.some(world.roles, least=1), key=world.roles.index)
    limits = sorted((writer.pick(AMOUNTS) for _ in named), key=float, reverse=True in charges)
    if len(charges) > 1:
        limits = [limits[0]] * len(named)
    return dict(zip(named, limits, strict=True))
