"""Small policies for tests, and what the reader says of them."""

from amends.lang.diagnostics import Diagnostic, Report, Severity
from amends.lang.reading.policy import read_policy
from amends.lang.source import Source
from amends.lang.tree import PolicyTree
from amends.lang.types import Type

FACTS = {
    "damaged": "boolean",
    "claims": "{type: integer, min: 0}",
    "weight": "{type: number, min: 0}",
    "price": "{type: money, min: 0}",
    "bought_on": "date",
    "reported_on": "date",
    "called_at": "datetime",
    "answered_at": "datetime",
    "city": "text",
    "plan": "[economy, standard, value]",
    "tier": "[bronze, silver, gold]",
    "parcels": "{type: list, of: {late: boolean, worth: money, weight: number, sent_on: date}}",
}


def policy(
    *, when: str = "damaged", facts: dict[str, str] | None = None, extra: str = "", remedies: str = "refund: {}"
) -> str:
    """A policy with one clause on that condition; `extra` is whole sections."""
    declared = "".join(f"  {name}: {its_type}\n" for name, its_type in {**FACTS, **(facts or {})}.items())
    condition = when.replace("'", "''")
    return (
        f"language: 1\npolicy: test\nversion: 1\ncurrency: USD\nroles: [agent, manager]\nteams: [care, sales]\n"
        f"facts:\n{declared}{extra}remedies:\n  {remedies}\nclauses:\n"
        f"  - id: R1\n    says: It is refunded.\n    grants: refund\n    when: '{condition}'\n"
    )


def read(text: str) -> tuple[PolicyTree | None, Report]:
    """What is read from a text, and what was found."""
    report = Report(Source("test.policy.yaml", text))
    return read_policy(report), report


def tree_of(text: str) -> PolicyTree:
    """The tree of a policy that must have no fault."""
    tree, report = read(text)
    assert tree is not None, [found.message for found in report.in_order()]
    return tree


def faults(text: str) -> list[Diagnostic]:
    """The faults of a policy, in the order of the file."""
    return [found for found in read(text)[1].in_order() if found.severity is Severity.ERROR]


def warnings(text: str) -> list[Diagnostic]:
    """The warnings about a policy that must have no fault."""
    tree, report = read(text)
    assert tree is not None, [found.message for found in report.in_order()]
    return list(report.in_order())


def said(found: list[Diagnostic]) -> list[str]:
    """The messages."""
    return [one.message for one in found]


def type_of(expression: str, facts: dict[str, str] | None = None) -> Type | str:
    """The type of an expression over the facts above, or what is wrong with it."""
    quoted = expression.replace("'", "''")
    tree, report = read(policy(facts=facts, extra=f"define:\n  it: '{quoted}'\n"))
    if tree is None:
        return "; ".join(said(list(report.in_order())))
    return tree.definitions["it"].expression.type
