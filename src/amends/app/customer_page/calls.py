"""The worksheets of calls that are shared with a case, as its customer sees them: by their clock, in their language."""

from dataclasses import dataclass

from amends.app.calls.worksheets import latest_worksheets
from amends.app.on_case import OnCase
from amends.calls.credit import CallCredit, Judged, credit
from amends.calls.evidence import CallEvidence
from amends.calls.record import CallRecord
from amends.calls.worksheet import Verdict
from amends.letters.writing import Writing


@dataclass(frozen=True, slots=True)
class CallSeen:
    """A call: when it began and what it cost, in words, and what it comes to."""

    at: str
    connected: bool
    charge: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsSeen:
    """A worksheet.

    Attributes:
        number: the number that was called.
        attempts, connected: how many calls there were, and how many of them connected.
        wrong: how many were charged wrongly.
        given_back, stays: what is taken off the bill, and what stays on it; in words.
        answered_us: whether the number answered when the house called it; None: nobody did.
        calls: each call, in the order of time.
    """

    number: str
    attempts: int
    connected: int
    wrong: int
    given_back: str
    stays: str
    answered_us: bool | None
    calls: tuple[CallSeen, ...]


def calls_in(on: OnCase, writing: Writing) -> tuple[CallsSeen, ...]:
    """Of each question about calls the worksheet that was shared last."""
    return tuple(_seen(found, writing) for found in latest_worksheets(on.connection, on.client, on.state))


def _seen(found: CallEvidence, writing: Writing) -> CallsSeen:
    answered, money = credit(found), writing.voice.values.money
    return CallsSeen(
        number=found.number,
        attempts=found.attempts,
        connected=len(found.connected),
        wrong=len(answered.wrong),
        given_back=money(answered.owed),
        stays=money(answered.refused),
        answered_us=found.test_call_answered,
        calls=tuple(_call(call, answered, writing) for call in found.calls),
    )


def _call(call: CallRecord, answered: CallCredit, writing: Writing) -> CallSeen:
    values = writing.voice.values
    judged = next((one for one in answered.judged if one.call is call), None)
    return CallSeen(values.moment(call.at), call.connected, values.money(call.charge), _verdict(judged))


def _verdict(judged: Judged | None) -> Verdict:
    if judged is None:
        return Verdict.UNCHARGED
    return Verdict.RIGHT if judged.wrong is None else Verdict.WRONG
