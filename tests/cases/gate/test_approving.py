from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from amends.cases.events.call_backs import CallOutcome, EndOfCallBack
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.route import SolutionApproved
from amends.cases.gate.acts.call_backs import AgreeCallBack, EndCallBack, TryCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Approve,
    Compromise,
    Offer,
    Propose,
    Reject,
    Return,
    Take,
    Withdraw,
)
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules import approving
from amends.cases.gate.rules.approving import (
    AiAgentApprovesError,
    ApprovalExpiredError,
    CeilingError,
    MayNotApproveError,
    NoProposalError,
    OwnProposalError,
    TermsChangedError,
)
from amends.cases.gate.rules.giving import CapExceededError
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.parts import ProposalState
from amends.cases.recorded import By
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from amends.directory.organisation import UserKind
from tests.cases.scene import ADA, BO, HOUSE, LENA, MIA, OTTO, TOM, Scene, credit, refused

OWN = "who proposes a solution never approves it; a team lead was asked"


def total_given(scene: Scene) -> Decimal:
    """What is set aside or given now."""
    return sum((gift.amount for gift in scene.state.gifts.values() if gift.stands), Decimal(0))


# Who approves.


def test_an_approver_approves_with_a_ceiling_and_the_terms_are_set_aside() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Approve(ceiling=Decimal(120)))
    proposal = scene.state.proposal
    assert proposal is not None
    assert proposal.approval is not None
    assert (proposal.approval.by, proposal.approval.ceiling) == (LENA, Decimal("120.00"))
    assert proposal.approval.terms_digest == proposal.terms.digest
    assert total_given(scene) == Decimal("87.00")


@pytest.mark.parametrize("request_", [Approve(), Adjust(credit(10), "Less."), Return("Less.")])
def test_nobody_approves_adjusts_or_returns_what_they_proposed(request_: object) -> None:
    scene = Scene().on_the_route().proposed(by=LENA)
    with refused(OwnProposalError, OWN):
        scene.act(LENA, request_)
    scene.act(TOM, request_)


def test_nobody_approves_themselves_by_adjusting_and_taking() -> None:
    scene = Scene().on_the_route().proposed(credit(10))
    scene.act(LENA, Adjust(credit(200), "They deserve more."))
    with refused(OwnProposalError, "who adjusts a solution does not take it; the agent takes it, or proposes again"):
        scene.act(LENA, Take())
    scene.act(ADA, Take())


def test_nobody_approves_themselves_by_withdrawing_and_proposing_what_they_had_approved() -> None:
    scene = Scene().on_the_route().proposed().approved(LENA)
    scene.act(LENA, Withdraw("I would do it otherwise."))
    scene.proposed(credit(200), by=LENA)
    with refused(OwnProposalError, OWN):
        scene.act(LENA, Approve())


def test_an_approver_does_not_use_the_own_ceiling_in_a_compromise() -> None:
    scene = Scene().on_the_route().proposed(credit(10)).approved(LENA, ceiling="200").offered(LENA)
    scene.act(LENA, Compromise(credit(200), "More."))
    assert scene.state.stage is Stage.PROPOSED
    with refused(OwnProposalError, OWN):
        scene.act(LENA, Approve())
    scene.act(TOM, Approve())


@pytest.mark.parametrize("person", [ADA, BO, OTTO])
@pytest.mark.parametrize("request_", [Approve(), Adjust(credit(10), "Less."), Return("Less.")])
def test_who_is_no_approver_does_not_approve_adjust_or_return(person: By, request_: object) -> None:
    scene = Scene().on_the_route().proposed(by=LENA)
    with refused(MayNotApproveError, f"{_who(person)} may not approve; a team lead or above may"):
        scene.act(person, request_)


def _who(person: By) -> str:
    return "a policy owner" if person is OTTO else "an agent"


def test_who_has_no_role_does_not_approve() -> None:
    scene = Scene().on_the_route().proposed()
    with refused(MayNotApproveError, "somebody without a role may not approve; a team lead or above may"):
        scene.act(By(OTTO.user, "Otto"), Approve())


def test_nobody_approves_more_than_their_role_may() -> None:
    scene = Scene().on_the_route().proposed(credit("200.01"))
    with refused(
        MayNotApproveError,
        "a team lead may approve 200.00 at most, not 200.01; a higher role may; or adjust the solution",
    ):
        scene.act(LENA, Approve())
    scene.act(MIA, Approve())


def test_a_lower_approver_may_still_adjust_or_return_what_is_beyond_them() -> None:
    for request in (Adjust(credit(200), "So much."), Return("Repair it first, and credit three months.")):
        scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(361))]))
        scene.act(LENA, request)


@pytest.mark.parametrize(
    ("ceiling", "sentence"),
    [
        ("86.99", "a ceiling of 86.99 is below the solution's 87.00; name one that covers the solution"),
        ("NaN", "a ceiling of NaN is below the solution's 87.00; name one that covers the solution"),
        ("90.001", "`90.001` has more digits after the point than USD has; use 2 at most"),
    ],
)
def test_a_ceiling_covers_the_terms(ceiling: str, sentence: str) -> None:
    scene = Scene().on_the_route().proposed()
    with refused(CeilingError, sentence):
        scene.approved(ceiling=ceiling)
    scene.approved(ceiling="87")


def test_a_ceiling_is_within_the_role_too() -> None:
    scene = Scene().on_the_route().proposed()
    beyond = "a team lead may approve 200.00 at most, not 201; a higher role may; or adjust the solution"
    with refused(MayNotApproveError, beyond):
        scene.approved(ceiling="201")
    with refused(MayNotApproveError, beyond):
        scene.act(LENA, Adjust(credit(10), "Less.", ceiling=Decimal(201)))
    with refused(
        MayNotApproveError,
        "a team lead may approve 200.00 at most, not 250; a higher role may; or adjust the solution",
    ):
        scene.act(LENA, Adjust(credit(250), "More."))


def test_a_ceiling_is_within_what_the_caps_leave() -> None:
    scene = Scene().on_the_route().proposed()
    scene.left_under_caps["service_credit"] = Decimal(120)
    beyond = (
        "a ceiling of 150.00 is more than may be given: "
        "150.00 more of `service_credit` would pass a cap of 120; name a lower one, or none"
    )
    with refused(CeilingError, beyond):
        scene.approved(ceiling="150")
    with refused(CeilingError, beyond):
        scene.act(LENA, Adjust(credit(10), "Less.", ceiling=Decimal(150)))
    scene.approved(ceiling="120")


@pytest.mark.parametrize("request_", [Adjust(credit(10), ""), Return(" ")])
def test_who_adjusts_or_returns_says_what_to_revise(request_: object) -> None:
    scene = Scene().on_the_route().proposed()
    with refused(NothingSaidError, "whoever proposed it needs to read what to revise; say it with `--feedback`"):
        scene.act(LENA, request_)


def test_a_returned_solution_is_revised_and_proposed_again() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(361))]))
    scene.act(LENA, Return("Repair it first, and credit three months."))
    assert scene.state.proposal is not None
    assert (scene.state.proposal.state, scene.state.proposal.feedback) == (
        ProposalState.RETURNED,
        "Repair it first, and credit three months.",
    )
    scene.proposed().approved()


# What an approval binds.


@pytest.mark.parametrize(
    "on_terms",
    [
        lambda digest: Approve(terms_digest=digest),
        lambda digest: Adjust(credit(10), "Less.", terms_digest=digest),
        lambda digest: Return("Less.", terms_digest=digest),
    ],
    ids=["approve", "adjust", "return"],
)
def test_an_approver_acts_on_the_terms_that_they_saw(on_terms: Callable[[str], object]) -> None:
    scene = Scene().on_the_route().proposed(credit(40))
    scene.act(ADA, Withdraw("A better idea."))
    scene.proposed(credit(87))
    with refused(
        TermsChangedError,
        "the solution has changed since you looked; it is now: service credit 87.00; look at it again",
    ):
        scene.act(LENA, on_terms(credit(40).digest))
    scene.act(LENA, on_terms(credit(87).digest))


def test_of_approve_and_adjust_the_second_comes_too_late() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(60), "Two months.", terms_digest=credit(87).digest))
    with pytest.raises(Exception, match="`approve` is not possible while a case is adjusted"):
        scene.act(TOM, Approve(terms_digest=credit(87).digest))


def test_an_agent_takes_and_offers_the_terms_that_they_saw() -> None:
    changed = "the solution has changed since you looked; it is now: service credit 60.00; look at it again"
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(60), "Two months."))
    with refused(TermsChangedError, changed):
        scene.act(ADA, Take(credit(87).digest))
    scene.act(ADA, Take(credit(60).digest))
    with refused(TermsChangedError, changed):
        scene.act(ADA, Offer(credit(87).digest))
    scene.act(ADA, Offer(credit(60).digest))


def test_an_approval_is_of_exact_terms() -> None:
    scene = Scene().on_the_route().proposed().approved()
    assert scene.state.proposal is not None
    other = replace(scene.state, proposals=(replace(scene.state.proposal, terms=credit(88)),))
    with refused(TermsChangedError, "the approval is of other terms; propose the new ones: `amends case propose`"):
        approving.approval_holds(Attempt(other, None, scene.around(ADA)))


def test_without_a_solution_there_is_nothing_to_act_on() -> None:
    scene = Scene().on_the_route()
    attempt = Attempt(scene.state, None, scene.around(ADA))
    with refused(NoProposalError, "no solution is approved; propose one: `amends case propose`"):
        approving.approval_holds(attempt)
    with refused(NoProposalError, "there is no solution to act on; see what is next with `amends case show`"):
        approving.proposal_in(attempt, ProposalState.PROPOSED)


# How long it holds.


def approval_of(scene: Scene) -> object:
    assert scene.state.proposal is not None
    assert scene.state.proposal.approval is not None
    return scene.state.proposal.approval.expires


def test_an_approval_ends_so_long_after_the_contact_in_which_it_was_given() -> None:
    scene = Scene(house=replace(HOUSE, approval_lasts=timedelta(days=5))).on_the_route().proposed().approved()
    assert approval_of(scene) is None
    scene.wait(timedelta(hours=1))
    ended = scene.now
    scene.act(ADA, EndContact())
    assert approval_of(scene) == ended + timedelta(days=5)


def test_an_approval_without_a_contact_ends_a_day_after_itself() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    scene.act(ADA, EndCallBack(EndOfCallBack.REACHED_OTHERWISE, "They wrote."))
    approved = scene.now
    scene.approved()
    assert approval_of(scene) == approved + timedelta(days=1)


def test_an_approval_holds_until_the_end_of_the_call_that_is_promised_about_it() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, EndContact())
    assert scene.state.call_back is not None
    assert scene.state.call_back.due > scene.now + timedelta(days=1)
    assert approval_of(scene) == scene.state.call_back.due


def test_an_approval_that_is_given_after_the_call_was_promised_holds_until_its_end() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(ADA, EndContact())
    assert scene.state.call_back is not None
    (approved, _) = scene.act(LENA, Approve())
    assert isinstance(approved, SolutionApproved)
    assert approved.expires == scene.state.call_back.due


def test_who_is_tried_again_the_next_day_still_has_the_offer() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, EndContact())
    assert scene.state.call_back is not None
    assert scene.state.call_back.opens is not None
    scene.wait(scene.state.call_back.opens - scene.now)
    scene.act(ADA, TryCallBack(CallOutcome.VOICEMAIL))
    assert approval_of(scene) == scene.state.call_back.due


def test_no_call_brings_back_an_approval_whose_time_was_over() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, EndContact())
    over = approval_of(scene)
    scene.wait(timedelta(days=3))
    scene.act(ADA, AgreeCallBack(scene.now + timedelta(hours=1), scene.now + timedelta(hours=2)))
    assert approval_of(scene) == over


def test_an_approval_may_be_set_to_hold_shorter_or_longer() -> None:
    scene = Scene().on_the_route().proposed()
    (approved, _) = scene.act(LENA, Approve(lasts=timedelta(hours=2)))
    assert isinstance(approved, SolutionApproved)
    assert approved.sentence().endswith("until 2026-11-02 11:16 UTC")
    scene.act(ADA, EndContact())
    assert approval_of(scene) == approved.expires


@pytest.mark.parametrize("request_", [Approve(lasts=timedelta(0)), Adjust(credit(10), "Less.", lasts=timedelta(-1))])
def test_an_approval_holds_for_some_time(request_: object) -> None:
    scene = Scene().on_the_route().proposed()
    with refused(ApprovalExpiredError, "an approval holds for some time; say how long"):
        scene.act(LENA, request_)


def test_what_has_expired_is_neither_offered_nor_accepted_and_can_be_proposed_again() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Approve(lasts=timedelta(hours=2)))
    ended = "the approval ended 2026-11-02 11:16 UTC; withdraw the solution and propose it again"
    scene.wait(timedelta(hours=2))
    with refused(ApprovalExpiredError, ended):
        scene.act(ADA, Offer())
    scene.act(ADA, Withdraw("The approval has ended."))
    assert total_given(scene) == 0
    scene.proposed().approved().offered()


@pytest.mark.parametrize("request_", [Accept(), Compromise(credit(40), "Less is fine.")])
def test_an_expired_offer_is_not_accepted(request_: object) -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Approve(lasts=timedelta(hours=2)))
    scene.offered().wait(timedelta(hours=2))
    with refused(
        ApprovalExpiredError,
        "the approval ended 2026-11-02 11:16 UTC; withdraw the solution and propose it again",
    ):
        scene.act(ADA, request_)
    scene.act(ADA, Reject("Too late."))


def test_adjusted_terms_expire_too() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(60), "Two months.", lasts=timedelta(hours=2)))
    scene.wait(timedelta(hours=3))
    with refused(
        ApprovalExpiredError,
        "the approval ended 2026-11-02 11:16 UTC; withdraw the solution and propose it again",
    ):
        scene.act(ADA, Take())
    scene.act(ADA, Withdraw("Too late."))


def test_a_later_contact_does_not_lengthen_an_approval() -> None:
    scene = Scene().on_the_route().proposed().approved()
    scene.act(ADA, EndContact())
    expires = approval_of(scene)
    scene.wait(timedelta(hours=5)).act(ADA, BeginContact("phone"))
    scene.act(ADA, EndContact())
    assert approval_of(scene) == expires


# What has changed since it was proposed.


def test_a_cap_that_was_reached_meanwhile_stops_the_approval_but_not_what_it_has_set_aside() -> None:
    scene = Scene().on_the_route().proposed()
    scene.left_under_caps["service_credit"] = Decimal(50)
    with refused(
        CapExceededError,
        "87.00 more of `service_credit` would pass a cap of 50; give less, or something that the cap does not bound",
    ):
        scene.approved()
    scene.act(LENA, Adjust(credit(50), "So much is left."))
    scene.act(ADA, Take())
    scene.offered().act(ADA, Accept())


@pytest.mark.parametrize(
    "answer", [Approve(), Adjust(terms=credit("60.00"), feedback="Less."), Return(feedback="Why?")]
)
def test_an_ai_agent_answers_no_proposal_whatever_its_role(answer: Approve | Adjust | Return) -> None:
    scene = Scene().on_the_route().proposed()
    agent = replace(LENA, kind=UserKind.AI_AGENT)
    for_a_person = "it is for a person: a team lead was asked"
    with refused(
        AiAgentApprovesError, f"an AI agent approves no solution, and adjusts or returns none; {for_a_person}"
    ):
        scene.act(agent, answer)
    scene.act(LENA, answer)


def test_an_ai_agent_proposes_and_a_person_approves() -> None:
    scene = Scene().on_the_route()
    scene.act(replace(ADA, kind=UserKind.AI_AGENT), Propose(terms=credit("60.00"), why="They were patient."))
    scene.act(LENA, Approve())
    assert scene.state.stage is Stage.APPROVED
