"""A case for whose day no version of the policy holds: it is decided by nothing, and is no dead end all the same."""

from dataclasses import replace

from amends.cases.events.deciding import Decided
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.people import AskSupervisor
from amends.cases.gate.acts.route import Accept, Approve, OpenException
from amends.cases.gate.attempt import Surroundings
from amends.cases.gate.passing import pass_gate
from amends.cases.gate.rules.approving import MayNotApproveError, OwnProposalError
from amends.cases.gate.rules.giving import NotGivenByPolicyError
from amends.cases.gate.rules.route import NotExhaustedError
from amends.cases.next_steps import next_steps
from amends.cases.next_steps.look import Look
from amends.cases.parts import ProposalState
from amends.cases.state import Stage
from tests.cases.scene import ADA, FACTS, LENA, Scene, credit, policy_with, refused
from tests.cases.shown import acts, first, step

SINCE_2026 = policy_with(
    ("timezone: America/Denver", "in_force: {from: 2026-01-01, by: ordered_on}\ntimezone: America/Denver"),
    ("facts:\n", "facts:\n  ordered_on: {type: date, title: the day of the order, from: record}\n"),
)


def ordered(day: str) -> Scene:
    """The customer has ordered on a day, and wants the money back."""
    return Scene(SINCE_2026).called().stated(**FACTS, ordered_on=day).restated().decided()


def before_it_held() -> Scene:
    return ordered("2020-11-10")


def by_the_version_of(year: str, scene: Scene) -> Surroundings:
    """The surroundings where another version is published, and holds for the day."""
    return replace(scene.around(ADA), holding=lambda: f"{year}-01-01.1")


def test_no_remedy_is_decided_and_the_record_says_why() -> None:
    decided = before_it_held().history[-1].event
    assert isinstance(decided, Decided)
    assert decided.decides_nothing
    assert decided.sentence() == (
        "decided by alarm-care 2026-01-01.1: nothing, as it does not hold for the day of the case"
    )


def test_make_it_right_opens_as_on_any_gap() -> None:
    scene = before_it_held()
    scene.act(ADA, OpenException())
    assert scene.state.stage is Stage.MAKING_IT_RIGHT


def test_a_version_that_holds_for_the_day_decides_first() -> None:
    scene = before_it_held()
    with refused(
        NotExhaustedError,
        "this version decides nothing here, and `2019-01-01.1` holds for that day; "
        "have the case decided by that one: `amends case correct --version 2019-01-01.1`",
    ):
        pass_gate(scene.state, OpenException(), by_the_version_of("2019", scene))


def test_a_solution_without_clauses_goes_all_the_way() -> None:
    scene = before_it_held()
    scene.act(ADA, OpenException())
    scene.proposed(credit(87)).approved(ceiling="100").offered().act(ADA, Accept())
    assert scene.state.stage is Stage.AGREED
    (gift,) = scene.state.open_gifts
    assert (gift.remedy, str(gift.amount)) == ("service_credit", "87.00")


def test_the_policys_approver_approves_and_never_who_proposed_it() -> None:
    scene = before_it_held()
    scene.act(ADA, OpenException())
    scene.proposed(credit(87))
    proposal = scene.state.proposal
    assert proposal is not None
    assert proposal.asked_of == "team_lead"
    with refused(OwnProposalError, "who proposes a solution never approves it; a team lead was asked"):
        scene.act(ADA, Approve())
    scene.act(LENA, Approve())


def test_the_limit_of_the_approver_stays() -> None:
    scene = before_it_held()
    scene.act(ADA, OpenException())
    scene.proposed(credit(300))
    with refused(
        MayNotApproveError,
        "a team lead may approve 200.00 at most, not 300.00; a higher role may; or adjust the solution",
    ):
        scene.act(LENA, Approve())


def test_a_solution_on_its_way_stays_when_the_day_turns_out_to_lie_before() -> None:
    scene = Scene(SINCE_2026).called().stated(**FACTS, ordered_on="2026-02-01").restated().decided()
    scene.act(ADA, OpenException())
    scene.proposed(credit(87)).approved()
    scene.stated(ordered_on="2020-11-10").decided()
    assert scene.state.proposal is not None
    assert scene.state.proposal.state is ProposalState.APPROVED
    scene.offered()


def test_nothing_is_given_by_a_policy_that_does_not_hold() -> None:
    scene = before_it_held()
    with refused(
        NotGivenByPolicyError,
        "the version does not govern the case, and `refund` is not decided; "
        "open Make It Right: `amends case exception`, or ask for a supervisor: `amends case supervisor`",
    ):
        scene.act(ADA, Give("refund"))


def test_a_supervisor_can_be_asked_for() -> None:
    scene = before_it_held()
    scene.act(ADA, AskSupervisor())
    assert scene.state.is_escalated


# What is next.


def test_what_is_next_is_make_it_right_with_the_day_and_from_when_the_version_holds() -> None:
    found = first(before_it_held())
    assert found.act == "exception"
    assert found.why == (
        "this version decides nothing here: it holds from 1 January 2026 on, "
        "and the day of the order is 10 November 2020: try to make it right"
    )


def test_nobody_has_to_find_another_day() -> None:
    scene = before_it_held()
    assert acts(scene)[:3] == ["exception", "supervisor", "fact"]
    assert step(scene, "fact").why == "only if the day of the order was another day than the one recorded"
    assert "correct" not in acts(scene)


def test_a_version_that_holds_for_the_day_is_named_in_a_correction_and_comes_first() -> None:
    scene = before_it_held()
    found = next_steps(Look(scene.state, by_the_version_of("2019", scene)))
    assert found[0].act == "correct"
    assert found[0].command.endswith("--version 2019-01-01.1")
    assert found[0].why.endswith("2019-01-01.1 holds for that day: it is named in a correction")
    assert "exception" not in [one.act for one in found]


def test_the_case_is_not_resolved_as_if_nothing_were_left() -> None:
    assert "resolve" not in acts(before_it_held())


def test_where_another_day_was_meant_the_policy_decides() -> None:
    scene = before_it_held()
    scene.act(ADA, StateFact("ordered_on", "2026-02-01", "record"))
    scene.decided()
    live = scene.state.decision
    assert live is not None
    assert not live.decided.decides_nothing
