"""Whatever name the language has, its reference explains: undocumented means red."""

import importlib
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping

import pytest

import amends
import amends.decide
import amends.lang
from amends.decide.case import Status
from amends.lang import names
from amends.lang.diagnostics import PolicyError
from amends.lang.times import SpanUnit
from amends.lang.tree import Effect, GuaranteeForm
from amends.lang.types import FACT_KINDS
from tests.docs.pages import ROOT

REFERENCE = (ROOT / "spec" / "language.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", REFERENCE, re.DOTALL | re.MULTILINE))
CASES = sorted(ROOT.glob("spec/cases/*.json"))

# Every part of a policy that has keys of its own, each with one that the language does not know.
_A_KEY_TOO_MUCH_EVERYWHERE = """
language: 1
policy: keys
version: 1
currency: USD
roles: [agent]
zzz: 1
in_force: {from: 2026-01-01, zzz: 1}
facts:
  price: {type: money, zzz: 1}
  bags: {type: list, of: {kilos: {type: number, zzz: 1}}}
tables:
  fees: {keys: [price], gives: money, rows: [[_, 1.00]], zzz: 1}
remedies:
  refund: {zzz: 1}
clauses:
  - {id: C1, says: All is refunded., grants: refund, zzz: 1}
caps:
  - {of: refund, per: zzz, over: days(1), limit: 1.00, zzz: 1}
make_it_right: {approver: agent, zzz: 1}
escalation:
  - {to: agent, zzz: 1}
guarantees:
  - {id: G1, says: It is so., honesty_safe: true, zzz: 1}
"""


def _missing(words: Iterable[str], text: str = REFERENCE) -> list[str]:
    """Those of the words that never stand between backticks, alone or with what belongs to them."""
    code = "\n".join(span for line in text.splitlines() for span in re.findall(r"`([^`]+)`", line))
    return [word for word in words if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", code)]


def _keys_that_the_language_knows() -> set[str]:
    """What the reader says that it expected, at every key that it does not know."""
    with pytest.raises(PolicyError) as refused:
        amends.loads(_A_KEY_TOO_MUCH_EVERYWHERE)
    found = [one for one in refused.value.diagnostics if "zzz" in one.message]
    keys: set[str] = set()
    for one in found:
        keys |= set(re.findall(r"`(\w+)`", one.help or "")) - {"zzz"}
    assert len(found) == _A_KEY_TOO_MUCH_EVERYWHERE.count("zzz"), "each of them is told"
    assert {"holidays", "presume", "unit", "rows", "awaits", "refuse_because", "household", "outside"} <= keys
    return keys


def _decisions() -> Iterator[Mapping[str, object]]:
    """The decision of every conformance case."""
    for path in CASES:
        topic = json.loads(path.read_text(encoding="utf-8"), parse_float=str)
        policy = amends.load(path.with_name(topic["policy"]))
        for case in topic["cases"]:
            if "error" not in case["expected"]:
                yield policy.decide(
                    case["facts"], want=case.get("want"), role=case.get("role"), team=case.get("team")
                ).to_dict()


def test_every_function_is_explained_and_has_an_example() -> None:
    assert [name for name in names.FUNCTIONS if not re.search(rf"`{name}\(", SECTIONS["Functions"])] == []


def test_every_built_in_fact_is_explained() -> None:
    assert _missing(names.BUILT_IN_FACTS, SECTIONS["Facts"]) == []


def test_every_type_is_explained() -> None:
    assert _missing([*FACT_KINDS, "list"], SECTIONS["Facts"]) == []


def test_every_status_is_explained() -> None:
    assert [status for status in Status if f"`{status.value}`" not in SECTIONS["Status"]] == []


def test_every_effect_is_explained() -> None:
    assert _missing([effect.value for effect in Effect], SECTIONS["Clauses"]) == []


def test_every_guarantee_is_explained() -> None:
    assert _missing([form.value for form in GuaranteeForm], SECTIONS["Beside the clauses"]) == []


def test_every_unit_of_a_span_is_explained() -> None:
    assert _missing([unit.value for unit in SpanUnit], SECTIONS["Facts"]) == []


def test_every_key_of_a_policy_is_explained() -> None:
    assert _missing(sorted(_keys_that_the_language_knows())) == []


def test_every_key_of_a_decision_is_explained() -> None:
    keys: set[str] = set()
    for decision in _decisions():
        keys |= _keys_outside_names(decision)
    assert {"not_in_force", "weigh", "failed", "why", "outside"} <= keys
    assert _missing(sorted(keys), SECTIONS["The decision as JSON"]) == []


def test_every_reason_for_what_cannot_be_computed_is_explained() -> None:
    found: set[str] = set()
    for decision in _decisions():
        undefined = decision["undefined"]
        assert isinstance(undefined, list)
        found |= {one["why"] for one in undefined}
    assert {"division by zero", "no row of the table fits"} <= found
    assert _missing(sorted(found), SECTIONS["What is not known"]) == []


def test_every_code_of_a_finding_is_explained() -> None:
    found: set[str] = set()
    for path in sorted(ROOT.glob("spec/*/*.policy.yaml")):
        try:
            found |= {warning.code for warning in amends.load(path).warnings}
        except PolicyError as error:
            found |= {one.code for one in error.diagnostics}
    assert {"syntax", "unused"} <= found
    assert _missing(sorted(found), SECTIONS["Messages"]) == []


def test_every_limit_is_told_with_its_number() -> None:
    limits = dict(_limits())
    assert {"amends.lang.source.MAXIMUM_BYTES", "amends.lang.quantities.MAXIMUM_DIGITS"} <= set(limits)
    numbers = set(re.findall(r"(?<![\d,])[\d,]*\d(?![\d,])", SECTIONS["Limits"]))
    assert [name for name, limit in limits.items() if f"{limit:,}" not in numbers] == []


def _limits() -> Iterator[tuple[str, int]]:
    """Every number in the language and in deciding that is named as the most of something."""
    for package in (amends.lang, amends.decide):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if name.startswith("MAXIMUM_"):
                    yield f"{found.name}.{name}", value


def _keys_outside_names(decision: object) -> set[str]:
    """The keys of a decision that the language fixes: not the names of remedies, facts and roles."""
    keys: set[str] = set()
    if isinstance(decision, list):
        for one in decision:
            keys |= _keys_outside_names(one)
    elif isinstance(decision, dict):
        for key, value in decision.items():
            keys.add(key)
            if key == "remedies":
                keys |= _keys_outside_names(list(value.values()))
            elif key not in ("facts", "authority", "left", "right"):
                keys |= _keys_outside_names(value)
    return keys
