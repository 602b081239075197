"""A whole policy: the sections in the order in which they depend on one another."""

from dataclasses import replace

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, read_document
from amends.lang.expression.scope import Scope, TableShape
from amends.lang.names import fault_of_value_name
from amends.lang.reading.clauses import ParsedClause, build_clauses, parse_clauses
from amends.lang.reading.context import Context
from amends.lang.reading.coverage import report_overlaps
from amends.lang.reading.facts import FactsRead, built_in_facts, read_facts
from amends.lang.reading.formulas import Formulas, build_formulas
from amends.lang.reading.guarantees import read_guarantees
from amends.lang.reading.header import Header, read_header, read_in_force
from amends.lang.reading.histories import read_history
from amends.lang.reading.remedies import read_remedies, remedy_names, settle_value_types
from amends.lang.reading.route import read_caps, read_escalation, read_make_it_right
from amends.lang.reading.shape import Section, entries, items, words
from amends.lang.reading.tables import read_tables
from amends.lang.source import Span
from amends.lang.tree import Fact, InForce, PolicyTree, Step, Table
from amends.lang.types import Kind

_KEYS = (
    "language", "policy", "title", "version", "corrects", "in_force", "timezone", "currency", "roles", "teams",
    "holidays", "facts", "define", "lists", "tables", "remedies", "clauses", "caps", "make_it_right", "escalation",
    "guarantees",
)  # fmt: skip
_REQUIRED = ("language", "policy", "version", "remedies", "clauses")


def read_policy(report: Report) -> PolicyTree | None:
    """The policy that the report's source holds; None when a fault was reported. Every fault is."""
    root = read_document(report)
    if root is None:
        if not report.has_errors:
            report.error("document", "the file is empty", _beginning(), "`amends init` writes a policy to start from")
        return None
    if not isinstance(root, Mapping):
        report.error("form", "a policy is a map of keys and values", _beginning(), "begin with `language: 1`")
        return None
    document = Section(root, "a policy", report)
    document.allow_only(_KEYS, _REQUIRED)
    header = read_header(document, report)
    tree = _Reader(document, header, report).read()
    return None if report.has_errors else tree


def _beginning() -> Span:
    return Span(1, 1, 1, 2)


class _Reader:
    """Holds what one section learned for the next."""

    def __init__(self, document: Section, header: Header, report: Report) -> None:
        self._document = document
        self._header = header
        self._report = report

    def read(self) -> PolicyTree:
        document, header, report = self._document, self._header, self._report
        facts = read_facts(document.get("facts"), header, report)
        texts = self._read_lists(facts)
        tables, broken_tables = read_tables(document.get("tables"), facts.facts, header, report)
        names = remedy_names(document.get("remedies"), report)
        scope = self._scope(facts, texts, tables, set(names))
        scope.broken |= facts.broken | broken_tables
        parsed = parse_clauses(document.get("clauses"), report)
        formulas, order = self._order(facts, parsed, scope, {name: place.span for name, place in names.items()})
        definitions, derived = build_formulas(formulas, order, scope, report)
        context = Context(header, scope, report)
        remedies = read_remedies(document.get("remedies"), names, context)
        clauses = build_clauses(parsed, remedies, context)
        remedies = settle_value_types(remedies, clauses, context)
        complete = {
            name: read_history(fact, facts.histories[name], remedies, context) if name in facts.histories
            else replace(fact, derived=derived.get(name, {}))
            for name, fact in facts.facts.items()
        }  # fmt: skip
        for table in tables.values():
            report_overlaps(table, report)
        return PolicyTree(
            name=header.name, title=header.title, version=header.version, corrects=header.corrects,
            in_force=self._in_force(complete), timezone_name=header.timezone_name, timezone=header.timezone,
            currency=header.currency, minor_digits=header.minor_digits, roles=header.roles, teams=header.teams,
            holidays=header.holidays, facts={**complete, **built_in_facts(header)}, definitions=definitions,
            tables=tables, texts=texts, remedies=remedies, clauses=clauses,
            caps=read_caps(document.get("caps"), context),
            make_it_right=read_make_it_right(document.get("make_it_right"), context),
            escalation=read_escalation(document.get("escalation"), context),
            guarantees=read_guarantees(document.get("guarantees"), context),
            order=tuple(order),
        )  # fmt: skip

    def _read_lists(self, facts: FactsRead) -> dict[str, tuple[str, ...]]:
        texts = {}
        for name, node in entries(self._document.get("lists"), "`lists`", self._report):
            fault = fault_of_value_name(name.text)
            if fault is None and name.text in facts.facts:
                fault = "a fact has this name"
            if fault is not None:
                self._report.error("name", f"`{name.text}` cannot name a list: {fault}", name.span)
                continue
            items(node, f"the list `{name.text}`", self._report)
            texts[name.text] = tuple(one.text for one in words(node, "a text", self._report))
        return texts

    def _scope(
        self,
        facts: FactsRead,
        texts: dict[str, tuple[str, ...]],
        tables: dict[str, Table],
        remedies: set[str],
    ) -> Scope:
        known: dict[str, Fact] = {**facts.facts, **built_in_facts(self._header)}
        return Scope(
            timezone=self._header.timezone,
            facts={name: fact.type for name, fact in known.items()},
            tables={name: TableShape(table.keys, table.columns, "" in table.columns) for name, table in tables.items()},
            texts=dict(texts),
            records={
                name: {field_name: field.type for field_name, field in fact.fields.items()}
                for name, fact in facts.facts.items()
                if fact.type.kind is Kind.LIST
            },
            remedies=remedies,
        )

    def _order(
        self, facts: FactsRead, parsed: list[ParsedClause], scope: Scope, places: dict[str, Span]
    ) -> tuple[Formulas, list[Step]]:
        formulas = Formulas(remedy_spans=places)
        taken = [*scope.facts, *scope.tables, *scope.texts, *scope.broken]
        formulas.parse_definitions(self._document.get("define"), taken, self._report)
        for list_name, node in facts.derived.items():
            formulas.parse_derived(list_name, node, facts.facts[list_name].fields, self._report)
        needs: dict[str, set[Step]] = {name: set() for name in scope.remedies}
        for clause in parsed:
            used = set()
            for condition in (clause.when, clause.unless):
                if condition is not None:
                    used |= formulas.needs(condition)
            for target in words(clause.targets, "a remedy", Report(self._report.source)):
                if target.text in needs:
                    needs[target.text] |= used
        order = formulas.order(needs, self._report)
        scope.broken |= formulas.broken
        return formulas, order

    def _in_force(self, facts: dict[str, Fact]) -> InForce | None:
        dated = [
            *(name for name, fact in facts.items() if fact.type.kind in (Kind.DATE, Kind.DATETIME)),
            "today",
            "now",
        ]
        found = read_in_force(self._document, dated, self._report)
        return InForce(found[0], found[1]) if found else None
