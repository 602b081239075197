"""The cable company's call screen: what retention could give, what was claimed and found, what a threat brought."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from amends.app.attachments.attaching import attach, recognised
from amends.app.cases.stating import Stating, state_facts
from amends.cases.gate.acts.giving import Give, Withhold
from tests.app.cases.wrenfield import THREAT, make_wrenfield, wrenfield_at
from tests.app.florist import Florist, workspace_at
from tests.desk.axe import violations
from tests.desk.letting_in import let_in
from tests.desk.people import Somebody
from tests.desk.serving import serving
from tests.formats.handed_in.samples import MAIL
from tests.stores import SqliteFiles


@dataclass(frozen=True, slots=True)
class OnTheScreen:
    """Ana in care, before a case in which sources differ, somebody threatened, and something was given after that."""

    ana: Somebody
    case: str


def make_case(url: str) -> None:
    """The cable company, with everybody let in."""
    make_wrenfield(url)
    with workspace_at(url) as workspace:
        let_in(workspace)


@pytest.fixture
def screen(files: SqliteFiles, browsing: Browser) -> Iterator[OnTheScreen]:
    """The case on Ana's screen."""
    url = files.copy(files.made("cable with retention", make_case))
    with wrenfield_at(url) as wrenfield:
        case = wrenfield.decided(months_left=2)
        attach(wrenfield.desk("ana"), case, [recognised(MAIL, "confirmation.eml")])
        wrenfield.does("ana", case, Withhold("goodwill_credit", "made_good"))
        wrenfield.types("ana", case, "record", {"promises[1].recorded_by": "seller"})
        shown = Stating(typed={}, written={"installed_on": "2026-11-22"}, source="customer", shown_by=1)
        state_facts(wrenfield.desk("ana"), case, shown)
        wrenfield.decides("ana", case)
        wrenfield.states("ana", case, None, **{THREAT: True})
        wrenfield.decides("ana", case)
        wrenfield.does("ana", case, Give("box_refund"))
    with workspace_at(url) as workspace, serving(Florist(workspace), browsing) as served:
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{case}")
        yield OnTheScreen(ana, case)
    files.forget(url)


def test_care_reads_what_retention_could_give(screen: OnTheScreen) -> None:
    told = screen.ana.page.locator(".elsewhere").inner_text()
    assert (
        told
        == "Retention for the same facts: an agent, up to $120.00; a team lead, up to $180.00; a manager, up to $180.00"
    )


def test_where_sources_differ_both_stand_there_with_what_counts_and_why(screen: OnTheScreen) -> None:
    differing = screen.ana.page.locator("section:has(#differ-title)").inner_text()
    assert "The day of the installation" in differing
    assert "The policy says that this source counts: record. What others said stays in the record." in differing
    assert "What you were promised 1, recorded by" in differing
    assert screen.ana.page.locator("section:has(#differ-title) a:has-text('attachment 1')").count() == 1


def test_claimed_and_found_stand_side_by_side_in_what_is_known(screen: OnTheScreen) -> None:
    screen.ana.page.keyboard.press("g")
    known = screen.ana.page.locator("#grounds").inner_text()
    assert "Customer: 22 November 2026" in known
    assert "Record: 20 November 2026" in known


def test_what_a_threat_brought_stands_on_the_case(screen: OnTheScreen) -> None:
    told = screen.ana.page.locator("section:has(#threat-title)").inner_text()
    assert "A refund for the box was owed, and not given; $149.00 given by ana," in told
    assert "“threatens to cancel” was stated on" in told


def test_the_screen_can_be_used_by_everybody(screen: OnTheScreen) -> None:
    assert violations(screen.ana) == []
    assert not screen.ana.complaints
