"""The facts of a policy: their types, bounds, questions, and the fields of lists."""

import re
from dataclasses import dataclass, field

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar, Sequence
from amends.lang.names import fault_of_value_name, one_of, suggestion
from amends.lang.reading.constants import constant, in_order
from amends.lang.reading.header import Header
from amends.lang.reading.shape import Section, entries, items, section, start_of, text, without_repeats, word
from amends.lang.source import Span
from amends.lang.tree import Fact, Field
from amends.lang.tree import Scalar as Value
from amends.lang.types import DATE, DATETIME, FACT_KINDS, LIST, TEXT, Kind, Type

MAXIMUM_FACTS = 500
HISTORY_KEYS = ("count", "sum", "last")
_FIELD_KEYS = ("type", "ask", "title", "from", "presume", "min", "max", "fixed", "sensitive", "unit")
_FACT_KEYS = (*_FIELD_KEYS, "of", "define", *HISTORY_KEYS, "per", "over", "where")
_SOURCE = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,60}")
_TYPE_WORDS = (*FACT_KINDS, "list")


@dataclass(slots=True)
class FactsRead:
    """The facts that could be read, the parts that wait until all names are known, and the names at fault."""

    facts: dict[str, Fact] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    derived: dict[str, Node] = field(default_factory=dict)
    histories: dict[str, Section] = field(default_factory=dict)


def read_facts(node: Node | None, header: Header, report: Report) -> FactsRead:
    """All facts of the document. Derived fields and histories are left for when remedies and names are known."""
    read = FactsRead()
    declared = entries(node, "`facts`", report)
    if len(declared) > MAXIMUM_FACTS:
        report.error("limit", f"a policy has at most {MAXIMUM_FACTS} facts, this one has {len(declared)}",
                     declared[MAXIMUM_FACTS][0].span)  # fmt: skip
        return read
    for name, value in declared:
        fault = fault_of_value_name(name.text)
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a fact: {fault}", name.span)
            continue
        fact = _read_fact(name, value, header, read, report)
        if fact is None:
            read.broken.add(name.text)
        else:
            read.facts[name.text] = fact
    return read


def built_in_facts(header: Header) -> dict[str, Fact]:
    """What comes with every case: `now`, `today`, `channel`, and `role` and `team` where the policy has any."""
    nowhere = Span(1, 1, 1, 2)
    types = {"now": DATETIME, "today": DATE, "channel": TEXT}
    if header.roles:
        types["role"] = Type(Kind.CHOICE, header.roles)
    if header.teams:
        types["team"] = Type(Kind.CHOICE, header.teams)
    return {name: Fact(name=name, type=its_type, span=nowhere) for name, its_type in types.items()}


def _read_fact(name: Scalar, node: Node, header: Header, read: FactsRead, report: Report) -> Fact | None:
    if not isinstance(node, Mapping):
        its_type = read_type(node, f"the type of `{name.text}`", header, report)
        return Fact(name=name.text, type=its_type, span=name.span) if its_type else None
    described = Section(node, f"the fact `{name.text}`", report)
    described.allow_only(_FACT_KEYS, required=("type",))
    type_node = described.get("type")
    if isinstance(type_node, Scalar) and type_node.text == "list":
        return _read_list(name, described, header, read, report)
    for key in described.present(("of", "define")):
        report.error("form", f"`{key}` belongs to a fact of type `list`", described.key_span(key))
    base = _read_field(name, described, header, report)
    if base is None:
        return None
    _note_history(name.text, described, base, read, report)
    return Fact(
        name=base.name, type=base.type, ask=base.ask, title=base.title, trusted_from=base.trusted_from,
        presume=base.presume, minimum=base.minimum, maximum=base.maximum, fixed=base.fixed,
        sensitive=base.sensitive, unit=base.unit, span=base.span,
    )  # fmt: skip


def _note_history(name: str, described: Section, base: Field, read: FactsRead, report: Report) -> None:
    aggregates = described.present(HISTORY_KEYS)
    if aggregates:
        read.histories[name] = described
        if base.trusted_from != "history":
            report.error("history", f"a fact with `{aggregates[0]}` is one `from: history`",
                         described.key_span(aggregates[0]))  # fmt: skip
        return
    for key in described.present(("per", "over", "where")):
        report.error("history", f"`{key}` belongs to a fact with `count`, `sum` or `last`", described.key_span(key))
    if base.trusted_from == "history":
        report.error("history", "a fact from history says what it reckons", described.key_span("from"),
                     "add `count:`, `sum:` or `last:` with remedies, `per` and `over`")  # fmt: skip


def _read_field(name: Scalar, described: Section, header: Header, report: Report) -> Field | None:
    its_type = read_type(described.get("type"), f"the type of `{name.text}`", header, report)
    source = word(described.get("from"), "where the fact is trusted from", report)
    if source is not None and not _SOURCE.fullmatch(source.text):
        report.error("name", f"`from` is a word such as `customer` or `record`, found `{source.text}`", source.span)
    unit = word(described.get("unit"), "a unit", report)
    ask = text(described.get("ask"), "a question", report)
    title = text(described.get("title"), "a title", report)
    if its_type is None:
        return None

    def read_value(key: str) -> Value | None:
        return constant(described.get(key), its_type, header.timezone, f"`{key}` of `{name.text}`", report)

    lowest, highest = None, None
    if its_type.kind in (Kind.BOOLEAN, Kind.CHOICE, Kind.TEXT):
        for key in described.present(("min", "max")):
            report.error("form", f"{its_type.describe()} has no `{key}`", described.key_span(key))
    else:
        lowest, highest = read_value("min"), read_value("max")
        if lowest is not None and highest is not None and not in_order(lowest, highest):
            report.error("bounds", f"`min` of `{name.text}` is above its `max`", described.key_span("min"))
    return Field(
        name=name.text, type=its_type, ask=ask, title=title,
        trusted_from=source.text if source else None, presume=read_value("presume"),
        minimum=lowest, maximum=highest, fixed=described.flag("fixed"), sensitive=described.flag("sensitive"),
        unit=unit.text if unit else None, span=name.span,
    )  # fmt: skip


def _read_list(name: Scalar, described: Section, header: Header, read: FactsRead, report: Report) -> Fact | None:
    for key in described.present(("presume", "min", "max", "unit", *HISTORY_KEYS, "per", "over", "where")):
        report.error("form", f"a list has no `{key}`", described.key_span(key))
    of = section(described.get("of"), f"`of` of `{name.text}`", report)
    if of is None:
        if described.get("of") is None:
            report.error("missing-key", f"the list `{name.text}` needs `of`", name.span,
                         "name the fields of an element: `of: {status: text, price: money}`")  # fmt: skip
        return None
    fields: dict[str, Field] = {}
    for field_name, node in of.node.entries:
        fault = fault_of_field_name(field_name.text)
        if fault is not None:
            report.error("name", f"`{field_name.text}` cannot name a field: {fault}", field_name.span)
            continue
        read_one = _read_list_field(field_name, node, header, report)
        if read_one is None:
            read.broken.add(f"{name.text}.{field_name.text}")
        else:
            fields[field_name.text] = read_one
    derived = described.get("define")
    if derived is not None:
        read.derived[name.text] = derived
    source = word(described.get("from"), "where the fact is trusted from", report)
    return Fact(
        name=name.text, type=LIST, ask=text(described.get("ask"), "a question", report),
        title=text(described.get("title"), "a title", report), trusted_from=source.text if source else None,
        fixed=described.flag("fixed"), sensitive=described.flag("sensitive"), fields=fields, span=name.span,
    )  # fmt: skip


def fault_of_field_name(name: str) -> str | None:
    """Why `name` cannot name a field of a list's elements; None if it can."""
    return "`number` is the place of the element" if name == "number" else fault_of_value_name(name)


def _read_list_field(name: Scalar, node: Node, header: Header, report: Report) -> Field | None:
    if isinstance(node, Mapping):
        described = Section(node, f"the field `{name.text}`", report)
        described.allow_only(_FIELD_KEYS, required=("type",))
        return _read_field(name, described, header, report)
    its_type = read_type(node, f"the type of `{name.text}`", header, report)
    return Field(name=name.text, type=its_type, span=name.span) if its_type else None


def read_type(node: Node | None, what: str, header: Header, report: Report) -> Type | None:
    """A type word, or a list of words, which is a choice."""
    if isinstance(node, Sequence):
        return _read_choice(node, what, report)
    found = word(node, what, report)
    if found is None:
        return None
    if found.text == "money" and header.currency is None:
        report.error("currency", "money needs the policy's `currency`", found.span, "add `currency: USD` (or another)")
        return None
    if found.text in FACT_KINDS:
        return Type(FACT_KINDS[found.text])
    if found.text in ("choice", "list"):
        help_text = (
            "a choice is the list of its words: `[economy, standard]`" if found.text == "choice"
            else "a list is written `{type: list, of: {…}}`"
        )  # fmt: skip
        report.error("type", f"{what} cannot be `{found.text}` here", found.span, help_text)
        return None
    report.error("type", f"`{found.text}` is not a type", found.span,
                 suggestion(found.text, _TYPE_WORDS) or f"expected {one_of(_TYPE_WORDS)}, or a list of words")  # fmt: skip
    return None


def _read_choice(node: Sequence, what: str, report: Report) -> Type | None:
    found = [word(item, "a word of a choice", report) for item in items(node, what, report)]
    options = without_repeats([one for one in found if one is not None], report)
    if not options:
        report.error("form", "a choice has at least one word", start_of(node))
        return None
    return Type(Kind.CHOICE, tuple(one.text for one in options))
