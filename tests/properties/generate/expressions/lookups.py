"""Rows of tables."""

from tests.properties.generate.expressions.words import Words
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.tables import declared_table
from tests.properties.generate.vocabulary import TABLES, Wanted
from tests.properties.generate.world import DeclaredTable


def lookup(wanted: Wanted) -> Way:
    """A row's value of the type, by any keys."""

    def write(writer: Writer) -> Words:
        table = _table(writer, wanted)
        keys = ", ".join(writer.write(key).text for key in table.keys.values())
        columns = [column for column, its_type in table.columns.items() if its_type == wanted]
        column = writer.pick(columns)
        return Words(f"{table.name}[{keys}]" + (f".{column}" if column else ""))

    return write


def can_look_up(wanted: Wanted, writer: Writer) -> bool:
    """Whether there is, or can be, a table that gives the type."""
    return bool(_known(wanted, writer) or _new(writer))


def _table(writer: Writer, wanted: Wanted) -> DeclaredTable:
    tables = writer.world.tables
    name = writer.pick([*_known(wanted, writer), *_new(writer)])
    if name not in tables:
        tables[name] = declared_table(writer, writer.world, name, wanted)
    return tables[name]


def _known(wanted: Wanted, writer: Writer) -> list[str]:
    return [name for name, table in writer.world.tables.items() if wanted in table.columns.values()]


def _new(writer: Writer) -> list[str]:
    return [name for name in TABLES if name not in writer.world.tables][:1]
