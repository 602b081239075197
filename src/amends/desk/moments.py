"""One way to show a time at the desk: day, time and zone, by the reader's own clock where there is script."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from markupsafe import Markup

_IN_A_SENTENCE = re.compile(r"\b(\d{4}-\d\d-\d\d \d\d:\d\d) ([A-Z]{2,5}|[+-]\d{2,4})")
"""How a time stands in the sentences of the case: "2026-11-02 10:16 MST"."""


def shown(at: datetime, zone: tzinfo) -> Markup:
    """A moment: by the clock of a zone, which is named, and exact for scripts, which show it by the reader's own."""
    return element(at, f"{at.astimezone(zone):%-d %b %Y, %H:%M %Z}", "moment")


def element(at: datetime, words: str, form: str) -> Markup:
    """The element of a time: `form` says how scripts write it."""
    exactly = at.astimezone(UTC).isoformat(timespec="seconds")
    return Markup('<time datetime="{}" data-show="{}">{}</time>').format(exactly, form, words)


def with_moments(words: Markup, zone: tzinfo) -> Markup:
    """What is said, with each time in it shown as every other; one of an unknown zone stays as it is written."""
    return Markup("").join(_parts(words, zone))


def _parts(words: Markup, zone: tzinfo) -> Iterator[Markup]:
    done, text = 0, str(words)
    for found in _IN_A_SENTENCE.finditer(text):
        at = _read(found[1], found[2], zone)
        if at is not None:
            # What stands around it was escaped before.
            yield Markup(text[done : found.start()])
            yield shown(at, zone)
            done = found.end()
    yield Markup(text[done:])


def _read(written: str, name: str, zone: tzinfo) -> datetime | None:
    """The instant that is meant: an hour that comes twice is told apart by the name of its zone."""
    local = datetime.strptime(written, "%Y-%m-%d %H:%M")
    for one in (zone, UTC):
        for fold in (0, 1):
            at = local.replace(tzinfo=one, fold=fold)
            if f"{at:%Z}" == name:
                return at
    return None
