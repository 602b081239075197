"""Tables: keys, columns, rows with bands, and whether two rows fit the same case."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar, Sequence
from amends.lang.names import fault_of_name, fault_of_new_name, help_for_name, suggestion
from amends.lang.reading.constants import constant, in_order, parse_constant
from amends.lang.reading.facts import read_type
from amends.lang.reading.header import Header
from amends.lang.reading.shape import entries, items, kind_of, section, start_of, without_repeats, word
from amends.lang.stretches import BANDED
from amends.lang.tree import Band, Cell, Fact, Row, Table
from amends.lang.tree import Scalar as Value
from amends.lang.types import NUMERIC, Kind, Type

MAXIMUM_KEYS = 100
_EXAMPLES = {
    False: "a band is written `..100`, `100..300`, `300..` or `..=100`",
    True: "a band is written `..2026-11-01`, `2026-11-01..2026-12-01`, `2026-12-01..` or `..=2026-11-01`",
}


def read_tables(
    node: Node | None, facts: dict[str, Fact] | None, taken: dict[str, str], header: Header, report: Report
) -> tuple[dict[str, Table], set[str]]:
    """The tables that could be read, and the names of those at fault.

    Args:
        node: the section `tables`.
        facts: those from which a key can take its type; None where the section could not be read.
        taken: the names that stand for something else already, and for what.
        header: the policy's header.
        report: takes every fault.
    """
    tables: dict[str, Table] = {}
    broken: set[str] = set()
    for name, value in entries(
        node, "`tables`", report, "a map of names and tables", "goodwill: {keys: [plan], gives: money, rows: […]}"
    ):
        fault = fault_of_new_name(name.text, taken)
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a table: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
            broken.add(name.text)
            continue
        table = _read_table(name, value, facts, taken, header, report)
        if table is None:
            broken.add(name.text)
        else:
            tables[name.text] = table
    return tables, broken


def _read_table(
    name: Scalar, node: Node, facts: dict[str, Fact] | None, taken: dict[str, str], header: Header, report: Report
) -> Table | None:
    described = section(
        node,
        f"the table `{name.text}`",
        report,
        "a map with `keys`, `gives` and `rows`",
        "{keys: [plan], gives: money, rows: […]}",
    )
    if described is None:
        return None
    described.allow_only(
        ("keys", "gives", "rows"), required={"keys": "[plan]", "gives": "money", "rows": "[[economy, 10.00]]"}
    )
    keys = _read_keys(described.get("keys"), facts, taken, header, report)
    columns = _read_columns(described.get("gives"), name.text, header, report)
    if keys is not None and len(keys) > MAXIMUM_KEYS:
        report.error("limit", f"a table has at most {MAXIMUM_KEYS} keys, `{name.text}` has {len(keys):,}", name.span)
        return None
    if not keys or not columns or described.get("rows") is None:
        return None
    rows = []
    for item in items(described.get("rows"), f"`rows` of `{name.text}`", report):
        row = _read_row(item, keys, columns, header, report)
        if row is not None:
            rows.append(row)
    return Table(name=name.text, keys=keys, columns=columns, rows=tuple(rows), span=name.span)


def _read_keys(
    node: Node | None, facts: dict[str, Fact] | None, taken: dict[str, str], header: Header, report: Report
) -> dict[str, Type] | None:
    """The keys by their names; None where one is at fault, so that rows are not held against the others."""
    if isinstance(node, Sequence):
        found = [word(item, "a key", "the name of a fact", report) for item in items(node, "`keys`", report)]
        names = without_repeats([one for one in found if one is not None], report)
        types = [_type_of_fact(one, facts, taken, report) for one in names]
        keys = {one.text: its_type for one, its_type in zip(names, types, strict=True) if its_type is not None}
        return keys if len(keys) == len(node.items) else None
    declared = entries(node, "`keys`", report, "a list of facts, or a map of names and types", "[plan]")
    return _types(declared, "key", header, report)


def _type_of_fact(name: Scalar, facts: dict[str, Fact] | None, taken: dict[str, str], report: Report) -> Type | None:
    """The type of the fact that a key names; one that is at fault itself is not told a second time."""
    fact = facts.get(name.text) if facts is not None else None
    if fact is not None and fact.type.kind is not Kind.LIST:
        return fact.type
    if fact is not None or (facts is not None and name.text not in taken):
        report.error("unknown-name", f"`{name.text}` is not a fact from which a key can take its type", name.span,
                     suggestion(name.text, facts or ()))  # fmt: skip
    return None


def _types(
    declared: Iterable[tuple[Scalar, Node]], what: str, header: Header, report: Report
) -> dict[str, Type] | None:
    """The types of keys or columns by their names; None where one is at fault."""
    types: dict[str, Type | None] = {}
    for name, value in declared:
        fault = fault_of_name(name.text)
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a {what}: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
        types[name.text] = read_type(value, f"the type of the {what} `{name.text}`", header, report)
    known = {name: its_type for name, its_type in types.items() if its_type is not None}
    return known if len(known) == len(types) else None


def _read_columns(node: Node | None, table: str, header: Header, report: Report) -> dict[str, Type] | None:
    """The columns by their names, "" for the one value that a table gives; None where one is at fault."""
    if isinstance(node, Mapping):
        found = _types(node.entries, "column", header, report)
    else:
        its_type = read_type(node, f"what `{table}` gives", header, report)
        found = {"": its_type} if its_type is not None else None
    return {name: _as_given(its_type) for name, its_type in found.items()} if found is not None else None


def _as_given(its_type: Type) -> Type:
    """A number from a table counts as money where money is needed."""
    return Type(its_type.kind, its_type.options, counts_as_money=its_type.kind in NUMERIC)


def _read_row(
    node: Node, keys: dict[str, Type], columns: dict[str, Type], header: Header, report: Report
) -> Row | None:
    if not isinstance(node, Sequence):
        report.error(
            "form", f"a row is a list of cells, not {kind_of(node)}", start_of(node), "write it like `[a, 10.00]`"
        )
        return None
    cells = node.items
    if len(cells) != len(keys) + len(columns):
        wanted = ", ".join([*keys, *(column or "value" for column in columns)])
        report.error("table", f"a row has {len(keys) + len(columns)} cells, this one has {len(cells)}", start_of(node),
                     f"write a row like `[{wanted}]`")  # fmt: skip
        return None
    asked = [
        _read_cell(cell, f"the key `{name}`", its_type, header, report)
        for cell, (name, its_type) in zip(cells, keys.items(), strict=False)
    ]
    given = [
        constant(cell, its_type, header.timezone, f"the column `{name}`" if name else "what the row gives", report)
        for cell, (name, its_type) in zip(cells[len(keys) :], columns.items(), strict=True)
    ]
    values = tuple(value for value in given if value is not None)
    if len(values) < len(given) or not all(readable for readable, _ in asked):
        return None
    return Row(tuple(cell for _, cell in asked), values, start_of(node))


def _read_cell(node: Node, what: str, its_type: Type, header: Header, report: Report) -> tuple[bool, Cell]:
    """Whether the cell could be read, and what it asks."""
    found = word(node, what, "a value, or `_` for any other", report)
    if found is None:
        return False, None
    if found.plain and found.text == "_":
        return True, None
    if its_type.kind is Kind.TEXT and found.plain and ".." in found.text:
        report.error("table", f"`{found.text}` is a band, and {what} is text, which has no order", found.span,
                     "where the text itself is meant, put it in quotation marks")  # fmt: skip
        return False, None
    if its_type.kind in BANDED and ".." in found.text:
        band = _read_band(found, what, its_type, header, report)
        return band is not None, band
    value = constant(node, its_type, header.timezone, what, report)
    return value is not None, value


def _read_band(found: Scalar, what: str, its_type: Type, header: Header, report: Report) -> Band | None:
    below, _, above = found.text.partition("..")
    includes_upper = above.startswith("=")
    ends: list[Value | None] = []
    for end in (below.strip(), above.removeprefix("=").strip()):
        value = parse_constant(end, its_type, header.timezone) if end else None
        if end and value is None:
            report.error("table", f"`{end}` in the band `{found.text}` is not {its_type.describe()}", found.span,
                         _EXAMPLES[its_type.kind is Kind.DATE])  # fmt: skip
            return None
        ends.append(value)
    lower, upper = ends
    if lower is None and upper is None:
        report.error("table", "a band has at least one end", found.span, "`_` stands for any other")
        return None
    if (
        lower is not None
        and upper is not None
        and (not in_order(lower, upper) or (lower == upper and not includes_upper))
    ):
        report.error("table", f"the band `{found.text}` is empty", found.span, "the lower end comes first")
        return None
    return Band(_band_end(lower), _band_end(upper), includes_upper and upper is not None)


def _band_end(value: Value | None) -> int | Decimal | date | datetime | None:
    return value if isinstance(value, (int, Decimal, date)) and not isinstance(value, bool) else None
