from decimal import Decimal

import pytest

import amends
from amends.cases.events.event import Plain
from amends.cases.events.giving import Basis, RemedyReserved
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.giving import (
    AmountError,
    BeyondAuthorityError,
    CapExceededError,
    GivenAlreadyError,
    LessThanOwedError,
    NotGivenByPolicyError,
    ReasonError,
    UnknownRemedyError,
)
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import GiftState
from amends.cases.recorded import By
from tests.cases.scene import ADA, BO, FACTS, LENA, MIA, OTTO, Scene, policy_with, refused


def in_trial() -> Scene:
    return Scene().called().stated(**{**FACTS, "in_trial": True}).restated().decided()


def amount(text: str) -> Decimal:
    return Decimal(text)


def reserved(scene: Scene, remedy: str, amount: str | None = None, reason: str | None = None) -> RemedyReserved:
    (event,) = scene.act(ADA, Give(remedy, Decimal(amount) if amount is not None else None, reason))
    assert isinstance(event, RemedyReserved)
    return event


# Owed.


def test_what_is_owed_is_given_at_once_and_whole_without_asking_anyone() -> None:
    event = reserved(in_trial(), "refund")
    assert (event.remedy, event.amount, event.basis) == ("refund", Decimal("361.00"), Basis.ENTITLED)
    assert (event.reason, event.approval, event.awaits) == (None, None, True)


def test_nobody_gives_less_than_what_is_owed() -> None:
    scene = in_trial()
    with refused(LessThanOwedError, "361.00 of `refund` is owed, not 1.00; give it whole"):
        scene.act(ADA, Give("refund", amount("1")))


def test_who_wants_less_than_what_is_owed_gets_what_they_want() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated("refund", "50").decided()
    with refused(LessThanOwedError, "361.00 of `refund` is owed, not 49.00; give it whole"):
        scene.act(ADA, Give("refund", amount("49")))
    assert reserved(scene, "refund", "50").amount == Decimal("50.00")


def test_more_than_what_is_owed_is_beyond_the_policy() -> None:
    scene = in_trial()
    with refused(BeyondAuthorityError, "`refund` is worth 361.00, and 361.01 is more; for more, open Make It Right"):
        scene.act(MIA, Give("refund", amount("361.01")))


def test_what_has_no_value_is_given_without_an_amount() -> None:
    scene = in_trial()
    with refused(AmountError, "`repair` has no amount; give it without one"):
        scene.act(ADA, Give("repair", amount("500")))
    assert reserved(scene, "repair").amount == 0


def test_what_the_customer_pays_is_neither_more_nor_less_than_the_policy_says() -> None:
    scene = in_trial()
    for other in ("0", "99"):
        with refused(
            AmountError,
            f"the customer pays 79.00 for `visit`, not {other}.00; for less, open Make It Right",
        ):
            scene.act(MIA, Give("visit", amount(other)))
    assert reserved(scene, "visit").amount == Decimal("79.00")


def open_sensors() -> Scene:
    sensors: Plain = [{"name": "door", "dead": True, "price": "24.00"}, {"name": "hall", "dead": True, "price": None}]
    return Scene().stated(**FACTS, sensors=sensors).decided()


def test_of_a_value_that_is_not_known_nothing_is_given_on_a_guess() -> None:
    scene = open_sensors()
    unknown = "how much `new_sensors` is worth is not known yet; find out what is open"
    with refused(AmountError, unknown):
        scene.act(ADA, Give("new_sensors"))
    with refused(AmountError, unknown):
        scene.act(MIA, Give("new_sensors", amount("10000")))


def test_what_is_certain_of_an_open_value_can_be_given() -> None:
    text = policy_with(
        ("  - {id: N1,", "  - {id: N0, says: One is certain., grants: new_sensors, value: 24.00}\n  - {id: N1,")
    )
    scene = Scene(text).stated(**FACTS).decided()
    certain = "how much `new_sensors` is worth is not known yet; 24.00 is certain: give that"
    for given in (Give("new_sensors"), Give("new_sensors", amount("24.01"))):
        with refused(AmountError, certain):
            scene.act(ADA, given)
    assert reserved(scene, "new_sensors", "24").amount == Decimal("24.00")


# At discretion.


def test_discretion_is_used_within_authority_and_with_a_coded_reason() -> None:
    event = reserved(in_trial(), "service_credit", "20", "our_mistake")
    assert (event.amount, event.basis, event.reason) == (Decimal("20.00"), Basis.DISCRETION, "our_mistake")


def test_nothing_is_no_gift() -> None:
    said = "nothing of `service_credit` is no gift; name an amount above 0"
    with refused(AmountError, said):
        in_trial().act(ADA, Give("service_credit", amount("0"), "our_mistake"))
    with refused(AmountError, "nothing of `refund` is no gift; name an amount above 0"):
        in_trial().act(ADA, Give("refund", amount("0")))


def test_nobody_gives_more_than_their_role_may() -> None:
    scene = in_trial()
    with refused(
        BeyondAuthorityError,
        "an agent may give at most 20.00 of `service_credit`; "
        "ask a team lead (up to 60.00) or a manager (up to 60.00), or open Make It Right",
    ):
        scene.act(ADA, Give("service_credit", amount("20.01"), "our_mistake"))
    scene.act(LENA, Give("service_credit", amount("60"), "our_mistake"))


def test_without_an_amount_all_that_the_decision_gives_is_meant() -> None:
    with refused(BeyondAuthorityError, "a team lead may give at most 60.00 of `service_credit`; open Make It Right"):
        in_trial().act(LENA, Give("service_credit", None, "our_mistake"))


def test_a_remedy_for_a_higher_role_is_not_given_below_it_though_it_has_no_amount() -> None:
    scene = in_trial()
    with refused(
        BeyondAuthorityError,
        "an agent may give no `early_end`; ask a team lead or a manager, or open Make It Right",
    ):
        scene.act(ADA, Give("early_end", None, "goodwill"))
    scene.act(LENA, Give("early_end", None, "goodwill"))


@pytest.mark.parametrize("role", ["auditor", None])
def test_who_has_no_role_of_the_policy_gives_nothing_at_discretion(role: str | None) -> None:
    scene = in_trial()
    stranger = By(OTTO.user, OTTO.name, role, None)
    who = "an auditor" if role else "somebody without a role"
    with refused(
        BeyondAuthorityError,
        f"{who} may give no `early_end`; ask a team lead or a manager, or open Make It Right",
    ):
        scene.act(stranger, Give("early_end", None, "goodwill"))


def test_where_a_policy_has_no_roles_everybody_may_use_the_discretion() -> None:
    text = """
language: 1
policy: small
version: 1
currency: USD
remedies: {credit: {value: 10.00}}
clauses: [{id: G1, says: A credit may be given., allows: credit}]
"""
    scene = Scene(amends.loads(text)).decided()
    assert reserved(scene, "credit", None, "goodwill").amount == Decimal("10.00")


def test_a_reason_is_needed_and_is_one_of_the_clients() -> None:
    scene = in_trial()
    with refused(ReasonError, "what is given at discretion needs a reason; say `our_mistake` or `goodwill`"):
        scene.act(ADA, Give("service_credit", amount("20")))
    with refused(ReasonError, "`good_will` is not one of the reasons; did you mean `goodwill`?"):
        scene.act(ADA, Give("service_credit", amount("20"), "good_will"))
    scene.act(ADA, Give("service_credit", amount("20"), "goodwill"))


def test_what_is_referred_is_given_by_the_role_that_decides_or_one_above() -> None:
    text = policy_with(("refers: letter, to: manager", "refers: letter, to: team_lead"))
    scene = Scene(text).stated(**FACTS).decided()
    with refused(BeyondAuthorityError, "`letter` is for a team lead to decide; a team lead or above gives it"):
        scene.act(ADA, Give("letter", None, "goodwill"))
    scene.act(MIA, Give("letter", None, "goodwill"))


def test_what_cannot_be_worked_out_is_for_the_approver_to_decide_and_limit() -> None:
    text = policy_with(("grants: share, when: years_with_us > 3", "grants: share, when: 1 / years_with_us > 0.1"))
    scene = Scene(text).stated(**{**FACTS, "years_with_us": 0}).decided()
    with refused(BeyondAuthorityError, "`share` is for a team lead to decide; a team lead or above gives it"):
        scene.act(ADA, Give("share", amount("50"), "goodwill"))
    with refused(AmountError, "how much `share` is worth can't be worked out; say how much is fair"):
        scene.act(LENA, Give("share", None, "goodwill"))
    with refused(BeyondAuthorityError, "a team lead may give at most 200.00 of `share`; open Make It Right"):
        scene.act(LENA, Give("share", amount("200.01"), "goodwill"))
    scene.act(LENA, Give("share", amount("200"), "goodwill"))


# Not at all.


def test_what_the_policy_does_not_cover_is_not_given_by_it() -> None:
    with refused(
        NotGivenByPolicyError,
        "`refund` is not given under this policy; "
        "if that isn't fair to the customer, open Make It Right: `amends case exception`",
    ):
        Scene().with_a_gap().act(MIA, Give("refund"))


def test_what_is_not_decided_yet_is_not_given() -> None:
    scene = Scene().stated(**{**FACTS, "in_trial": None}).decided()
    with refused(NotGivenByPolicyError, "`refund` is not decided yet; find out in_trial, sensors"):
        scene.act(ADA, Give("refund"))


def test_what_is_forbidden_is_so_for_every_role() -> None:
    scene = Scene().stated(**{**FACTS, "in_trial": True, "stolen": True}).decided()
    for person in (ADA, LENA, MIA):
        with refused(NotGivenByPolicyError, "`refund` is forbidden (F1), to everybody; tell the customer why"):
            scene.act(person, Give("refund"))


def test_a_remedy_that_the_policy_does_not_have_is_given_by_nobody() -> None:
    with refused(UnknownRemedyError, "`refunds` is not a remedy of the policy; did you mean `refund`?"):
        in_trial().act(ADA, Give("refunds"))


# Once, and within the caps.


def test_nothing_is_given_twice_in_a_case() -> None:
    scene = in_trial()
    scene.act(ADA, Give("refund"))
    with refused(
        GivenAlreadyError,
        "`refund` is reserved in this case already; see it with `amends case show`; a mistake is reversed",
    ):
        scene.act(BO, Give("refund"))


def test_what_was_released_can_be_given_anew() -> None:
    scene = in_trial()
    scene.act(ADA, Give("refund"))
    scene.act(ADA, Settle(scene.gift("refund"), Outcome.RELEASED, "The wrong account."))
    scene.act(ADA, Give("refund"))
    assert [gift.state for gift in scene.state.gifts.values()] == [GiftState.RELEASED, GiftState.RESERVED]


def test_no_cap_is_passed_even_by_what_is_within_authority() -> None:
    scene = in_trial()
    scene.left_under_caps["service_credit"] = Decimal("15")
    with refused(
        CapExceededError,
        "16.00 more of `service_credit` would pass a cap of 15; give less, or something that the cap does not bound",
    ):
        scene.act(LENA, Give("service_credit", amount("16"), "goodwill"))
    scene.act(LENA, Give("service_credit", amount("15"), "goodwill"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("-1", "`-1` of `service_credit` is no amount; name one of at least 0"),
        ("NaN", "`NaN` of `service_credit` is no amount; name one of at least 0"),
        ("Infinity", "`Infinity` of `service_credit` is no amount; name one of at least 0"),
        ("9" * 39, "the amount of `service_credit` is too long; use 38 digits at most"),
        ("1.001", "`1.001` has more digits after the point than USD has; use 2 at most"),
    ],
)
def test_an_amount_is_one_of_the_currency(given: str, sentence: str) -> None:
    with refused(AmountError, sentence):
        in_trial().act(ADA, Give("service_credit", amount(given), "goodwill"))
