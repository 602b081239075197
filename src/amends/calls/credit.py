"""What is owed for calls: exactly the charges that the records show wrong, and nothing for the rest."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from amends.calls.evidence import CallEvidence, total
from amends.calls.record import CallRecord


class Wrong(StrEnum):
    """Why a charge is wrong."""

    NEVER_CONNECTED = "never_connected"
    CHARGED_TWICE = "charged_twice"


@dataclass(frozen=True, slots=True)
class Judged:
    """One call that cost something, and why its charge is wrong; None: it is right."""

    call: CallRecord
    wrong: Wrong | None


@dataclass(frozen=True, slots=True)
class CallCredit:
    """The answer about a bill of calls, which is often wrong in part.

    Attributes:
        owed: what is given back.
        refused: what stays on the bill.
        judged: each call that cost something, in the order of time.
        uncharged: how many calls cost nothing.
    """

    owed: Decimal
    refused: Decimal
    judged: tuple[Judged, ...]
    uncharged: int

    @property
    def wrong(self) -> tuple[CallRecord, ...]:
        """The calls whose charges are given back."""
        return tuple(one.call for one in self.judged if one.wrong is not None)

    @property
    def right(self) -> tuple[CallRecord, ...]:
        """The calls whose charges stay on the bill."""
        return tuple(one.call for one in self.judged if one.wrong is None)


def credit(evidence: CallEvidence) -> CallCredit:
    """What is owed for the calls, to the minor unit, and what is not."""
    twice = list(evidence.charged_twice)
    judged = []
    for call in evidence.charged:
        wrong = None
        if not call.connected:
            wrong = Wrong.NEVER_CONNECTED
        elif call in twice:
            twice.remove(call)
            wrong = Wrong.CHARGED_TWICE
        judged.append(Judged(call, wrong))
    return CallCredit(
        owed=total(one.call for one in judged if one.wrong is not None),
        refused=total(one.call for one in judged if one.wrong is None),
        judged=tuple(judged),
        uncharged=evidence.attempts - len(judged),
    )
