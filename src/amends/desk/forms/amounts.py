"""Amounts as people write them, whichever language they write in."""

import re
from decimal import Decimal

_WRITTEN = re.compile(r"\d+(?:[.,'\u2019 \u00a0\u202f]\d+)*")
_GROUP = 3


def amount_written(text: str) -> Decimal | None:
    """The amount in `95`, `€ 95,00`, `1.234,50` or `1,234.50`; None where there is none, or several.

    The last point or comma parts whole from broken numbers, unless exactly three digits follow it: those are thousands.
    """
    found = _WRITTEN.findall(text)
    if len(found) != 1 or "-" in text:
        return None
    whole, broken = _parted(found[0])
    return Decimal(re.sub(r"\D", "", whole) + (f".{broken}" if broken else ""))


def _parted(written: str) -> tuple[str, str]:
    last = max(written.rfind("."), written.rfind(","))
    broken = written[last + 1 :]
    is_whole = last < 0 or len(broken) == _GROUP
    return (written, "") if is_whole else (written[:last], broken)
