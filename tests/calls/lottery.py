"""A customer who called the lottery line twenty times; half of the calls connected, and some cost nothing."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from amends.calls.evidence import CallEvidence, evidence
from amends.calls.record import CallRecord
from amends.calls.record import TestCall as OwnCall
from amends.calls.speaking import SheetWords

ACCOUNT, NEIGHBOUR = "330-1", "330-2"
LOTTERY = "1-800-555-0186"
BEGINS, ENDS = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
COLUMBUS = ZoneInfo("America/New_York")
IN_ENGLISH = SheetWords.of(["en"], "USD", 2, COLUMBUS)
A_MINUTE = Decimal("0.25")
NOTHING = Decimal("0.00")

RECORDING_AFTER_ONE_RING = OwnCall(
    datetime(2026, 4, 2, 15, 0, tzinfo=UTC), LOTTERY, True, 4, "ivy", "the recording of the lottery"
)


def call(number: int, *, connected: bool, charge: Decimal, account: str = ACCOUNT) -> CallRecord:
    at = BEGINS + timedelta(days=number, hours=17)
    rang, talked = (4, 60) if connected else (None, None)
    return CallRecord(f"{account}/{number}", account, LOTTERY, at, connected, rang, talked, charge)


CONNECTED_AND_CHARGED = [call(number, connected=True, charge=A_MINUTE) for number in range(10)]
NOT_CONNECTED_AND_FREE = [call(number, connected=False, charge=NOTHING) for number in range(10, 20)]
OF_NEIGHBOURS = [call(number, connected=True, charge=A_MINUTE, account=NEIGHBOUR) for number in range(3)]

TWENTY_CALLS = [*CONNECTED_AND_CHARGED, *NOT_CONNECTED_AND_FREE]


def shown(*records: Iterable[CallRecord], test_calls: Iterable[OwnCall] = ()) -> CallEvidence:
    together = [record for some in records for record in some]
    return evidence(together, ACCOUNT, LOTTERY, BEGINS, ENDS, test_calls)
