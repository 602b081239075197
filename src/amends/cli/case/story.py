"""The story of a case: everything that happened, in the client's own time zone."""

from collections.abc import Iterator

from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.story import story
from amends.cli.case.glance import standing
from amends.cli.case.page import Line


def story_lines(view: CaseView) -> Iterator[Line]:
    """Everything that happened, in its order, with who did it and when; a day's events stand under it."""
    yield Line(standing(view), style="bold")
    yield Line(f"Times are those of {view.client.timezone}.", style="dim")
    day = None
    for line in story(view.history, wording_of(view)):
        if line.at.date() != day:
            day = line.at.date()
            yield Line()
            yield Line(f"{day:%Y-%m-%d}", style="bold")
        yield Line(f"{line.at:%H:%M}  {'  ' * line.depth}{line.who}: {line.what}", 1)
