"""The worksheets of calls that are shared with a case, as its customer sees them: by their clock, in their language."""

from dataclasses import dataclass

from amends.app.calls.worksheets import latest_worksheets
from amends.app.on_case import OnCase
from amends.calls.plot import NARROW, plot
from amends.calls.speaking import SheetWords
from amends.calls.worksheet import Worksheet, worksheet
from amends.lang.currencies import MINOR_DIGITS
from amends.letters.writing import Writing


@dataclass(frozen=True, slots=True)
class CallsSeen:
    """A worksheet, and its calls over time as a picture (SVG) that loads nothing; nothing in it is left unescaped."""

    sheet: Worksheet
    picture: str


def calls_in(on: OnCase, writing: Writing) -> tuple[CallsSeen, ...]:
    """Of each question about calls the worksheet that was shared last."""
    currency = on.client.currency
    words = SheetWords.of((writing.tongue.language,), currency, MINOR_DIGITS[currency], writing.timezone)
    return tuple(
        CallsSeen(worksheet(found, words), plot(found, words, NARROW, f"calls-{place}"))
        for place, found in enumerate(latest_worksheets(on.connection, on.client, on.state), start=1)
    )
