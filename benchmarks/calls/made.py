"""A phone company's call records of a month, as a switch writes them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

ACCOUNTS = 100_000
NUMBERS = 10_000
POPULAR = "1-800-555-0186"
"""One call in a hundred goes there."""
ASKING = "A-77"
"""The account that calls it once a day."""
BEGINS = datetime(2026, 3, 1, tzinfo=UTC)

_MONTH = timedelta(days=31)
_HEADER = "record,account,dialled,begun,answered,rang,talked,charge\n"

MAPPING = b"""\
mapping: calls
currency: USD
columns:
  call: record
  account: account
  number: dialled
  at: begun
  connected: answered
  seconds_to_answer: rang
  seconds: talked
  charge: charge
"""
WITHOUT_NUMBERS = MAPPING.replace(b"  call: record\n", b"")


def write_calls(path: Path, count: int) -> None:
    """So many records in the order of time: two of three calls connect, one in a thousand is charged for nothing."""
    random = Random(count)
    between = _MONTH / count
    once_a_day = max(1, count // 31)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEADER)
        for number in range(count):
            is_asking = number % once_a_day == 0
            account = ASKING if is_asking else f"A-{random.randrange(ACCOUNTS)}"
            is_popular = is_asking or random.randrange(100) == 0
            dialled = POPULAR if is_popular else f"1-212-555-{random.randrange(NUMBERS):04}"
            at = (BEGINS + number * between).replace(microsecond=0)
            if random.randrange(3):
                rest = f"yes,{random.randrange(1, 30)},{random.randrange(600)},0.{random.randrange(5, 95):02}"
            else:
                rest = f"no,,,{'0.25' if random.randrange(1000) == 0 else '0.00'}"
            stream.write(f"C-{number:09},{account},{dialled},{at.isoformat()},{rest}\n")
