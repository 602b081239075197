"""Reading the facts of a case in generated code: their types and bounds, in the forms that they mostly come in.

Whatever does not fit at once raises, and the reference reader takes the facts: it knows every form, and says what is
wrong with them.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from amends.decide.compiled.code import Code
from amends.decide.compiled.runtime import (
    EXACT,
    LARGEST_INTEGER,
    NeedsReaderError,
    day,
    instant,
    local_day,
    number,
    rows_of,
)
from amends.decide.compiled.writer import Writer
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.tree import Fact, Field, PolicyTree
from amends.lang.types import Kind

Fields = dict[str, dict[str, Code]]


def write_reading(tree: PolicyTree, writer: Writer) -> tuple[dict[str, Code], Fields]:
    """Writes the reading of every fact; gives the code of each fact, and the place of each field of a list."""
    facts: dict[str, Code] = {}
    fields: Fields = {}
    _write_built_in_facts(tree, facts, writer)
    for name, fact in tree.facts.items():
        if name in facts:
            continue
        local = writer.name("f")
        if fact.type.kind is Kind.LIST:
            fields[name] = _write_list(fact, local, tree, writer)
            facts[name] = Code(local, nullable=True, simple=True)
        else:
            _write_scalar(fact, local, tree, writer)
            facts[name] = Code(local, nullable=fact.presume is None, simple=True)
    return facts, fields


def _write_built_in_facts(tree: PolicyTree, facts: dict[str, Code], writer: Writer) -> None:
    """Writes the reading of what comes with every case, and the check for names that the policy does not know.

    Mostly none of it is given: then only the arguments are looked at.
    """
    built_in = [name for name in BUILT_IN_FACTS if name in tree.facts]
    local = {name: writer.name("f") for name in built_in}
    facts.update({name: Code(local[name], nullable=True, simple=True) for name in built_in})
    arguments = {"role": "the_role", "team": "the_team"}
    refuse = f"raise {writer.constant(NeedsReaderError)}"
    own = writer.constant(frozenset(tree.facts) - frozenset(BUILT_IN_FACTS))
    with writer.block(f"if {own}.issuperset(given):"):
        for name in built_in:
            writer.line(f"{local[name]} = {arguments.get(name)}")
    with writer.block("else:"):
        with writer.block(f"if strictly and not {writer.constant(frozenset(tree.facts))}.issuperset(given):"):
            writer.line(refuse)
        for name in built_in:
            writer.line(f"{local[name]} = get({writer.constant(name)})")
            if name in arguments:
                with writer.block(f"if {arguments[name]} is not None:"):
                    with writer.block(f"if {local[name]} is not None and {local[name]} != {arguments[name]}:"):
                        writer.line(refuse)
                    writer.line(f"{local[name]} = {arguments[name]}")
            else:
                with writer.block(f"if {local[name]} is not None:"):
                    _write_check(tree.facts[name], local[name], tree, writer)
        with writer.block(f"if {local['today']} is None and {local['now']} is not None:"):
            day_of_now = f"{writer.constant(local_day)}({local['now']}, {writer.constant(tree.timezone)})"
            writer.line(f"{local['today']} = {day_of_now}")
    for name, argument in arguments.items():
        if name in local:
            with writer.block(f"if {local[name]} is not None:"):
                _write_check(tree.facts[name], local[name], tree, writer)
        else:
            with writer.block(f"if {argument} is not None:"):
                writer.line(refuse)


def _write_scalar(fact: Fact, local: str, tree: PolicyTree, writer: Writer) -> None:
    writer.line(f"{local} = get({writer.constant(fact.name)})")
    with writer.block(f"if {local} is not None:"):
        _write_check(fact, local, tree, writer)
    if fact.presume is not None:
        with writer.block("else:"):
            writer.line(f"{local} = {writer.constant(fact.presume)}")


def _write_check(fact: Field, local: str, tree: PolicyTree, writer: Writer) -> None:
    refuse = f"raise {writer.constant(NeedsReaderError)}"
    match fact.type.kind:
        case Kind.BOOLEAN:
            with writer.block(f"if {local} is not True and {local} is not False:"):
                writer.line(refuse)
        case Kind.CHOICE:
            with writer.block(f"if {local} not in {writer.constant(frozenset(fact.type.options))}:"):
                writer.line(refuse)
        case Kind.TEXT:
            with writer.block(f"if type({local}) is not {writer.constant(str)}:"):
                writer.line(refuse)
        case Kind.INTEGER:
            lowest = fact.minimum if fact.minimum is not None else 1 - LARGEST_INTEGER
            highest = fact.maximum if fact.maximum is not None else LARGEST_INTEGER - 1
            within = f"{writer.constant(lowest)} <= {local} <= {writer.constant(highest)}"
            with writer.block(f"if type({local}) is not {writer.constant(int)} or not {within}:"):
                writer.line(refuse)
        case Kind.NUMBER | Kind.MONEY:
            with writer.block(f"if type({local}) is not {writer.constant(Decimal)}:"):
                writer.line(f"{local} = {writer.constant(number)}({local})")
            with writer.block("else:"):
                writer.line(f"{local} = {writer.constant(EXACT.plus)}({local})")
            _write_bounds(fact, local, writer, refuse)
        case Kind.DATE:
            with writer.block(f"if type({local}) is not {writer.constant(date)}:"):
                writer.line(f"{local} = {writer.constant(day)}({local})")
            _write_bounds(fact, local, writer, refuse)
        case _:
            writer.line(f"{local} = {writer.constant(instant)}({local}, {writer.constant(tree.timezone)})")
            _write_bounds(fact, local, writer, refuse)


def _write_bounds(fact: Field, local: str, writer: Writer, refuse: str) -> None:
    numeric = fact.type.kind in (Kind.NUMBER, Kind.MONEY)
    # Infinity lies beyond every bound, and what is not a number compares with none.
    lowest = Decimal(-LARGEST_INTEGER) if fact.minimum is None and numeric else fact.minimum
    highest = Decimal(LARGEST_INTEGER) if fact.maximum is None and numeric else fact.maximum
    tests = []
    if lowest is not None:
        tests.append(f"{local} < {writer.constant(lowest)}")
    if highest is not None:
        tests.append(f"{local} > {writer.constant(highest)}")
    if tests:
        with writer.block(f"if {' or '.join(tests)}:"):
            writer.line(refuse)


def _write_list(fact: Fact, local: str, tree: PolicyTree, writer: Writer) -> dict[str, Code]:
    """Elements become rows: the element's place, the given fields, the derived ones."""
    places: dict[str, Code] = {}
    readers: dict[str, tuple[int, Callable[[object], object]]] = {}
    empty_row: list[object] = [0]
    for name, field in fact.fields.items():
        places[name] = Code(str(len(empty_row)), nullable=field.presume is None)
        readers[name] = (len(empty_row), _reader(field, tree))
        empty_row.append(field.presume)
    for name in fact.derived:
        places[name] = Code(str(len(empty_row)), nullable=True)
        empty_row.append(None)
    writer.line(f"{local} = get({writer.constant(fact.name)})")
    with writer.block(f"if {local} is not None:"):
        arguments = f"{local}, {writer.constant(readers)}, {writer.constant(empty_row)}"
        writer.line(f"{local} = {writer.constant(rows_of)}({arguments})")
    return places


def _reader(field: Field, tree: PolicyTree) -> Callable[[object], object]:
    """What reads one field of an element; generated once for the field's type and bounds."""
    writer = Writer()
    with writer.block("def read(value):"):
        _write_check(field, "value", tree, writer)
        writer.line("return value")
    names: dict[str, object] = dict(writer.constants)
    exec(compile(writer.source(), "<a field of a list>", "exec"), names)
    read: Callable[[object], object] = names["read"]  # type: ignore[assignment]  # the code above defines it
    return read
