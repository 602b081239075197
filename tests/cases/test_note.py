"""The note tells the three scenarios of Make It Right, and everything between them, from the history alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.ending import Reopen, WriteThoughts
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Compromise,
    GiveFinalResponse,
    OpenException,
    Propose,
    Reject,
    Return,
    Take,
    Withdraw,
)
from amends.cases.gate.rules.settling import Outcome
from amends.cases.note import QUESTIONS, Note, note_of
from amends.cases.recorded import Recorded
from amends.cases.terms import terms_of
from amends.cases.wording import Wording
from amends.directory.organisation import UserKind
from tests.cases.scene import ADA, BO, FACTS, ISSUE, LENA, MIA, Scene, credit
from tests.golden import assert_golden

WHY = "“It is our software, and they were patient.”"
NOTES = Path(__file__).with_name("notes")


def note(scene: Scene) -> Note:
    return note_of(scene.history)


def accepted() -> Scene:
    """Scenario 1: the customer accepts the agent's solution."""
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.resolved(NeedsMet.YES)
    scene.act(ADA, WriteThoughts("They were patient, and three calls were two too many."))
    return scene


def returned_and_compromised() -> Scene:
    """Scenario 2: a solution comes back, the next is offered, and the customer's compromise is above the ceiling."""
    scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(361))]))
    scene.act(LENA, Return("Repair the software first, and credit three months."))
    scene.proposed(credit(87)).approved(ceiling="100").offered()
    scene.act(ADA, Compromise(credit(116), "A fourth month, for the nights without sleep."))
    scene.approved().offered().act(ADA, Accept())
    scene.act(ADA, WriteThoughts("Next time I ask for the fourth month myself."))
    return scene


def rejected_adjusted_and_ended() -> Scene:
    """Scenario 3: the customer does not move; a lead adjusts, and in the end the house says its last word."""
    scene = Scene().with_an_offer()
    scene.act(ADA, Reject("All of it, or nothing."))
    scene.act(ADA, Propose(terms_of([("refund", Decimal(361))]), "It is what they ask for.", from_customer=True))
    scene.act(LENA, Adjust(credit(200), "As far as I may go."))
    scene.act(ADA, Take())
    scene.offered().act(ADA, Reject("No."))
    scene.act(MIA, GiveFinalResponse("We are sorry that we could not agree."))
    scene.act(ADA, WriteThoughts("They were right about the software."))
    return scene


@pytest.mark.golden
@pytest.mark.parametrize("scenario", [accepted, returned_and_compromised, rejected_adjusted_and_ended])
def test_a_scenario_ends_with_its_note(scenario: Callable[[], Scene]) -> None:
    assert_golden(NOTES / f"{scenario.__name__}.txt", note(scenario()).text())


def test_the_questions_are_those_of_the_template() -> None:
    assert tuple(question for question, _ in note(accepted()).answered()) == QUESTIONS
    assert len(QUESTIONS) == 8


def test_seven_answers_come_from_the_events_and_one_from_a_person() -> None:
    assert note(accepted()) == Note(
        dates="Opened on 2026-11-02, resolved on 2026-11-02.",
        issue=("“The alarm has failed three times since the update.”",),
        wanted=("“All the money back.” (refund)",),
        proposed=(f"Ada (agent) proposed service credit 87.00: {WHY}",),
        approved=("Lena (team lead): service credit 87.00.",),
        accepted=(
            "Yes: service credit 87.00.",
            "Given on 2026-11-02: service credit 87.00.",
            "Given on 2026-11-02: repair.",
        ),
        compromise=("Does not apply: the customer did not ask for one.",),
        compromise_accepted=("Does not apply: the customer did not ask for one.",),
        final_thoughts=("“They were patient, and three calls were two too many.”",),
    )


def test_a_compromise_within_the_ceiling_is_told_as_one() -> None:
    scene = Scene().with_an_offer(ceiling="120")
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    told = note(scene)
    assert told.approved == ("Lena (team lead): service credit 87.00, and up to 120.00 in a compromise.",)
    assert told.accepted == (
        "Not as it was: the customer asked for a compromise.",
        "Promised: service credit 116.00.",
    )
    assert told.compromise == ("service credit 116.00: “A fourth month.”",)
    assert told.compromise_accepted == ("Yes: it was within what had been approved.",)


def compromised() -> Scene:
    scene = Scene().with_an_offer()
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    return scene


def lead(*requests: object) -> Callable[[Scene], None]:
    def act(scene: Scene) -> None:
        for by, request in zip((LENA, ADA, ADA, ADA), requests, strict=False):
            scene.act(by, request)

    return act


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (lambda scene: None, "1. It waits for approval."),
        (lead(Return("Too much.")), "1. No: Lena (team lead) returned it."),
        (
            lambda scene: scene.approved(),
            "1. Lena (team lead) approved it. It has not been put to the customer yet.",
        ),
        (
            lambda scene: scene.approved().offered(),
            "1. Lena (team lead) approved it. The customer has not answered yet.",
        ),
        (
            lambda scene: scene.approved().offered().act(ADA, Accept()),
            "1. Yes: Lena (team lead) approved it, and the customer accepted.",
        ),
        (
            lambda scene: scene.approved().offered().act(ADA, Reject("Too late.")),
            "1. No: Lena (team lead) approved it, and then the customer rejected it: “Too late.”",
        ),
        (
            lambda scene: scene.approved().offered().act(ADA, Compromise(credit(145), "A fifth.")),
            "1. Lena (team lead) approved it, and the customer asked for another compromise.",
        ),
        (
            lambda scene: scene.act(ADA, Withdraw("they took the first offer")),
            "1. No: it came to nothing, because they took the first offer.",
        ),
        (
            lambda scene: (
                scene.act(LENA, Adjust(credit(100), "So much.")),
                scene.act(ADA, Take()),
                scene.offered().act(ADA, Accept()),
            ),
            "1. In part: Lena (team lead) adjusted it to service credit 100.00, and the customer accepted.",
        ),
    ],
)
def test_what_became_of_a_compromise_above_the_ceiling(then: Callable[[Scene], object], told: str) -> None:
    scene = compromised()
    then(scene)
    assert note(scene).compromise_accepted[0] == told


def test_an_adjusted_solution_names_who_adjusted_it_and_to_what() -> None:
    scene = Scene().on_the_route().proposed(credit(150))
    scene.act(LENA, Adjust(credit(60), "Two months."))
    told = note(scene)
    assert told.proposed == (
        f"Ada (agent) proposed service credit 150.00: {WHY} "
        "Lena (team lead) adjusted it to service credit 60.00: “Two months.”",
    )
    assert told.approved == ("Lena (team lead): service credit 60.00, as adjusted.",)
    assert told.accepted == ("It has not been put to the customer yet.",)


def test_several_rounds_are_told_in_their_order() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Reject("No."))
    scene.proposed(credit(120)).approved().offered().act(ADA, Accept())
    assert note(scene).accepted == (
        "1. No: “No.”",
        "2. Yes: service credit 120.00.",
        "Promised: service credit 120.00.",
    )


def test_what_came_to_nothing_says_why() -> None:
    waiting = Scene().on_the_route().proposed()
    waiting.act(ADA, Withdraw("nobody was there to approve it"))
    assert note(waiting).approved == ("Nobody: it came to nothing, because nobody was there to approve it.",)
    assert note(waiting).accepted == ("It was not put to the customer.",)
    offered = Scene().with_an_offer()
    offered.wait(timedelta(days=3)).act(ADA, Withdraw("its time was over"))
    assert note(offered).accepted == ("The customer had not answered when it came to nothing: its time was over.",)


def test_an_agreement_that_came_to_nothing_afterwards_says_so() -> None:
    scene = accepted_and_given()
    scene.act(BO, Reverse(scene.gift("service_credit"), "it went to another account"))
    assert note(scene).accepted == (
        "Yes: service credit 87.00. It came to nothing afterwards: "
        "what was agreed is not given: it went to another account.",
        "Given, and taken back on 2026-11-02: service credit 87.00, “it went to another account”",
    )


def test_the_note_says_what_was_given_what_is_awaited_and_what_hangs_on_a_condition() -> None:
    terms = terms_of([("service_credit", Decimal(40)), ("early_end", None)], "if it isn't better in 60 days")
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated("letter").decided()
    scene.act(ADA, Give("refund"))
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.UNCERTAIN, "The line broke off."))
    scene.restated(None).decided()
    scene.act(ADA, OpenException())
    scene.proposed(terms).approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("early_end"), Outcome.RELEASED, "It is better."))
    assert note(scene).accepted[1:] == (
        "Promised: refund 361.00, when what it awaits has arrived.",
        "Not certain whether it was given: repair, “The line broke off.”",
        "Promised: service credit 40.00, under the condition “if it isn't better in 60 days”",
        "Not given, 2026-11-02: early end, “It is better.”",
    )


def test_the_note_names_what_is_owed_and_the_customer_did_not_want() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Decline("repair"))
    assert note(scene).accepted[-1] == "Owed, and not wanted: repair."
    scene.act(ADA, Give("repair"))
    assert note(scene).accepted[-1] == "Promised: repair."


def test_what_a_compromise_took_the_place_of_is_not_told_as_not_given() -> None:
    condition = "if it isn't better in 60 days"
    scene = Scene().on_the_route().proposed(credit(87, condition)).approved(ceiling="100").offered()
    scene.act(ADA, Compromise(credit(95, condition), "95."))
    assert note(scene).accepted[1:] == (
        "Promised: service credit 95.00, under the condition “if it isn't better in 60 days”",
    )


def test_the_days_of_a_note_are_those_of_its_reader() -> None:
    scene = accepted()
    told = note_of(scene.history, Wording(ZoneInfo("Pacific/Auckland")))
    assert told.dates == "Opened on 2026-11-02, resolved on 2026-11-02."
    scene.wait(timedelta(hours=5)).act(ADA, Reopen("Again."))
    there = note_of(scene.history, Wording(ZoneInfo("Pacific/Auckland"))).dates
    assert there == "Opened on 2026-11-02, reopened on 2026-11-03."
    assert note(scene).dates == "Opened on 2026-11-02, reopened on 2026-11-02."


def accepted_and_given() -> Scene:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    return scene


def test_what_nobody_has_answered_yet_is_said_so() -> None:
    assert note(Scene().on_the_route().proposed()).approved == ("Nobody has approved it yet.",)
    assert note(Scene().with_an_offer()).accepted == ("The customer has not answered yet.",)
    assert note(Scene().with_an_offer()).final_thoughts == ("Not written yet.",)


def test_where_nothing_was_a_question_does_not_apply() -> None:
    told = note(Scene())
    assert told.issue == ("“My alarm doesn't work.”",)
    assert told.wanted == ("It was not restated.",)
    assert told.proposed == told.approved == told.accepted == ("Does not apply: no solution was proposed.",)


def test_what_the_customer_confirmed_last_counts() -> None:
    scene = Scene().called().restated()
    scene.act(ADA, Restate("Another problem.", "A repair.", "repair"))
    assert note(scene).wanted == ("“All the money back.” (refund)",)
    scene.act(ADA, Confirm())
    assert note(scene).issue == ("“Another problem.”",)


def test_what_was_not_confirmed_is_told_as_such() -> None:
    scene = Scene()
    scene.act(ADA, Restate(ISSUE, "A credit.", "service_credit", Decimal(40)))
    assert note(scene).wanted == ("“A credit.” (service credit, 40.00) The customer did not confirm it.",)


def test_the_last_word_of_the_house_is_part_of_whether_it_was_accepted() -> None:
    assert note(rejected_adjusted_and_ended()).accepted[-1] == (
        "Mia (manager) gave the final response: “We are sorry that we could not agree.”"
    )


def test_what_was_thought_last_stands_in_the_note() -> None:
    scene = accepted()
    scene.act(ADA, WriteThoughts("On second thoughts: two calls."))
    assert note(scene).final_thoughts == ("“On second thoughts: two calls.”",)


@pytest.mark.parametrize("scenario", [accepted, returned_and_compromised, rejected_adjusted_and_ended])
def test_what_was_erased_is_shown_as_such_and_nothing_personal_is_left(scenario: Callable[[], Scene]) -> None:
    scene = scenario()
    erased = [_erased(one) for one in scene.history]
    told = note_of(erased).text()
    assert "What was the issue?\n  (erased)\n" in told
    assert "“" not in told
    assert "service credit" in told


def _erased(recorded: Recorded) -> Recorded:
    return replace(recorded, event=replace(recorded.event, **dict.fromkeys(recorded.event.personal)))


def test_what_happens_beside_the_solutions_does_not_change_the_note() -> None:
    scene = Scene().with_an_offer()
    before = note(scene)
    scene.act(ADA, StateFact("years_with_us", 2))
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    assert note(scene) == before


def test_two_voices_never_run_into_each_other() -> None:
    scene = Scene().on_the_route()
    scene.act(ADA, Propose(terms_of([("refund", Decimal(361))]), "Six years, always on time"))
    scene.act(LENA, Return("Try a credit first"))
    (said,) = note_of(scene.history).proposed
    assert "always on time”. " in said
    assert said.endswith("“Try a credit first”.")


def test_the_note_tells_what_an_ai_agent_proposed() -> None:
    scene = Scene().on_the_route()
    scene.act(replace(ADA, kind=UserKind.AI_AGENT), Propose(terms=credit("60.00"), why="They were patient."))
    told = note_of(scene.approved().history).text()
    assert "Ada (agent, AI agent) proposed" in told
    assert "Lena (team lead)" in told
