"""A mapping: which column of somebody's table holds what, and how it is written there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from zoneinfo import ZoneInfo

from amends.formats.mapped.dates import ISO_DATE
from amends.formats.mapped.purposes import Purpose
from amends.lang.currencies import MINOR_DIGITS

_NOTHING: Mapping[str, str] = MappingProxyType({})
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMapping:
    """How a table is to be read.

    Attributes:
        purpose: what the table holds.
        columns: their column for each field of ours; in JSON, the path of names with points between.
        currency: of every amount.
        dates: the styles in which days are written.
        timezone: whose clock times without an offset are told by.
        decimal_sign, thousands: the signs in amounts; None: thousands are not set apart.
        minor_units: whether amounts are told in cents.
        yes, no: their words for true and false, in small letters.
        credits: the words of the column `kind` by which a line is taken off, whatever its sign.
        items: our words for theirs; an item that is not named keeps its word.
        taxes: the items, in our words, that are taxes.
        once: the items, in our words, that a bill carries once.
        late_fees: the items, in our words, that a bill charges because an earlier one was not paid as it stood.
    """

    purpose: Purpose
    columns: Mapping[str, str]
    currency: str
    dates: tuple[str, ...] = (ISO_DATE,)
    timezone: ZoneInfo = field(default=_UTC)
    decimal_sign: str = "."
    thousands: str | None = None
    minor_units: bool = False
    yes: frozenset[str] = frozenset({"true", "yes", "y", "1"})
    no: frozenset[str] = frozenset({"false", "no", "n", "0"})
    credits: frozenset[str] = frozenset()
    items: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    taxes: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    late_fees: frozenset[str] = frozenset()

    @property
    def minor_digits(self) -> int:
        """How many digits the currency has behind the point."""
        return MINOR_DIGITS[self.currency]
