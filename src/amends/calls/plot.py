"""Attempts over time as a picture (SVG): how many connected, how many did not, and which of those were charged."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple
from xml.sax.saxutils import escape

from amends.calls.evidence import CallEvidence
from amends.calls.record import CallRecord

_WIDTH, _HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 12, 44, 28
_MOST_BARS = 62
_MOST_LABELS = 8


class Outcome(Enum):
    """What came of a call: its words in the legend, and its colour."""

    CONNECTED = ("connected", "#2f6f9f")
    NOT_CONNECTED = ("not connected", "#8a99a5")
    CHARGED_NEVER_CONNECTED = ("charged, never connected", "#c0392b")


class Bar(NamedTuple):
    """What happened within some days: the first and the last of them, and how many calls of each outcome."""

    first: date
    last: date
    counts: Counter[Outcome]


def bars(evidence: CallEvidence, timezone: tzinfo) -> list[Bar]:
    """The calls by days, or by so many days together that the bars fit into a picture."""
    first = evidence.begins.astimezone(timezone).date()
    last = (evidence.ends - timedelta(microseconds=1)).astimezone(timezone).date()
    days = max(1, (last - first).days + 1)
    step = -(-days // _MOST_BARS)
    found = [
        Bar(first + timedelta(days=ahead), min(first + timedelta(days=ahead + step - 1), last), Counter())
        for ahead in range(0, days, step)
    ]
    for call in evidence.calls:
        found[(call.at.astimezone(timezone).date() - first).days // step].counts[_outcome(call)] += 1
    return found


def plot(evidence: CallEvidence, timezone: tzinfo) -> str:
    """The picture, with a title and a description for those who listen to it. It loads and runs nothing."""
    found = bars(evidence, timezone)
    highest = max(1, *(bar.counts.total() for bar in found))
    title = f"Calls to {evidence.number}"
    connected = len(evidence.connected)
    said = (
        f"{evidence.attempts} attempts from {found[0].first} to {found[-1].last}; {connected} connected, "
        f"{len(evidence.charged_never_connected)} charged though never connected."
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="calls-title calls-said" fill="currentColor" font-family="sans-serif" font-size="12">',
        f'<title id="calls-title">{escape(title)}</title>',
        f'<desc id="calls-said">{escape(said)}</desc>',
        *_legend(),
        *_axis(highest),
        *_drawn(found, highest),
        *_labels(found),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _outcome(call: CallRecord) -> Outcome:
    if call.connected:
        return Outcome.CONNECTED
    return Outcome.CHARGED_NEVER_CONNECTED if call.charge > 0 else Outcome.NOT_CONNECTED


def _legend() -> Iterator[str]:
    for place, outcome in enumerate(Outcome):
        words, colour = outcome.value
        left = _LEFT + place * 180
        yield f'<rect x="{left}" y="12" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{left + 18}" y="22">{escape(words)}</text>'


def _axis(highest: int) -> Iterator[str]:
    bottom = _HEIGHT - _BOTTOM
    yield f'<line x1="{_LEFT}" y1="{bottom}" x2="{_WIDTH - _RIGHT}" y2="{bottom}" stroke="currentColor"/>'
    yield f'<text x="{_LEFT - 6}" y="{bottom}" text-anchor="end">0</text>'
    yield f'<text x="{_LEFT - 6}" y="{_TOP + 10}" text-anchor="end">{highest}</text>'


def _drawn(found: list[Bar], highest: int) -> Iterator[str]:
    width = (_WIDTH - _LEFT - _RIGHT) / len(found)
    room = _HEIGHT - _TOP - _BOTTOM
    for place, bar in enumerate(found):
        below = float(_HEIGHT - _BOTTOM)
        for outcome in Outcome:
            count = bar.counts[outcome]
            if count:
                words, colour = outcome.value
                height = room * count / highest
                below -= height
                days = str(bar.first) if bar.first == bar.last else f"{bar.first} to {bar.last}"
                yield (
                    f'<rect x="{_LEFT + place * width + 1:.1f}" y="{below:.1f}" width="{max(1.0, width - 2):.1f}" '
                    f'height="{height:.1f}" fill="{colour}"><title>{days}: {count} {escape(words)}</title></rect>'
                )


def _labels(found: list[Bar]) -> Iterator[str]:
    width = (_WIDTH - _LEFT - _RIGHT) / len(found)
    every = -(-len(found) // _MOST_LABELS)
    for place in range(0, len(found), every):
        middle = _LEFT + (place + 0.5) * width
        yield f'<text x="{middle:.1f}" y="{_HEIGHT - 10}" text-anchor="middle">{found[place].first:%m-%d}</text>'
