"""The facts of one case as a text states them, with the place of each."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from amends.decide.errors import FactError, FactFault
from amends.formats.errors import MOST_FAULTS, UnreadableFactsError
from amends.formats.json_document import read_json_document
from amends.formats.kinds import FactsKind
from amends.formats.values import Value, json_value, places, yaml_value
from amends.lang import document
from amends.lang.diagnostics import Diagnostic, Report, Severity, TooManyFindingsError, render
from amends.lang.document import Node, Scalar, read_document
from amends.lang.source import Source, Span
from amends.lang.tree import PolicyTree

# The reader of documents speaks of policies.
_WORDS_FOR_FACTS = (
    ("a policy has none", "facts have none"),
    ("one policy", "the facts of one case"),
    ("no part of a policy is", "no fact is"),
    ("move tables of data out of the policy, or split it by product", "give so many facts as JSON"),
    ("not allowed in a policy", "not allowed"),
)


@dataclass(frozen=True, slots=True)
class WrittenFacts:
    """Plain values by the names of facts, and where each stands."""

    source: Source
    values: Mapping[str, Value]
    places: Mapping[str, Span]

    def describe(self, error: FactError, tree: PolicyTree) -> str:
        """The faults of the facts in words, each with the line where it stands.

        A line on which a sensitive fact stands is not shown.
        """
        told = [self._describe(fault, tree) for fault in error.faults[:MOST_FAULTS]]
        if len(error.faults) > MOST_FAULTS:
            told.append(f"error: and {len(error.faults) - MOST_FAULTS:,} more; repair these and try again")
        return "\n\n".join(told)

    def _describe(self, fault: FactFault, tree: PolicyTree) -> str:
        place = self.places.get(fault.fact)
        if place is None:
            return f"error: {fault.message}" + (f"\n  help: {fault.help}" if fault.help else "")
        shown = self.source if not self._is_sensitive(place, tree) else Source(self.source.name, "")
        return render(Diagnostic(Severity.ERROR, "fact", fault.message, place, fault.help), shown)

    def _is_sensitive(self, place: Span, tree: PolicyTree) -> bool:
        return any(
            span.line <= place.line <= span.end_line and _is_sensitive(name, tree) for name, span in self.places.items()
        )


def _is_sensitive(name: str, tree: PolicyTree) -> bool:
    fact = tree.facts.get(name.partition("[")[0])
    if fact is None or fact.sensitive:
        return fact is not None
    field = fact.fields.get(name.rpartition(".")[2]) if "." in name else None
    return field is not None and field.sensitive


def read_facts_text(source: Source, kind: FactsKind) -> WrittenFacts:
    """The facts that a text states.

    Raises:
        UnreadableFactsError: with every fault of the text.
    """
    report = Report(source, most=MOST_FAULTS)
    node = read_json_document(report) if kind is FactsKind.JSON else _read_yaml_document(report)
    if isinstance(node, document.Mapping) and not report.has_errors:
        value = json_value if kind is FactsKind.JSON else yaml_value
        values = {key.text: value(one) for key, one in node.entries}
        return WrittenFacts(source, values, dict(places(node)))
    if not report.has_errors:
        span = node.span if node is not None else Span(1, 1, 1, 2)
        report.error("shape", f"expected an object of facts in {kind}", span, "such as {plan: basic, price: 10.00}")
    raise UnreadableFactsError(source, [_for_facts(found) for found in report.in_order()])


def _read_yaml_document(report: Report) -> Node | None:
    with suppress(TooManyFindingsError):
        node = read_document(report)
        if node is not None:
            _report_cut_texts(node, report)
        return node
    return None


def _report_cut_texts(node: Node, report: Report) -> None:
    match node:
        case Scalar(cut=Span() as place):
            message = "` #` ends the value here; a comment stands two spaces off"
            report.error("comment", message, place, "put another space before it, or the whole text in quotation marks")
        case document.Sequence(items=items):
            for item in items:
                _report_cut_texts(item, report)
        case document.Mapping(entries=entries):
            for _, value in entries:
                _report_cut_texts(value, report)


def _for_facts(found: Diagnostic) -> Diagnostic:
    message, help_text = found.message, found.help
    for of_policies, of_facts in _WORDS_FOR_FACTS:
        message = message.replace(of_policies, of_facts)
        help_text = help_text and help_text.replace(of_policies, of_facts)
    if found.code == "tag":
        help_text = "remove it, or put the text in quotation marks"
    return Diagnostic(found.severity, found.code, message, found.span, help_text)
