from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from amends.cases.events.route import ProposalLapsed
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.story import as_text, story
from amends.cases.wording import PLAIN, Wording
from amends.directory.organisation import UserKind
from tests.cases.scene import ADA, Scene
from tests.cases.test_note import returned_and_compromised
from tests.golden import assert_golden

DENVER = ZoneInfo("America/Denver")


@pytest.mark.golden
def test_the_story_of_a_case_reads_from_its_opening_to_its_end() -> None:
    text = as_text(story(returned_and_compromised().history, Wording(DENVER)))
    assert_golden(Path(__file__).with_name("stories") / "returned_and_compromised.txt", text)


def test_each_event_is_a_line_in_its_order() -> None:
    scene = Scene().with_an_offer()
    lines = story(scene.history, PLAIN)
    assert [line.number for line in lines] == list(range(1, len(scene.history) + 1))


def test_times_are_the_readers() -> None:
    (line,) = story(Scene().history, Wording(DENVER))
    assert f"{line.at:%Y-%m-%d %H:%M}" == "2026-11-02 02:00"


def test_who_did_it_is_named_with_the_role_that_they_had() -> None:
    assert story(Scene().history, PLAIN)[0].who == "Ada, agent"


def test_what_happens_by_itself_is_nobodys() -> None:
    scene = Scene().with_an_offer()
    assert scene.state.proposal is not None
    scene.record(None, ProposalLapsed(proposal=scene.state.proposal.id, why="its time was over"))
    last = story(scene.history, PLAIN)[-1]
    assert (last.who, last.what) == ("by itself", "the proposal lapsed: its time was over")


def test_what_happens_in_a_contact_stands_under_it_and_what_follows_from_an_act_under_the_act() -> None:
    scene = Scene().on_the_route().proposed().approved()
    scene.act(ADA, EndContact())
    lines = story(scene.history, PLAIN)
    depths = [(recorded.event.name, line.depth) for recorded, line in zip(scene.history, lines, strict=True)]
    assert depths[:3] == [("case_opened", 0), ("contact_begun", 0), ("caller_verified", 1)]
    assert depths[-5:] == [
        ("solution_approved", 1),
        ("remedy_reserved", 2),
        ("contact_ended", 0),
        ("path_sent", 1),
        ("call_back_promised", 1),
    ]


def test_what_is_given_or_taken_back_is_named() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    assert story(scene.history, PLAIN)[-1].what == "gave what was set aside (repair)"


def test_a_new_day_stands_above_its_lines() -> None:
    scene = Scene().wait(timedelta(days=1)).called()
    text = as_text(story(scene.history, PLAIN))
    assert text.startswith("2026-11-02\n  09:00  Ada, agent: opened the case: “My alarm doesn't work.”\n\n2026-11-03\n")


def test_an_ai_agent_is_told_as_one() -> None:
    scene = Scene()
    scene.act(replace(ADA, kind=UserKind.AI_AGENT), BeginContact(channel="chat"))
    assert story(scene.history, PLAIN)[-1].who == "Ada (AI agent), agent"
