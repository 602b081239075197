"""Expressions that are a name: facts, definitions, and the fields of elements."""

from tests.properties.generate.declarations import declared, described
from tests.properties.generate.expressions.words import Words
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.vocabulary import DEFINITIONS, DERIVED, FACTS, FIELDS, INTEGER, Wanted
from tests.properties.generate.world import DeclaredList


def fact(wanted: Wanted) -> Way:
    """A fact of the type: one that is declared or built in, or a new one."""

    def write(writer: Writer) -> Words:
        world = writer.world
        known = [name for name, its_type in world.facts.items() if its_type == wanted]
        new = [name for name in FACTS.get(wanted, ()) if name not in world.facts][:1]
        name = writer.pick([*known, *new, *world.built_in(wanted)])
        if name in new:
            world.facts[name] = wanted
            world.fact_nodes[name] = declared(writer, world, wanted)
        return Words(name)

    return write


def has_facts(wanted: Wanted, writer: Writer) -> bool:
    """Whether there are, or could be, facts of the type."""
    return wanted in FACTS or bool(writer.world.built_in(wanted))


def element(wanted: Wanted) -> Way:
    """A field of an element, given or derived, that is declared or new; or its number."""

    def write(writer: Writer) -> Words:
        prefixes = {variable: f"{variable}." for variable in writer.variables}
        around = {**writer.variables, **({"": writer.bare} if writer.bare is not None else {})}
        variable = writer.pick(list(around))
        of_list, prefix = around[variable], prefixes.get(variable, "")
        if wanted == INTEGER and writer.happens(50):
            return Words(f"{prefix}number")
        return Words(prefix + _field(wanted, of_list, writer))

    return write


def has_elements(wanted: Wanted, writer: Writer) -> bool:
    """Whether a field of the type can be named here."""
    return wanted in FIELDS and (bool(writer.variables) or writer.bare is not None)


def _field(wanted: Wanted, of_list: DeclaredList, writer: Writer) -> str:
    known = [name for name, its_type in of_list.fields.items() if its_type == wanted]
    new = [name for name in FIELDS[wanted] if name not in of_list.fields][:1]
    derived = _derived(wanted, of_list, writer)
    name = writer.pick([*known, *new, *derived])
    if name in new:
        of_list.fields[name] = wanted
        of_list.field_nodes[name] = described(writer, writer.world, wanted)
    elif name in derived:
        if name not in of_list.derived:
            _derive(name, wanted, of_list, writer)
        writer.world.depends_on(writer.world.derived_levels[of_list.name, name])
    return name


def _derived(wanted: Wanted, of_list: DeclaredList, writer: Writer) -> list[str]:
    """The derived fields that can be named: those that are complete, and a new one where there is room for it."""
    levels = writer.world.derived_levels
    known = [
        name
        for name, its_type in of_list.derived.items()
        if its_type == wanted and levels.get((of_list.name, name), writer.statuses + 1) <= writer.statuses
    ]
    new = [name for name in DERIVED if name not in of_list.derived][:1] if writer.may_declare else []
    return known + new


def _derive(name: str, wanted: Wanted, of_list: DeclaredList, writer: Writer) -> None:
    of_list.derived[name] = wanted
    words, level = _formula(writer.apart(of_list), wanted)
    of_list.derived_nodes[name] = words.text
    writer.world.derived_levels[of_list.name, name] = level


def definition(wanted: Wanted) -> Way:
    """A definition of the type, one that is there or a new one."""

    def write(writer: Writer) -> Words:
        world = writer.world
        name = writer.pick(_definitions(wanted, writer))
        if name not in world.definitions:
            world.definitions[name] = (wanted, len(world.remedies) + 1)
            words, level = _formula(writer.apart(), wanted)
            world.definition_nodes[name] = words.text
            world.definitions[name] = (wanted, level)
        world.depends_on(world.definitions[name][1])
        return Words(name)

    return write


def has_definitions(wanted: Wanted, writer: Writer) -> bool:
    """Whether a definition of the type can be named here."""
    return bool(_definitions(wanted, writer))


def _definitions(wanted: Wanted, writer: Writer) -> list[str]:
    definitions = writer.world.definitions
    known = [name for name, (its_type, level) in definitions.items() if its_type == wanted and level <= writer.statuses]
    new = [name for name in DEFINITIONS if name not in definitions][:1] if writer.may_declare else []
    return known + new


def _formula(writer: Writer, wanted: Wanted) -> tuple[Words, int]:
    """An expression of its own, and the highest number of a remedy whose status it depends on."""
    world = writer.world
    outside, world.tested = world.tested, 0
    words = writer.write(wanted)
    level, world.tested = world.tested, outside
    return words, level
