from decimal import Decimal

from amends.cases.events.giving import RemedyWithheld
from amends.cases.gate.acts.giving import Give, Settle, Withhold
from amends.cases.gate.rules.giving import BeyondAuthorityError, GivenAlreadyError, ReasonError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.gate.rules.withholding import NotAtDiscretionError, WithheldAlreadyError
from tests.cases.scene import ADA, BO, LENA, MIA, Scene, refused


def test_a_discretion_is_withheld_with_one_of_the_clauses_reasons() -> None:
    scene = Scene().with_a_gap()
    with refused(
        ReasonError,
        "`not_fair` is no reason to withhold `service_credit`; expected `same_day` or `credited_already`",
    ):
        scene.act(ADA, Withhold("service_credit", "not_fair"))
    assert scene.act(ADA, Withhold("service_credit", "same_day", precedents_otherwise=3)) == [
        RemedyWithheld(
            remedy="service_credit",
            reason="same_day",
            sentence_told="It was working again on the same day.",
            precedents_otherwise=3,
        )
    ]


def test_where_the_clause_names_no_reasons_the_clients_count() -> None:
    scene = Scene().with_a_gap()
    scene.act(LENA, Withhold("early_end", "not_fair"))
    assert scene.state.withheld["early_end"].sentence == "It would not be fair to other customers."


def test_what_is_owed_is_never_withheld() -> None:
    with refused(NotAtDiscretionError, "`repair` is owed to the customer; give it: `amends case give`"):
        Scene().with_a_gap().act(MIA, Withhold("repair", "not_fair"))


def test_what_the_policy_refuses_is_not_somebodys_to_withhold() -> None:
    with refused(NotAtDiscretionError, "`refund` is not covered; only what is at discretion is withheld"):
        Scene().with_a_gap().act(MIA, Withhold("refund", "not_fair"))


def test_only_who_could_give_can_withhold() -> None:
    scene = Scene().with_a_gap()
    with refused(
        BeyondAuthorityError,
        "an agent may give no `early_end`; ask a team lead or a manager, or open Make It Right",
    ):
        scene.act(ADA, Withhold("early_end", "not_fair"))
    scene.act(LENA, Withhold("early_end", "not_fair"))


def test_the_role_to_which_a_remedy_is_referred_may_say_no() -> None:
    scene = Scene().with_a_gap()
    with refused(BeyondAuthorityError, "`letter` is for a manager to decide; a manager or above gives it"):
        scene.act(LENA, Withhold("letter", "not_fair"))
    scene.act(MIA, Withhold("letter", "not_fair"))


def test_a_denial_has_one_reason_and_nobody_adds_another() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Withhold("service_credit", "same_day"))
    with refused(
        WithheldAlreadyError,
        "`service_credit` is withheld already, because of `same_day`; "
        "tell the customer: `amends case tell`; or give it after all",
    ):
        scene.act(BO, Withhold("service_credit", "credited_already"))


def test_what_the_customer_has_is_not_withheld() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Give("service_credit", Decimal(20), "goodwill"))
    with refused(
        GivenAlreadyError,
        "`service_credit` is reserved in this case already; see it with `amends case show`; a mistake is reversed",
    ):
        scene.act(ADA, Withhold("service_credit", "same_day"))


def test_what_was_withheld_can_be_given_after_all_and_is_withheld_no_longer() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Withhold("service_credit", "same_day"))
    scene.act(LENA, Give("service_credit", Decimal(60), "our_mistake"))
    assert scene.state.withheld == {}
    scene.act(LENA, Settle(scene.gift("service_credit"), Outcome.GIVEN))


def test_whoever_withholds_has_decided_in_the_case() -> None:
    scene = Scene().with_a_gap()
    scene.act(LENA, Withhold("early_end", "not_fair"))
    assert scene.state.deciders[LENA.user] == "team_lead"
