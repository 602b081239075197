"""What the records show, as facts of a case: beside what was claimed, and from another source."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from amends.app.cases.stating import Stating, requests_of
from amends.app.on_case import OnCase
from amends.calls.evidence import CallEvidence
from amends.calls.facts import FactValue, call_facts
from amends.cases.gate.acts.evidence import AGENT, StateFact
from amends.formats.values import Value
from amends.lang.tree import Fact

CALL_RECORDS = "call_records"
"""The source of what call records show, where a policy has no word of its own for it."""

_RECORD = "record"
_OWN_TEST = "test_call_answered"
_SHOWN_DIGITS = 12


def fact_requests(on: OnCase, evidence: CallEvidence) -> list[StateFact]:
    """What is asked of the gate to state those of the facts that the policy declares.

    Raises:
        FactError: the policy expects other values under these names.
    """
    requests = []
    declared = on.policy.tree.facts
    for name, value in call_facts(evidence).items():
        if name in declared and declared[name].history is None:
            written = {name: _written(value, declared[name])}
            stating = Stating(typed={}, written=written, source=_source(declared[name]), record=_record(evidence, name))
            requests += requests_of(on, stating)
    return requests


def _source(fact: Fact) -> str:
    """Records are what a policy trusts as `record` or `call_records`; a test call is what an agent heard."""
    if fact.name == _OWN_TEST:
        return AGENT
    return _RECORD if fact.trusted_from == _RECORD else CALL_RECORDS


def _record(evidence: CallEvidence, name: str) -> str:
    if name == _OWN_TEST:
        return f"own test call on {evidence.test_calls[-1].at:%Y-%m-%d at %H:%M} UTC"
    return f"call records, digest {evidence.digest[:_SHOWN_DIGITS]}"


def _written(value: FactValue, fact: Fact) -> Value:
    """A value as a file states it; of calls, those of their parts that the policy declares."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [{name: _plain(one[name]) for name in one if name in fact.fields} for one in value]
    return _plain(value)


def _plain(value: bool | int | Decimal | str | datetime | Mapping[str, object] | Sequence[object]) -> Value:
    if isinstance(value, datetime):
        return value.isoformat()
    assert isinstance(value, bool | int | Decimal | str), "what is told of calls are single values"
    return value
