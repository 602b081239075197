"""The worksheet: every row that an answer about calls rests on, and its sums; the customer gets to see it, too."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from enum import StrEnum

from amends.calls.credit import Judged, Wrong, credit
from amends.calls.evidence import CallEvidence, total
from amends.calls.record import CallRecord
from amends.lang.quantities import money


class Verdict(StrEnum):
    """What a row comes to."""

    WRONG = "wrong"
    RIGHT = "right"
    UNCHARGED = "uncharged"


@dataclass(frozen=True, slots=True)
class WorksheetRow:
    """One call: its time by the clock on the wall, what came of it, and why."""

    at: datetime
    connected: bool
    seconds_to_answer: int | None
    seconds: int | None
    charge: Decimal
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table with its sums.

    Attributes:
        account, number, begins, ends: what was looked at; times by the clock on the wall.
        sums: what the rows come to: a label and a value each.
        sentences: the answer, to be read out.
        rows: each call.
        digest: by which whoever has the records sees that they come to the same.
    """

    account: str
    number: str
    begins: datetime
    ends: datetime
    sums: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    rows: tuple[WorksheetRow, ...]
    digest: str


_WHY = {
    Wrong.NEVER_CONNECTED: "charged, and nobody answered",
    Wrong.CHARGED_TWICE: "charged a second time for the same moment",
}


def worksheet(evidence: CallEvidence, minor_digits: int, timezone: tzinfo) -> Worksheet:
    """The worksheet of an answer, with amounts to the minor digits of the currency and times by the clock of a zone."""
    judged = iter(credit(evidence).judged)
    return Worksheet(
        account=evidence.account,
        number=evidence.number,
        begins=evidence.begins.astimezone(timezone),
        ends=evidence.ends.astimezone(timezone),
        sums=_sums(evidence, minor_digits),
        sentences=answer(evidence, minor_digits),
        rows=tuple(_row(call, next(judged) if call.charge > 0 else None, timezone) for call in evidence.calls),
        digest=evidence.digest,
    )


def answer(evidence: CallEvidence, minor_digits: int) -> tuple[str, ...]:
    """The answer in sentences: how many calls connected, what was charged wrongly, and what stays on the bill."""
    found = credit(evidence)
    if not evidence.attempts:
        return (f"Our records show no call to {evidence.number} in that time.",)
    told = [f"Our records show {_calls(evidence.attempts)} to {evidence.number}, of which {_connected(evidence)}."]
    if found.wrong:
        so_many = "One of them was" if len(found.wrong) == 1 else f"{len(found.wrong)} of them were"
        told.append(f"{so_many} charged wrongly: we take {money(found.owed, minor_digits)} off your bill.")
    else:
        told.append("None of them was charged wrongly.")
    if found.right:
        kept = money(found.refused, minor_digits)
        so_many = "one that connected costs" if len(found.right) == 1 else f"{len(found.right)} that connected cost"
        told.append(f"The {so_many} {kept}, which stays on your bill.")
    if evidence.test_calls:
        last = evidence.test_calls[-1]
        told.append("The number answered when we called it ourselves." if last.answered
                    else "The number did not answer when we called it ourselves.")  # fmt: skip
    return tuple(told)


def _sums(evidence: CallEvidence, minor_digits: int) -> tuple[tuple[str, str], ...]:
    found, others, ringing = credit(evidence), evidence.others, evidence.ringing
    sums = [
        ("calls", str(evidence.attempts)),
        ("connected", str(len(evidence.connected))),
        ("not connected", str(evidence.attempts - len(evidence.connected))),
        ("charged", str(len(evidence.charged))),
        ("not charged", str(found.uncharged)),
        ("charged in all", money(total(evidence.charged), minor_digits)),
        ("charged though never connected", str(len(evidence.charged_never_connected))),
        ("given back", money(found.owed, minor_digits)),
        ("stays on the bill", money(found.refused, minor_digits)),
    ]
    if ringing is not None:
        sums.append(("seconds until answered", f"{ringing.least} to {ringing.most}, half within {ringing.middle}"))
    if others.attempts:
        sums.append(("calls by others", f"{others.attempts}, of which {others.connected} connected"))
    for call in evidence.test_calls:
        rang = "" if call.seconds_to_answer is None else f" after {call.seconds_to_answer} s"
        sums.append(("our own test call", f"answered{rang}" if call.answered else "not answered"))
    return tuple(sums)


def _row(call: CallRecord, judged: Judged | None, timezone: tzinfo) -> WorksheetRow:
    if judged is None:
        verdict, why = Verdict.UNCHARGED, "costs nothing"
    elif judged.wrong is not None:
        verdict, why = Verdict.WRONG, _WHY[judged.wrong]
    else:
        verdict, why = Verdict.RIGHT, "connected"
    at = call.at.astimezone(timezone)
    return WorksheetRow(at, call.connected, call.seconds_to_answer, call.seconds, call.charge, verdict, why)


def _connected(evidence: CallEvidence) -> str:
    count = len(evidence.connected)
    if count == evidence.attempts:
        return "all connected"
    return f"{count or 'none'} connected"


def _calls(count: int) -> str:
    return "1 call" if count == 1 else f"{count:,} calls"
