"""One way to show a time: day, hour and zone alike in a badge, in a sentence and in a list."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from amends.app.cases.reading import view
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import EndContact
from amends.desk.moments import shown, with_moments
from tests.app.florist import Florist
from tests.desk.in_process import Visitor

NEW_YORK = ZoneInfo("America/New_York")


def test_a_time_names_its_zone() -> None:
    time = shown(datetime(2026, 11, 24, 1, 0, tzinfo=UTC), NEW_YORK)
    assert time == '<time datetime="2026-11-24T01:00:00+00:00" data-show="moment">23 Nov 2026, 20:00 EST</time>'


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-11-23 20:00 EST", "2026-11-23T20:00:00-05:00"),
        ("2026-07-23 20:00 EDT", "2026-07-23T20:00:00-04:00"),
        ("2026-11-01 01:30 EDT", "2026-11-01T01:30:00-04:00"),
        ("2026-11-01 01:30 EST", "2026-11-01T01:30:00-05:00"),
        ("2026-11-23 20:00 UTC", "2026-11-23T20:00:00+00:00"),
    ],
)
def test_a_time_in_a_sentence_is_shown_as_every_other(written: str, instant: str) -> None:
    told = with_moments(Markup("a call is owed by ") + written + Markup(" &amp; no later"), NEW_YORK)
    time = shown(datetime.fromisoformat(instant), NEW_YORK)
    assert told == Markup("a call is owed by ") + time + Markup(" &amp; no later")


def test_a_time_of_a_zone_that_is_not_known_stays_as_it_is_written() -> None:
    assert with_moments(Markup("by 2026-11-23 20:00 CET"), NEW_YORK) == "by 2026-11-23 20:00 CET"


def test_a_call_that_is_owed_is_told_alike_by_the_badge_and_by_the_next_step(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, PromiseCallBack("They want to hear from us."))
    florist.does("ana", case, EndContact())
    seen = view(florist.desk("ana"), case)
    assert seen.state.call_back_due is not None
    due = str(shown(seen.state.call_back_due, ZoneInfo(seen.client.timezone)))
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
    assert page.partition('class="steps"')[0].count(due) == 1
    assert due in page.partition('class="steps"')[2].partition("</ol>")[0]
