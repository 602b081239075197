"""The sums of a worksheet: what its rows come to, as values and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from amends.calls.credit import credit
from amends.calls.evidence import CallEvidence, Ringing, total
from amends.calls.record import TestCall
from amends.calls.speaking import SheetWords


class SumOf(StrEnum):
    """What a sum is of."""

    CALLS = "calls"
    CONNECTED = "connected"
    NOT_CONNECTED = "not_connected"
    CHARGED = "charged"
    NOT_CHARGED = "not_charged"
    CHARGES = "charges"
    CHARGED_NEVER_CONNECTED = "charged_never_connected"
    GIVEN_BACK = "given_back"
    STAYS = "stays"
    RINGING = "ringing"
    OTHERS = "others"
    OWN_CALL = "own_call"


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum.

    Attributes:
        of: what it is of.
        label: how that is called.
        told: the value in words.
        value: the count or the amount; None where it is no single number.
    """

    of: SumOf
    label: str
    told: str
    value: int | Decimal | None = None


def sums(evidence: CallEvidence, words: SheetWords) -> tuple[Sum, ...]:
    """Counts and amounts, how long it rang, and what others and the house itself met at the number."""
    return (*_counts_and_amounts(evidence, words), *_beside_them(evidence, words))


def _counts_and_amounts(evidence: CallEvidence, words: SheetWords) -> Iterator[Sum]:
    found, labels = credit(evidence), words.phrases.sums
    values: tuple[tuple[SumOf, str, int | Decimal], ...] = (
        (SumOf.CALLS, labels.calls, evidence.attempts),
        (SumOf.CONNECTED, labels.connected, len(evidence.connected)),
        (SumOf.NOT_CONNECTED, labels.not_connected, evidence.attempts - len(evidence.connected)),
        (SumOf.CHARGED, labels.charged, len(evidence.charged)),
        (SumOf.NOT_CHARGED, labels.not_charged, found.uncharged),
        (SumOf.CHARGES, labels.charges, total(evidence.charged)),
        (SumOf.CHARGED_NEVER_CONNECTED, labels.charged_never_connected, len(evidence.charged_never_connected)),
        (SumOf.GIVEN_BACK, labels.given_back, found.owed),
        (SumOf.STAYS, labels.stays, found.refused),
    )
    for of, label, value in values:
        yield Sum(of, label, words.number(value) if isinstance(value, int) else words.money(value), value)


def _beside_them(evidence: CallEvidence, words: SheetWords) -> Iterator[Sum]:
    labels, ringing, others = words.phrases.sums, evidence.ringing, evidence.others
    if ringing is not None:
        yield Sum(SumOf.RINGING, labels.ringing, _ringing(ringing, words))
    if others.attempts:
        told = labels.others_counted.format(
            attempts=words.number(others.attempts), connected=words.number(others.connected)
        )
        yield Sum(SumOf.OTHERS, labels.others, told)
    for call in evidence.test_calls:
        yield Sum(SumOf.OWN_CALL, labels.own_call, _own_call(call, words))


def _ringing(ringing: Ringing, words: SheetWords) -> str:
    if ringing.least == ringing.most:
        return words.number(ringing.least)
    return words.phrases.sums.ringing_span.format(
        least=words.number(ringing.least), middle=words.number(ringing.middle), most=words.number(ringing.most)
    )


def _own_call(call: TestCall, words: SheetWords) -> str:
    labels = words.phrases.sums
    if not call.answered:
        return labels.own_not_answered
    if call.seconds_to_answer is None:
        return labels.own_answered
    span = words.values.counted(call.seconds_to_answer, "seconds", after_preposition=True)
    return labels.own_answered_after.format(span=span)
