"""The worksheet: every row that an answer about calls rests on, and its sums; the customer gets to see it, too."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from amends.calls.answer import answer
from amends.calls.catalogue.shape import SheetLabels
from amends.calls.credit import Judged, Wrong, credit
from amends.calls.evidence import CallEvidence
from amends.calls.record import CallRecord
from amends.calls.speaking import SheetWords
from amends.calls.sums import Sum, sums


class Verdict(StrEnum):
    """What a row comes to."""

    WRONG = "wrong"
    RIGHT = "right"
    UNCHARGED = "uncharged"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetRow:
    """One call: its time by the clock on the wall, what came of it, and why.

    Attributes:
        at: when it began.
        connected, seconds_to_answer, seconds, charge: as the record says.
        verdict: what it comes to.
        begun, was_connected, charged, comes_to, why: the same in words.
    """

    at: datetime
    connected: bool
    seconds_to_answer: int | None
    seconds: int | None
    charge: Decimal
    verdict: Verdict
    begun: str
    was_connected: str
    charged: str
    comes_to: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A table with its sums, in one language.

    Attributes:
        account, number, begins, ends: what was looked at; times by the clock on the wall.
        span: from when until when, in words.
        labels: what its parts are called.
        sums: what the rows come to.
        sentences: the answer, to be read out.
        rows: each call.
        digest: by which whoever has the records sees that they come to the same.
    """

    account: str
    number: str
    begins: datetime
    ends: datetime
    span: str
    labels: SheetLabels
    sums: tuple[Sum, ...]
    sentences: tuple[str, ...]
    rows: tuple[WorksheetRow, ...]
    digest: str

    @property
    def title(self) -> str:
        """Whose calls they are, and to which number."""
        return self.labels.title.format(account=self.account, number=self.number)


def worksheet(evidence: CallEvidence, words: SheetWords) -> Worksheet:
    """The worksheet of an answer, in some words."""
    judged = iter(credit(evidence).judged)
    return Worksheet(
        account=evidence.account,
        number=evidence.number,
        begins=evidence.begins.astimezone(words.timezone),
        ends=evidence.ends.astimezone(words.timezone),
        span=words.span(evidence.begins, evidence.ends),
        labels=words.phrases.labels,
        sums=sums(evidence, words),
        sentences=answer(evidence, words),
        rows=tuple(_row(call, next(judged) if call.charge > 0 else None, words) for call in evidence.calls),
        digest=evidence.digest,
    )


def _row(call: CallRecord, judged: Judged | None, words: SheetWords) -> WorksheetRow:
    verdict = _verdict(judged)
    return WorksheetRow(
        at=call.at.astimezone(words.timezone),
        connected=call.connected,
        seconds_to_answer=call.seconds_to_answer,
        seconds=call.seconds,
        charge=call.charge,
        verdict=verdict,
        begun=words.moment(call.at),
        was_connected=words.yes_or_no(call.connected),
        charged=words.money(call.charge),
        comes_to=_comes_to(verdict, words),
        why=_why(call, judged, words),
    )


def _verdict(judged: Judged | None) -> Verdict:
    if judged is None:
        return Verdict.UNCHARGED
    return Verdict.RIGHT if judged.wrong is None else Verdict.WRONG


def _comes_to(verdict: Verdict, words: SheetWords) -> str:
    rows = words.phrases.rows
    return {Verdict.WRONG: rows.wrong, Verdict.RIGHT: rows.right, Verdict.UNCHARGED: rows.uncharged}[verdict]


def _why(call: CallRecord, judged: Judged | None, words: SheetWords) -> str:
    rows = words.phrases.rows
    if judged is None:
        return rows.why_free_though_connected if call.connected else rows.why_free
    match judged.wrong:
        case None:
            return rows.why_right
        case Wrong.NEVER_CONNECTED:
            return rows.why_never_connected
        case Wrong.CHARGED_TWICE:
            return rows.why_charged_twice
