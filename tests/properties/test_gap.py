"""A gap is told when what is wanted is neither owed nor within what the deciding role may give."""

from decimal import Decimal

from hypothesis import assume, given

import amends
from amends.decide.case import REFUSALS, Status
from amends.decide.decision import RemedyDecision
from amends.decide.unknown import Place
from tests.properties.generate.cases import with_value
from tests.properties.situations import Situation, situations


@given(situations(dated=False))
def test_without_a_want_there_is_no_gap(situation: Situation) -> None:
    assert situation.decide().gap is None


@given(situations(dated=False, giving=True, wanting=True))
def test_a_refusal_is_a_gap_and_what_is_undecided_is_none_yet(situation: Situation) -> None:
    decision = situation.decide()
    status = wanted(decision).status
    if status in REFUSALS:
        assert decision.gap is True
    elif status is Status.UNDECIDED:
        assert decision.gap is None


@given(situations(dated=False, giving=True, wanting=True))
def test_no_gap_means_that_what_is_wanted_is_within_the_value_and_the_authority(situation: Situation) -> None:
    decision = situation.decide()
    if decision.gap is not False:
        return
    decided, amount = wanted(decision), wanted_amount(decision)
    assert decided.status in (Status.OWED, Status.DISCRETIONARY, Status.REFERRED)
    authority = decided.authority
    for role in deciding_roles(situation):
        if isinstance(authority, dict):
            assert role in authority
            assert not is_beyond(amount, authority[role], decided)
        elif isinstance(authority, str):
            assert situation.tree.roles.index(role) >= situation.tree.roles.index(authority)
    stated = decided.remedy.value_type is not None
    if amount is not None and stated and not isinstance(authority, dict):
        certain = decided.value if decided.value is not None else decided.at_least
        assert certain is not None
        assert not is_beyond(amount, certain, decided)


@given(situations(dated=False, giving=True, wanting=True))
def test_a_gap_is_more_than_the_value_or_the_authority_or_a_refusal(situation: Situation) -> None:
    decision = situation.decide()
    decided, amount = wanted(decision), wanted_amount(decision)
    if decision.gap is not True or decided.status in REFUSALS:
        return
    if decided.value is not None and is_beyond(amount, decided.value, decided):
        return
    authority = decided.authority
    for role in deciding_roles(situation):
        if isinstance(authority, dict):
            limit = authority.get(role)
            assert role not in authority or limit == 0 or is_beyond(amount, limit, decided), role
        else:
            assert isinstance(authority, str)
            assert situation.tree.roles.index(role) < situation.tree.roles.index(authority)


@given(situations(dated=False, giving=True, wanting=True))
def test_without_a_role_a_gap_is_told_where_all_roles_agree(situation: Situation) -> None:
    assume(situation.tree.roles and situation.facts.get("role") is None)
    gap = situation.decide().gap
    if gap is not None:
        for role in situation.tree.roles:
            assert situation.decide(with_value(situation.facts, Place("role"), role)).gap is gap, role


def wanted(decision: amends.Decision) -> RemedyDecision:
    assert decision.want is not None
    return decision[decision.want.remedy]


def wanted_amount(decision: amends.Decision) -> Decimal | None:
    assert decision.want is not None
    return decision.want.amount


def deciding_roles(situation: Situation) -> list[str]:
    """The role of the one who decides, or all of them where that is not known."""
    role = situation.facts.get("role")
    return [*situation.tree.roles] if role is None else [str(role)]


def is_beyond(amount: Decimal | None, limit: int | Decimal | None, decided: RemedyDecision) -> bool:
    """Whether an amount is more than a limit lets be given; for a charge, less."""
    if amount is None or limit is None:
        return False
    return amount < limit if decided.remedy.charge else amount > limit
