from decimal import Decimal

import pytest

from amends.cases.events.ending import NeedsMet
from amends.cases.events.route import FinalResponseGiven, SolutionProposed
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Reopen
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cases.gate.acts.giving import Give, Withhold
from amends.cases.gate.acts.route import (
    Approve,
    GiveFinalResponse,
    OpenException,
    Propose,
    Reject,
    Return,
    Withdraw,
)
from amends.cases.gate.rules.approving import BeyondEverybodyError, MayNotApproveError
from amends.cases.gate.rules.deciding import OutOfDateError
from amends.cases.gate.rules.giving import (
    AmountError,
    CapExceededError,
    UnknownRemedyError,
)
from amends.cases.gate.rules.restating import NotConfirmedError
from amends.cases.gate.rules.route import (
    LastWordError,
    NoGapError,
    NoRouteError,
    NotConsideredError,
    NotEnoughRoundsError,
    NotExhaustedError,
)
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.gate.rules.terms import NoTermsError
from amends.cases.state import Stage
from amends.cases.terms import Terms, terms_of
from tests.cases.scene import ADA, FACTS, ISSUE, LENA, MIA, WISH, Scene, credit, policy_with, refused


def without_a_route() -> Scene:
    return Scene(
        policy_with(
            ("make_it_right:\n", ""),
            ("  approver: team_lead\n", ""),
            ("  up_to: {team_lead: 200.00, manager: 1500.00}\n", ""),
            ("  consider: [plan, years_with_us, likely_to_stay]\n", ""),
        )
    )


# When it opens.


def test_it_opens_where_policy_and_a_fair_wish_do_not_meet_and_the_hold_sentence_is_said() -> None:
    scene = Scene().with_a_gap()
    (opened,) = scene.act(ADA, OpenException())
    assert opened.sentence().endswith(
        "“May I put you on a brief hold while I look at your account and try to make it right?”"
    )
    assert scene.state.stage is Stage.MAKING_IT_RIGHT


def test_it_does_not_open_where_the_policy_gives_what_is_wanted() -> None:
    scene = Scene().called().stated(**FACTS).restated("repair").decided()
    with refused(NoGapError, "the policy gives what the customer wants; give it: `amends case give`"):
        scene.act(ADA, OpenException())


def test_it_does_not_open_while_it_is_not_decided_whether_the_policy_gives_it() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": None}).restated().decided()
    with refused(
        NotExhaustedError,
        "whether policy meets the wish is not decided yet; find out `in_trial`",
    ):
        scene.act(ADA, OpenException())
    scene.stated(in_trial=False).decided().act(ADA, OpenException())


def test_it_does_not_open_for_another_wish_than_the_one_that_was_decided() -> None:
    scene = Scene().with_a_gap().restated("repair")
    with refused(
        OutOfDateError,
        "something is known that the decision was not made on; decide again first: `amends case decide`",
    ):
        scene.act(ADA, OpenException())


def test_it_does_not_open_before_the_customer_has_confirmed_the_wish() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Restate(ISSUE, WISH, "refund"))
    with refused(
        NotConfirmedError,
        "the customer did not confirm the restated problem and wish; "
        "ask whether that is what they mean: `amends case confirm`",
    ):
        scene.act(ADA, OpenException())


@pytest.mark.parametrize("by_whom", ["agent", "lead"])
def test_a_solution_and_the_last_word_are_for_the_wish_that_the_customer_confirmed(by_whom: str) -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Return("Less."))
    scene.act(ADA, Restate(ISSUE, WISH, "refund"))
    by, request = (ADA, Propose(credit(87), "Fair.")) if by_whom == "agent" else (LENA, GiveFinalResponse("No."))
    with refused(
        NotConfirmedError,
        "the customer did not confirm the restated problem and wish; "
        "ask whether that is what they mean: `amends case confirm`",
    ):
        scene.act(by, request)
    scene.act(ADA, Confirm())
    scene.act(by, request)


def test_a_wish_that_no_remedy_fits_is_beyond_the_policy() -> None:
    scene = Scene().called().stated(**FACTS).restated(None).decided()
    scene.act(ADA, OpenException())


def test_a_discretion_that_is_withheld_opens_it_too() -> None:
    scene = Scene().called().stated(**FACTS).restated("service_credit", "20").decided()
    with refused(NoGapError, "the policy gives what the customer wants; give it: `amends case give`"):
        scene.act(ADA, OpenException())
    scene.act(ADA, Withhold("service_credit", "same_day"))
    scene.act(ADA, OpenException())


def test_a_cap_that_stands_against_what_is_owed_opens_it_too() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated().decided()
    scene.left_under_caps["refund"] = Decimal(100)
    with refused(
        CapExceededError,
        "361.00 more of `refund` would pass a cap of 100; give less, or something that the cap does not bound",
    ):
        scene.act(ADA, Give("refund"))
    scene.act(ADA, OpenException())


def test_what_an_approver_has_to_decide_is_not_the_route_s() -> None:
    policy = policy_with(("grants: share, when: years_with_us > 3", "grants: share, when: 1 / years_with_us > 0.1"))
    scene = Scene(policy).called().stated(**{**FACTS, "years_with_us": 0}).restated("share").decided()
    with refused(NotExhaustedError, "whether policy meets the wish is not decided yet; a team lead decides it"):
        scene.act(ADA, OpenException())


def test_a_policy_without_the_route_points_to_the_path() -> None:
    scene = without_a_route().with_a_gap()
    with refused(NoRouteError, "the policy has no Make It Right; the path leads on: `amends case supervisor`"):
        scene.act(ADA, OpenException())


# What is proposed.


def test_the_proposal_holds_everything_that_the_policy_names_to_consider() -> None:
    scene = Scene().on_the_route()
    (proposed,) = scene.act(ADA, Propose(credit(87), "It is our software."))
    assert isinstance(proposed, SolutionProposed)
    assert proposed.considered == {"plan": "value", "years_with_us": 1, "likely_to_stay": "likely"}
    assert (proposed.asked_of, proposed.from_customer) == ("team_lead", False)
    assert proposed.terms == credit("87.00")


def test_what_is_to_be_considered_is_known_or_marked_as_what_nobody_knows() -> None:
    scene = Scene().on_the_route().stated(likely_to_stay=None, plan=None)
    with refused(
        NotConsideredError,
        "`plan`, `likely_to_stay` are still to be considered; "
        "ask and record it: `amends case fact`; or mark it with `--unknown`",
    ):
        scene.proposed()
    with refused(
        NotConsideredError,
        "`plan` is still to be considered; ask and record it: `amends case fact`; or mark it with `--unknown`",
    ):
        scene.act(ADA, Propose(credit(87), "Fair.", not_known=frozenset({"likely_to_stay"})))
    scene.stated(plan="economy")
    (proposed,) = scene.act(ADA, Propose(credit(87), "Fair.", not_known=frozenset({"likely_to_stay"})))
    assert isinstance(proposed, SolutionProposed)
    assert proposed.considered == {"plan": "economy", "years_with_us": 1, "likely_to_stay": None}


def test_the_approver_reads_why_it_is_fair() -> None:
    with refused(NothingSaidError, "the approver needs to read why it is fair; say it with `--why`"):
        Scene().on_the_route().act(ADA, Propose(credit(87), "  "))


def test_the_customers_own_solution_can_be_proposed() -> None:
    scene = Scene().on_the_route()
    scene.act(ADA, Propose(credit(87), "They asked for three months.", from_customer=True))
    assert scene.state.proposal is not None
    assert scene.state.proposal.from_customer


@pytest.mark.parametrize(
    ("terms", "error", "sentence"),
    [
        (
            Terms(()),
            NoTermsError,
            "a solution has a remedy at least; name it, with its amount: `service_credit=40.00`",
        ),
        (
            terms_of([("repair", None), ("repair", None)]),
            NoTermsError,
            "`repair` stands twice in the solution; name each remedy once",
        ),
        (
            terms_of([("service_credits", Decimal(1))]),
            UnknownRemedyError,
            "`service_credits` is not a remedy of the policy; did you mean `service_credit`?",
        ),
        (
            terms_of([("refund", None)]),
            AmountError,
            "`refund` has an amount; say how much: `refund=40.00`",
        ),
        (credit("-1"), AmountError, "`-1` of `service_credit` is no amount; name one of at least 0"),
        (
            terms_of([("refund", Decimal("1500.01"))]),
            BeyondEverybodyError,
            "nobody of the house may approve 1500.01; propose 1500.00 at most",
        ),
    ],
)
def test_only_what_could_be_given_is_proposed(terms: Terms, error: type, sentence: str) -> None:
    scene = Scene().on_the_route()
    with refused(error, sentence):
        scene.proposed(terms)
    scene.proposed()


def test_a_remedy_without_its_amount_would_slip_past_every_limit_and_is_not_proposed() -> None:
    scene = Scene().on_the_route()
    with refused(AmountError, "`refund` has an amount; say how much: `refund=40.00`"):
        scene.proposed(terms_of([("refund", None), ("letter", None)]))
    scene.proposed(terms_of([("refund", Decimal(361)), ("letter", None)]))
    assert scene.state.proposal is not None
    assert scene.state.proposal.asked_of == "manager"


def test_a_solution_stays_within_the_caps() -> None:
    scene = Scene().on_the_route()
    scene.left_under_caps["service_credit"] = Decimal(80)
    with refused(
        CapExceededError,
        "87 more of `service_credit` would pass a cap of 80; give less, or something that the cap does not bound",
    ):
        scene.proposed()
    scene.proposed(credit(80))


def test_the_lowest_role_that_may_approve_it_is_asked() -> None:
    for amount, role in (("200", "team_lead"), ("200.01", "manager")):
        scene = Scene().on_the_route().proposed(credit(amount))
        assert scene.state.proposal is not None
        assert scene.state.proposal.asked_of == role


def test_where_nobody_independent_of_a_role_is_there_the_next_one_is_asked() -> None:
    scene = Scene().on_the_route()
    scene.at_work = {ADA, LENA, MIA}
    scene.proposed(by=LENA)
    assert scene.state.proposal is not None
    assert scene.state.proposal.asked_of == "manager"


# The last word.


def test_the_last_word_comes_after_a_denial_a_returned_solution_or_a_rejected_offer() -> None:
    early = (
        "nothing was denied, and no solution was returned or rejected; a final response is the last step, not the first"
    )
    scene = Scene().with_a_gap()
    with refused(NotEnoughRoundsError, early):
        scene.act(LENA, GiveFinalResponse("No."))
    told = Scene().with_a_gap()
    told.act(ADA, Tell("refund"))
    returned = Scene().on_the_route().proposed()
    returned.act(LENA, Return("Less."))
    rejected = Scene().with_an_offer()
    rejected.act(ADA, Reject("Never."))
    for one in (told, returned, rejected):
        one.act(LENA, GiveFinalResponse("We can do no more."))
        assert one.state.stage is Stage.DECIDED
        assert one.state.has_final_response


def test_the_last_word_tells_every_ground_and_the_body_outside() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    (response,) = scene.act(LENA, GiveFinalResponse("We can do no more."))
    assert response == FinalResponseGiven(
        sentences=(
            "I'm sorry, under our policy I can't offer you refund. This is why: "
            "Within 45 days you can send it back for a full refund. That is not the case here.",
        ),
        outside=("Consumer arbitration board",),
        words="We can do no more.",
    )


def test_the_last_word_is_an_approvers() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    with refused(MayNotApproveError, "an agent may not approve; a team lead or above may"):
        scene.act(ADA, GiveFinalResponse("No."))


def test_the_last_word_has_words() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    with refused(NothingSaidError, "there is nothing in it; write what there is to say"):
        scene.act(LENA, GiveFinalResponse(""))


def test_after_the_last_word_only_something_new_leads_on() -> None:
    said = (
        "the house has said its last word; "
        "a new fact leads to a new decision: `amends case fact`; or the body outside can be asked"
    )
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    scene.act(LENA, GiveFinalResponse("We can do no more."))
    for by, request in ((ADA, OpenException()), (MIA, GiveFinalResponse("Still no."))):
        with refused(LastWordError, said):
            scene.act(by, request)
    scene.resolved(NeedsMet.NO)
    scene.act(ADA, Reopen("The customer calls again."))
    with refused(LastWordError, said):
        scene.act(ADA, OpenException())
    scene.stated(years_with_us=3).decided().act(ADA, OpenException())


# Rounds.


def test_after_three_rejected_offers_the_next_role_joins_and_approves_from_then_on() -> None:
    scene = Scene().on_the_route()
    for _ in range(3):
        assert scene.state.approver is None
        scene.proposed().approved().offered().act(ADA, Reject("No."))
    assert scene.state.approver == "manager"
    scene.proposed()
    assert scene.state.proposal is not None
    assert (scene.state.proposal.round, scene.state.proposal.asked_of) == (4, "manager")
    with refused(MayNotApproveError, "a team lead may not approve; a manager or above may"):
        scene.act(LENA, Approve())
    scene.act(MIA, Approve())


def test_above_the_highest_role_nobody_joins_and_the_rounds_go_on() -> None:
    scene = Scene().on_the_route()
    for _ in range(3):
        scene.proposed().approved().offered().act(ADA, Reject("No."))
    for _ in range(3):
        scene.proposed().approved(MIA).offered().act(ADA, Reject("No."))
    assert scene.state.approver == "manager"
    assert scene.state.rounds == 6
    scene.act(MIA, GiveFinalResponse("We can do no more."))


def test_a_withdrawn_solution_is_no_round() -> None:
    scene = Scene().on_the_route().proposed()
    with refused(NothingSaidError, "the record has to say why; say it with `--why`"):
        scene.act(ADA, Withdraw(""))
    scene.act(ADA, Withdraw("The customer thought again."))
    assert (scene.state.stage, scene.state.rounds) == (Stage.MAKING_IT_RIGHT, 0)


def test_a_reopened_case_begins_with_the_first_round_and_approver() -> None:
    scene = Scene().on_the_route()
    for _ in range(3):
        scene.proposed().approved().offered().act(ADA, Reject("No."))
    scene.act(MIA, GiveFinalResponse("We can do no more."))
    scene.resolved(NeedsMet.NO)
    scene.act(ADA, Reopen("There is something new."))
    assert (scene.state.rounds, scene.state.approver, scene.state.is_exception_open) == (0, None, False)
