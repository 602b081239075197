"""A whole policy: the sections in the order in which they depend on one another."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace

from amends.lang.diagnostics import Report, TooManyFindingsError
from amends.lang.document import Mapping, read_document
from amends.lang.expression.scope import Scope, TableShape
from amends.lang.names import fault_of_new_name, help_for_name
from amends.lang.reading.clauses import ParsedClause, build_clauses, parse_clauses
from amends.lang.reading.context import Context
from amends.lang.reading.facts import FactsRead, built_in_facts, read_facts
from amends.lang.reading.formulas import Formulas, build_formulas
from amends.lang.reading.guarantees import read_guarantees
from amends.lang.reading.header import Header, read_header, read_in_force
from amends.lang.reading.histories import read_history
from amends.lang.reading.overlaps import report_overlaps
from amends.lang.reading.remedies import read_remedies, remedy_names, settle_value_types
from amends.lang.reading.route import read_caps, read_escalation, read_make_it_right
from amends.lang.reading.shape import Section, entries, items, kind_of, start_of, without_repeats, word
from amends.lang.reading.tables import read_tables
from amends.lang.source import NOWHERE, Span
from amends.lang.tree import Fact, InForce, PolicyTree, Step, Table
from amends.lang.types import Kind
from amends.lang.warnings import warn

_KEYS = (
    "language", "policy", "title", "version", "corrects", "in_force", "timezone", "currency", "roles", "teams",
    "holidays", "facts", "define", "lists", "tables", "remedies", "clauses", "caps", "make_it_right", "escalation",
    "guarantees",
)  # fmt: skip
MAXIMUM_FINDINGS = 200
_REQUIRED = {
    "language": "1", "policy": "phone-care", "version": "2026-11-01.1", "remedies": "{replacement: {kind: replace}}",
    "clauses": "[{id: W1, says: A broken phone is replaced., grants: replacement}]",
}  # fmt: skip


def read_policy(report: Report) -> PolicyTree | None:
    """The policy that the report's source holds; None when a fault was reported. Every fault is, or very many."""
    report.most = MAXIMUM_FINDINGS
    tree = None
    with suppress(TooManyFindingsError):
        tree = _read_policy(report)
    if report.has_errors:
        return None
    assert tree is not None, "without a fault there is a policy"
    with suppress(TooManyFindingsError):
        warn(tree, report)
    return tree


def _read_policy(report: Report) -> PolicyTree | None:
    root = read_document(report)
    if root is None:
        if not report.has_errors:
            report.error("document", "the file holds no policy", NOWHERE, "begin with `language: 1`")
        return None
    if not isinstance(root, Mapping):
        report.error("form", f"a policy is a map of keys and values, not {kind_of(root)}", start_of(root),
                     "begin with `language: 1`")  # fmt: skip
        return None
    document = Section(root, "a policy", report)
    document.allow_only(_KEYS, _REQUIRED)
    return _Reader(document, read_header(document, report), report).read()


class _Reader:
    """Holds what one section learned for the next."""

    def __init__(self, document: Section, header: Header, report: Report) -> None:
        self._document = document
        self._header = header
        self._report = report

    def read(self) -> PolicyTree:
        document, header, report = self._document, self._header, self._report
        facts = read_facts(document.get("facts"), header, report)
        taken = dict.fromkeys([*facts.facts, *facts.broken], "a fact")
        texts = self._read_lists(taken)
        taken |= dict.fromkeys(texts, "a list")
        known = None if document.lost("facts", Mapping) else facts.facts
        tables, broken_tables = read_tables(document.get("tables"), known, taken, header, report)
        taken |= dict.fromkeys([*tables, *broken_tables], "a table")
        names = remedy_names(document.get("remedies"), report)
        scope = self._scope(facts, texts, tables, names)
        scope.broken |= facts.broken | broken_tables
        parsed = parse_clauses(document.get("clauses"), report)
        formulas, order = self._order(facts, parsed, scope, taken)
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
            in_force=self._in_force(scope), timezone_name=header.timezone_name, timezone=header.timezone,
            currency=header.currency, minor_digits=header.minor_digits, roles=header.roles, teams=header.teams,
            holidays=header.holidays, facts={**complete, **built_in_facts(header)}, definitions=definitions,
            tables=tables, texts=texts, text_spans=self._text_spans(), remedies=remedies, clauses=clauses,
            caps=read_caps(document.get("caps"), context),
            make_it_right=read_make_it_right(document.get("make_it_right"), context),
            escalation=read_escalation(document.get("escalation"), context),
            guarantees=read_guarantees(document.get("guarantees"), context),
            order=tuple(order),
        )  # fmt: skip

    def _read_lists(self, taken: dict[str, str]) -> dict[str, tuple[str, ...]]:
        texts = {}
        for name, node in entries(
            self._document.get("lists"), "`lists`", self._report, "a map of names and lists", "abroad: [NO, SE]"
        ):
            fault = fault_of_new_name(name.text, taken)
            if fault is not None:
                self._report.error("name", f"`{name.text}` cannot name a list: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
            subject = f"the list `{name.text}`"
            found = [word(item, f"an item of {subject}", "a text", self._report)
                     for item in items(node, subject, self._report)]  # fmt: skip
            known = without_repeats([one for one in found if one is not None], self._report)
            texts[name.text] = tuple(one.text for one in known)
        return texts

    def _text_spans(self) -> dict[str, Span]:
        lists = self._document.get("lists")
        return {name.text: name.span for name, _ in lists.entries} if isinstance(lists, Mapping) else {}

    def _scope(
        self,
        facts: FactsRead,
        texts: dict[str, tuple[str, ...]],
        tables: dict[str, Table],
        remedies: Collection[str],
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
            fields_lost=facts.fields_lost,
            names_lost=any(self._document.lost(key, Mapping) for key in ("facts", "define", "lists", "tables")),
            remedies_lost=self._document.get("remedies") is None or self._document.lost("remedies", Mapping),
        )

    def _order(
        self, facts: FactsRead, parsed: list[ParsedClause], scope: Scope, taken: dict[str, str]
    ) -> tuple[Formulas, list[Step]]:
        formulas = Formulas(conditions={name: [] for name in scope.remedies})
        formulas.parse_definitions(self._document.get("define"), taken, self._report)
        for list_name, node in facts.derived.items():
            formulas.parse_derived(list_name, node, facts.facts[list_name].fields, self._report)
        for clause in parsed:
            conditions = [condition for condition in (clause.when, clause.unless) if condition is not None]
            for target in clause.target_names():
                if target in formulas.conditions:
                    formulas.conditions[target] += conditions
        order = formulas.order(self._report)
        scope.broken |= formulas.broken
        return formulas, order

    def _in_force(self, scope: Scope) -> InForce | None:
        found = read_in_force(self._document, scope, self._report)
        return InForce(*found) if found else None
