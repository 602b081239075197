"""The story of a case: everything that happened, in the client's own time zone."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from amends.app.cases.reading import CaseView
from amends.app.plain.shown import sentence_shown
from amends.cases.story import story
from amends.cli.case.glance import standing
from amends.cli.case.page import Line


def story_lines(view: CaseView) -> Iterator[Line]:
    """Everything that happened, in its order, with who did it and when; a day's events stand under it."""
    yield Line(standing(view), style="bold")
    yield Line(f"Times are those of {view.client.timezone}.", style="dim")
    day = None
    timezone = ZoneInfo(view.client.timezone)
    for line, recorded in zip(story(view.history, timezone), view.history, strict=True):
        if line.at.date() != day:
            day = line.at.date()
            yield Line()
            yield Line(f"{day:%Y-%m-%d}", style="bold")
        hidden = sentence_shown(view.policy, recorded.event, timezone)
        what = line.what if hidden == recorded.event.sentence_in(timezone) else hidden
        yield Line(f"{line.at:%H:%M}  {'  ' * line.depth}{line.who}: {what}", 1)
