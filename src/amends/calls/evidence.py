"""What call-detail records show about one account's calls to one number in one span of time.

The answer is made of rows that are kept: whoever has them comes to the same answer, and to the same digest.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from statistics import median_low

from amends.calls.record import CallRecord, TestCall, dialled
from amends.cases.canonical import Json, canonical, instant_text
from amends.directory.keys import number_key
from amends.lang.quantities import add, plain


@dataclass(frozen=True, slots=True)
class Ringing:
    """How many seconds it took until calls were answered: the quickest, the middle one and the slowest."""

    least: int
    middle: int
    most: int


@dataclass(frozen=True, slots=True)
class Others:
    """What other callers met at the same number in the same time; who they are is nobody's business here."""

    attempts: int
    connected: int
    callers: int

    @property
    def answered(self) -> bool | None:
        """Whether the number answers others; None: nobody else called it."""
        return self.connected > 0 if self.attempts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvidence:
    """What the records show.

    Attributes:
        account, number: whose calls, to which number.
        begins, ends: the span; the end does not belong to it.
        calls: each attempt, in the order of time.
        others: what others met at the number.
        test_calls: what agents met who called it themselves, in the order of time.
        digest: what identifies these rows and this question.
    """

    account: str
    number: str
    begins: datetime
    ends: datetime
    calls: tuple[CallRecord, ...]
    others: Others
    test_calls: tuple[TestCall, ...]
    digest: str

    @property
    def attempts(self) -> int:
        """How often the account called the number."""
        return len(self.calls)

    @property
    def connected(self) -> tuple[CallRecord, ...]:
        """The calls that were answered."""
        return tuple(call for call in self.calls if call.connected)

    @property
    def charged(self) -> tuple[CallRecord, ...]:
        """The calls that cost something."""
        return tuple(call for call in self.calls if call.charge > 0)

    @property
    def charged_never_connected(self) -> tuple[CallRecord, ...]:
        """The calls that cost something and were not answered."""
        return tuple(call for call in self.calls if call.charge > 0 and not call.connected)

    @property
    def charged_twice(self) -> tuple[CallRecord, ...]:
        """Of calls that began in the same moment, each but the first: nobody is connected twice at once."""
        seen: set[datetime] = set()
        again = []
        for call in self.charged:
            if call.connected and call.at in seen:
                again.append(call)
            elif call.connected:
                seen.add(call.at)
        return tuple(again)

    @property
    def ringing(self) -> Ringing | None:
        """How long it rang until calls were answered; None: no answered call tells."""
        seconds = [call.seconds_to_answer for call in self.connected if call.seconds_to_answer is not None]
        return Ringing(min(seconds), median_low(seconds), max(seconds)) if seconds else None

    @property
    def test_call_answered(self) -> bool | None:
        """Whether the latest call of an agent's own was answered; None: none was made."""
        return self.test_calls[-1].answered if self.test_calls else None


def evidence(
    records: Iterable[CallRecord],
    account: str,
    number: str,
    begins: datetime,
    ends: datetime,
    test_calls: Iterable[TestCall] = (),
) -> CallEvidence:
    """What records show about the calls of an account to a number.

    Args:
        records: any records, in any order; those of other accounts tell whether the number answers others. A record
            that has a number of its own and comes twice counts once.
        account: whose calls, by the account's number, however it is written.
        number: the number that was called, however it is written.
        begins: the first instant of the span.
        ends: the instant behind the span.
        test_calls: calls that agents made themselves.
    """
    key, account_key = dialled(number), number_key(account)
    seen: set[CallRecord] = set()
    own: list[CallRecord] = []
    callers: Counter[str] = Counter()
    answered = 0
    for record in records:
        if not begins <= record.at < ends or dialled(record.number) != key:
            continue
        if record.call is not None:
            if record in seen:
                continue
            seen.add(record)
        caller = number_key(record.account)
        if caller == account_key:
            own.append(record)
        else:
            callers[caller] += 1
            answered += record.connected
    own_tests = [one for one in test_calls if dialled(one.number) == key]
    return evidence_of(own, Others(callers.total(), answered, len(callers)), account, number, begins, ends, own_tests)


def evidence_of(
    calls: Iterable[CallRecord],
    others: Others,
    account: str,
    number: str,
    begins: datetime,
    ends: datetime,
    test_calls: Iterable[TestCall] = (),
) -> CallEvidence:
    """The same of the calls in question alone, each once and in any order, where it is known what others met."""
    own = sorted(calls, key=_order)
    return CallEvidence(
        account=account,
        number=number,
        begins=begins,
        ends=ends,
        calls=tuple(own),
        others=others,
        test_calls=tuple(sorted(test_calls, key=lambda one: one.at)),
        digest=_digest(number_key(account), dialled(number), (begins, ends), own, others),
    )


def total(calls: Iterable[CallRecord]) -> Decimal:
    """What calls cost together."""
    found = Decimal(0)
    for call in calls:
        found = Decimal(add(found, call.charge))
    return found


def _order(record: CallRecord) -> tuple[object, ...]:
    ringing = -1 if record.seconds_to_answer is None else record.seconds_to_answer
    talking = -1 if record.seconds is None else record.seconds
    return (record.at, record.call or "", record.number, record.connected, ringing, talking, record.charge)


def _digest(
    account: str, number: str, span: tuple[datetime, datetime], calls: Iterable[CallRecord], others: Others
) -> str:
    told: Json = {
        "account": account,
        "number": number,
        "span": [instant_text(at) for at in span],
        "calls": [_row(call) for call in calls],
        "others": [others.attempts, others.connected, others.callers],
    }
    return sha256(canonical(told).encode()).hexdigest()


def _row(call: CallRecord) -> Json:
    return [
        call.call, call.number, instant_text(call.at), call.connected,
        call.seconds_to_answer, call.seconds, plain(call.charge),
    ]  # fmt: skip
