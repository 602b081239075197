"""Attempts over time as a picture (SVG): how many connected, how many did not, and which of those were charged.

A picture carries classes and no colours, for pages that let nothing carry a style; a file of its own brings its own.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from amends.calls.evidence import CallEvidence
from amends.calls.record import CallRecord
from amends.calls.speaking import SheetWords
from amends.explain.wording import capitalised

_LEFT, _RIGHT, _TOP, _BELOW = 40, 12, 12, 28
_LEGEND_LINE = 20
_STYLE = (
    ".plot{color-scheme:light dark;font:13px sans-serif;background:#fff}.plot text{fill:#1b2126}"
    ".plot line{stroke:#55606a}.plot .connected{fill:#1a4f9c}.plot .charged{fill:#a02020}"
    ".plot .not-connected{fill:#fff;stroke:#55606a}"
)


class Outcome(Enum):
    """What came of a call, by the class that it has in the picture."""

    CONNECTED = "connected"
    NOT_CONNECTED = "not-connected"
    CHARGED_NEVER_CONNECTED = "charged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a picture is, and how many bars and days stand in it; the legend stands in so many columns."""

    width: int
    bars_height: int
    most_bars: int
    most_days: int
    legend_columns: int


WIDE = Size(width=720, bars_height=168, most_bars=62, most_days=8, legend_columns=3)
NARROW = Size(width=320, bars_height=150, most_bars=31, most_days=4, legend_columns=1)
"""Readable on a phone."""


class Bar(NamedTuple):
    """What happened within some days: the first and the last of them, and how many calls of each outcome."""

    first: date
    last: date
    counts: Counter[Outcome]


def bars(evidence: CallEvidence, timezone: tzinfo, size: Size = WIDE) -> list[Bar]:
    """The calls by days, or by so many days together that the bars fit into a picture."""
    first = evidence.begins.astimezone(timezone).date()
    last = (evidence.ends - timedelta(microseconds=1)).astimezone(timezone).date()
    days = max(1, (last - first).days + 1)
    step = -(-days // size.most_bars)
    found = [
        Bar(first + timedelta(days=ahead), min(first + timedelta(days=ahead + step - 1), last), Counter())
        for ahead in range(0, days, step)
    ]
    for call in evidence.calls:
        found[(call.at.astimezone(timezone).date() - first).days // step].counts[_outcome(call)] += 1
    return found


def plot(evidence: CallEvidence, words: SheetWords, size: Size = WIDE, name: str = "calls") -> str:
    """The picture within a page, with a title and a description for those who listen to it. It loads and runs nothing.

    Args:
        evidence: the calls.
        words: in which it speaks.
        size: how large it is.
        name: that of no other picture on the page.
    """
    return _picture(evidence, words, size, name, "")


def plot_file(evidence: CallEvidence, words: SheetWords) -> str:
    """The picture as a file of its own."""
    return _picture(evidence, words, WIDE, "calls", f"<style>{_STYLE}</style>")


def _picture(evidence: CallEvidence, words: SheetWords, size: Size, name: str, style: str) -> str:
    drawing = _Drawing(words, size, bars(evidence, words.timezone, size))
    label = quoteattr(f"{name}-title {name}-said")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 {size.width} {drawing.height}" role="img" '
        f"aria-labelledby={label}>{style}",
        f"<title id={quoteattr(f'{name}-title')}>{escape(words.phrases.plot.title.format(number=evidence.number))}"
        "</title>",
        f"<desc id={quoteattr(f'{name}-said')}>{escape(drawing.said())}</desc>",
        *drawing.legend(),
        *drawing.axis(),
        *drawing.drawn(),
        *drawing.days(),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _outcome(call: CallRecord) -> Outcome:
    if call.connected:
        return Outcome.CONNECTED
    return Outcome.CHARGED_NEVER_CONNECTED if call.charge > 0 else Outcome.NOT_CONNECTED


class _Drawing:
    """The parts of a picture, from the top to the bottom."""

    def __init__(self, words: SheetWords, size: Size, found: list[Bar]) -> None:
        self._words, self._size, self._bars = words, size, found
        self._highest = max(1, *(bar.counts.total() for bar in found))
        self._top = _TOP + _LEGEND_LINE * -(-len(Outcome) // size.legend_columns) + _TOP
        self._bottom = self._top + size.bars_height
        self._bar_width = (size.width - _LEFT - _RIGHT) / len(found)
        self.height = self._bottom + _BELOW

    def said(self) -> str:
        """The picture in words."""
        counts: Counter[Outcome] = sum((bar.counts for bar in self._bars), Counter())
        days = self._words.days(self._bars[0].first, self._bars[-1].last)
        return f"{capitalised(days)}. " + " ".join(f"{self._told(outcome, counts[outcome])}." for outcome in Outcome)

    def legend(self) -> Iterator[str]:
        """What is what."""
        column = (self._size.width - _LEFT - _RIGHT) / self._size.legend_columns
        for place, outcome in enumerate(Outcome):
            line, beside = divmod(place, self._size.legend_columns)
            left, above = _LEFT + beside * column, _TOP + line * _LEGEND_LINE
            yield f'<rect class="{outcome.value}" x="{left:.1f}" y="{above}" width="12" height="12"/>'
            yield f'<text x="{left + 18:.1f}" y="{above + 11}">{escape(self._named(outcome))}</text>'

    def axis(self) -> Iterator[str]:
        """The line below the bars, and how many calls the highest of them are."""
        bottom, right, left = self._bottom, self._size.width - _RIGHT, _LEFT - 6
        yield f'<line x1="{_LEFT}" y1="{bottom}" x2="{right}" y2="{bottom}"/>'
        yield f'<text x="{left}" y="{bottom}" text-anchor="end">0</text>'
        highest = escape(self._words.number(self._highest))
        yield f'<text x="{left}" y="{self._top + 10}" text-anchor="end">{highest}</text>'

    def drawn(self) -> Iterator[str]:
        """The bars; each says what it shows where somebody points at it."""
        width = max(1.0, self._bar_width - 2)
        for place, bar in enumerate(self._bars):
            below, left = float(self._bottom), _LEFT + place * self._bar_width + 1
            for outcome in Outcome:
                count = bar.counts[outcome]
                if count:
                    height = self._size.bars_height * count / self._highest
                    below -= height
                    told = escape(f"{capitalised(self._words.days(bar.first, bar.last))}. {self._told(outcome, count)}")
                    yield (
                        f'<rect class="{outcome.value}" x="{left:.1f}" y="{below:.1f}" width="{width:.1f}" '
                        f'height="{height:.1f}"><title>{told}</title></rect>'
                    )

    def days(self) -> Iterator[str]:
        """Some of the days, below their bars."""
        every = -(-len(self._bars) // self._size.most_days)
        for place in range(0, len(self._bars), every):
            middle = _LEFT + (place + 0.5) * self._bar_width
            day = escape(self._words.short_day(self._bars[place].first))
            # A day in the middle of the last bar could reach beyond the picture.
            is_at_the_end = self._size.width - middle < _LEFT
            at, anchor = (self._size.width - 2, "end") if is_at_the_end else (middle, "middle")
            yield f'<text x="{at:.1f}" y="{self._bottom + 18}" text-anchor="{anchor}">{day}</text>'

    def _told(self, outcome: Outcome, count: int) -> str:
        words = self._words
        return words.phrases.plot.outcome.format(outcome=capitalised(self._named(outcome)), count=words.number(count))

    def _named(self, outcome: Outcome) -> str:
        words = self._words.phrases.plot
        match outcome:
            case Outcome.CONNECTED:
                return words.connected
            case Outcome.NOT_CONNECTED:
                return words.not_connected
            case Outcome.CHARGED_NEVER_CONNECTED:
                return words.charged_never_connected
