"""The facts of a policy: their types, bounds, questions, and the fields of lists."""

import re
from dataclasses import dataclass, field

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar, Sequence
from amends.lang.names import fault_of_value_name, help_for_name, nearest, one_of
from amends.lang.reading.constants import constant, in_order
from amends.lang.reading.header import Header
from amends.lang.reading.sentences import text
from amends.lang.reading.shape import Section, entries, items, section, start_of, without_repeats, word
from amends.lang.source import NOWHERE, Span
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
    """The facts that could be read, the parts that wait until all names are known, and the names at fault.

    `fields_lost` are the lists whose derived fields could not be read.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    derived: dict[str, Node] = field(default_factory=dict)
    fields_lost: set[str] = field(default_factory=set)
    histories: dict[str, Section] = field(default_factory=dict)


def read_facts(node: Node | None, header: Header, report: Report) -> FactsRead:
    """All facts of the document. Derived fields and histories are left for when remedies and names are known."""
    read = FactsRead()
    declared = entries(node, "`facts`", report, "a map of names and types", "damaged: boolean")
    if len(declared) > MAXIMUM_FACTS:
        report.error("limit", f"a policy has at most {MAXIMUM_FACTS} facts, this one has {len(declared):,}",
                     declared[MAXIMUM_FACTS][0].span, "split the policy, for instance by product")  # fmt: skip
        read.broken.update(name.text for name, _ in declared)
        return read
    for name, value in declared:
        fault = fault_of_value_name(name.text)
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a fact: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
            read.broken.add(name.text)
            continue
        fact = _read_fact(name, value, header, read, report)
        if fact is None:
            read.broken.add(name.text)
        else:
            read.facts[name.text] = fact
    return read


def built_in_facts(header: Header) -> dict[str, Fact]:
    """What comes with every case: `now`, `today`, `channel`, and `role` and `team` where the policy has any."""
    types = {"now": DATETIME, "today": DATE, "channel": TEXT}
    if header.roles:
        types["role"] = Type(Kind.CHOICE, header.roles)
    if header.teams:
        types["team"] = Type(Kind.CHOICE, header.teams)
    return {name: Fact(name=name, type=its_type, span=NOWHERE) for name, its_type in types.items()}


def _read_fact(name: Scalar, node: Node, header: Header, read: FactsRead, report: Report) -> Fact | None:
    if not isinstance(node, Mapping):
        its_type = read_type(node, f"the type of `{name.text}`", header, report)
        return Fact(name=name.text, type=its_type, span=name.span) if its_type else None
    described = Section(node, f"the fact `{name.text}`", report)
    described.allow_only(_FACT_KEYS, required={"type": "boolean"})
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
                         described.key_span(aggregates[0]), "write `from: history`")  # fmt: skip
    elif base.trusted_from == "history":
        message = f"the fact `{name}` from history does not say what it reckons"
        report.error("history", message, start_of(described.node),
                     "add `count:`, `sum:` or `last:` with remedies, `per` and `over`")  # fmt: skip
    else:
        for key in described.present(("per", "over", "where")):
            report.error("history", f"`{key}` belongs to a fact with `count`, `sum` or `last`", described.key_span(key))


def _read_field(name: Scalar, described: Section, header: Header, report: Report) -> Field | None:
    its_type = read_type(described.get("type"), f"the type of `{name.text}`", header, report)
    unit = described.word("unit", "what the number counts")
    ask = text(described.get("ask"), "`ask`", "a question", report)
    title = text(described.get("title"), "`title`", "a title", report)
    source = _source(described, report)
    fixed, sensitive = described.flag("fixed"), described.flag("sensitive")
    if its_type is None:
        return None
    presumed, lowest, highest = _read_values(name.text, its_type, described, header, report)
    return Field(
        name=name.text, type=its_type, ask=ask, title=title, trusted_from=source, presume=presumed,
        minimum=lowest, maximum=highest, fixed=fixed, sensitive=sensitive,
        unit=unit.text if unit else None, span=name.span,
    )  # fmt: skip


def _source(described: Section, report: Report) -> str | None:
    source = described.word("from", "where the fact is trusted from")
    if source is None:
        return None
    if not _SOURCE.fullmatch(source.text):
        report.error("name", f"`from` is a word such as `customer` or `record`, found `{source.text}`", source.span)
    return source.text


def _read_values(
    name: str, its_type: Type, described: Section, header: Header, report: Report
) -> tuple[Value | None, Value | None, Value | None]:
    """What the fact is presumed to be, and its lowest and highest value; the three must go together."""

    def read(key: str) -> Value | None:
        return constant(described.get(key), its_type, header.timezone, f"`{key}` of `{name}`", report)

    presumed = read("presume")
    if its_type.kind in (Kind.BOOLEAN, Kind.CHOICE, Kind.TEXT):
        for key in described.present(("min", "max")):
            report.error("form", f"{its_type.describe()} has no `{key}`", described.key_span(key))
        return presumed, None, None
    lowest, highest = read("min"), read("max")

    def differ(key: str, how: str, other: str) -> None:
        one, bound = described.get(key), described.get(other)
        assert isinstance(one, Scalar), "the key's value was read"
        assert isinstance(bound, Scalar), "the key's value was read"
        report.error("bounds", f"`{key}` of `{name}` is `{one.text}`, {how} its `{other}` of `{bound.text}`", one.span)

    if lowest is not None and highest is not None and not in_order(lowest, highest):
        differ("max", "below", "min")
    elif presumed is not None and lowest is not None and not in_order(lowest, presumed):
        differ("presume", "below", "min")
    elif presumed is not None and highest is not None and not in_order(presumed, highest):
        differ("presume", "above", "max")
    return presumed, lowest, highest


def _read_list(name: Scalar, described: Section, header: Header, read: FactsRead, report: Report) -> Fact | None:
    for key in described.present(("presume", "min", "max", "unit", *HISTORY_KEYS, "per", "over", "where")):
        report.error("form", f"a list has no `{key}`", described.key_span(key))
    described.require("of", "name the fields of an element: `of: {status: text, price: money}`")
    of = section(described.get("of"), f"`of` of `{name.text}`", report, "a map of names and types", "{price: money}")
    if of is None:
        return None
    fields: dict[str, Field] = {}
    for field_name, node in of.node.entries:
        fault = fault_of_field_name(field_name.text)
        if fault is not None:
            report.error("name", f"`{field_name.text}` cannot name a field: {fault}", field_name.span,
                         help_for_name(field_name.text))  # fmt: skip
            read.broken.add(f"{name.text}.{field_name.text}")
            continue
        read_one = _read_list_field(field_name, node, header, report)
        if read_one is None:
            read.broken.add(f"{name.text}.{field_name.text}")
        else:
            fields[field_name.text] = read_one
    derived = described.get("define")
    if described.lost("define", Mapping):
        read.fields_lost.add(name.text)
    if derived is not None:
        read.derived[name.text] = derived
    return Fact(
        name=name.text, type=LIST, ask=text(described.get("ask"), "`ask`", "a question", report),
        title=text(described.get("title"), "`title`", "a title", report), trusted_from=_source(described, report),
        fixed=described.flag("fixed"), sensitive=described.flag("sensitive"), fields=fields, span=name.span,
    )  # fmt: skip


def fault_of_field_name(name: str) -> str | None:
    """Why `name` cannot name a field of a list's elements; None if it can."""
    return "`number` is the place of the element" if name == "number" else fault_of_value_name(name)


def _read_list_field(name: Scalar, node: Node, header: Header, report: Report) -> Field | None:
    if isinstance(node, Mapping):
        described = Section(node, f"the field `{name.text}`", report)
        described.allow_only(_FIELD_KEYS, required={"type": "boolean"})
        return _read_field(name, described, header, report)
    its_type = read_type(node, f"the type of `{name.text}`", header, report)
    return Field(name=name.text, type=its_type, span=name.span) if its_type else None


def read_type(node: Node | None, what: str, header: Header, report: Report) -> Type | None:
    """A type word, or a list of words, which is a choice."""
    if isinstance(node, Sequence):
        return _read_choice(node, what, report)
    found = word(node, what, "a type, or a list of words", report)
    if found is None:
        return None
    if found.text == "money" and header.currency is None:
        needs_currency(found.span, report)
    if found.text in FACT_KINDS:
        return Type(FACT_KINDS[found.text])
    if found.text == "choice":
        report.error("type", f"{what} cannot be `choice`", found.span, "write its words: `[economy, standard]`")
    elif found.text == "list":
        report.error(
            "type", f"{what} cannot be `list` alone", found.span, "write it like `{type: list, of: {price: money}}`"
        )
    else:
        close = nearest(found.text, _TYPE_WORDS)
        help_text = f"did you mean `{close}`?" if close else f"expected {one_of(_TYPE_WORDS)}, or a list of words"
        report.error("type", f"`{found.text}` is not a type", found.span, help_text)
    return None


def needs_currency(span: Span, report: Report) -> None:
    """Reports, once, that money is used in a policy that names no currency."""
    report.error_once("currency", "money needs the policy's `currency`", span, "add `currency: USD` (or another)")


def _read_choice(node: Sequence, what: str, report: Report) -> Type | None:
    found = [word(item, "a word of a choice", "a text", report) for item in items(node, what, report)]
    options = without_repeats([one for one in found if one is not None], report)
    if not options:
        report.error("form", "a choice has at least one word", start_of(node))
        return None
    return Type(Kind.CHOICE, tuple(one.text for one in options))
