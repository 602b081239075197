"""What the records show, as facts of a case."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from amends.calls.evidence import CallEvidence, total
from amends.calls.record import CallRecord

FactValue = bool | int | Decimal | str | datetime | Sequence[Mapping[str, bool | int | Decimal | str | datetime]]


def call_facts(evidence: CallEvidence) -> dict[str, FactValue]:
    """The facts by their names; what is not known is left out. A policy declares those that it looks at."""
    facts: dict[str, FactValue] = {
        "calls": [_call(call) for call in evidence.calls],
        "call_attempts": evidence.attempts,
        "calls_connected": len(evidence.connected),
        "calls_charged": len(evidence.charged),
        "calls_charged_never_connected": len(evidence.charged_never_connected),
        "call_charges": total(evidence.charged),
        "call_charges_never_connected": total(evidence.charged_never_connected),
        "call_records_digest": evidence.digest,
    }
    if evidence.ringing is not None:
        facts["seconds_to_answer"] = evidence.ringing.middle
    if evidence.others.answered is not None:
        facts["number_answers_others"] = evidence.others.answered
    if evidence.test_call_answered is not None:
        facts["test_call_answered"] = evidence.test_call_answered
    return facts


def _call(call: CallRecord) -> dict[str, bool | int | Decimal | str | datetime]:
    return {"dialled": call.number, "made_at": call.at, "connected": call.connected, "charge": call.charge}
