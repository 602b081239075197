"""By which rules bills are held to promises."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """How a client's bills are read.

    Attributes:
        minor_digits: how many digits its currency has behind the point.
        taxes_count: whether taxes belong to what was promised; else they are left aside.
        once: the items that a bill carries once at most, whether anything was promised about them or not.
        told: the items that are told beside whatever falls short on their bill.
        late_fees: the items that bills charge because an earlier one was not paid as it stood: what the customer was
            charged more until a credit came that came late.
    """

    minor_digits: int = 2
    taxes_count: bool = False
    once: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    late_fees: frozenset[str] = frozenset()
