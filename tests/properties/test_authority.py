"""Who may give what is left to discretion, and who decides what is referred."""

from itertools import pairwise

from hypothesis import given

from amends.decide.case import Status
from tests.properties.situations import Situation, situations


@given(situations(giving=True))
def test_authority_never_falls_to_the_right(situation: Situation) -> None:
    roles = situation.tree.roles
    for remedy, decided in situation.decide().items():
        authority = decided.authority
        if not isinstance(authority, dict):
            continue
        # The roles that may give are the highest ones, in their order.
        assert tuple(authority) == roles[len(roles) - len(authority) :], remedy
        limits = list(authority.values())
        for lower, higher in pairwise(limits):
            if higher is not None:
                assert lower is not None, remedy
                assert lower >= higher if decided.remedy.charge else lower <= higher, remedy


@given(situations())
def test_authority_fits_the_status(situation: Situation) -> None:
    tree, decision = situation.tree, situation.decide()
    route = tree.make_it_right
    approver = route.approver if route is not None else tree.roles[-1] if tree.roles else None
    asked = {remedy for question in decision.ask for remedy in question.remedies}
    for remedy, decided in decision.items():
        match decided.status:
            case Status.DISCRETIONARY:
                assert isinstance(decided.authority, dict), remedy
            case Status.REFERRED:
                named = [clause.to for clause in decided.clauses if clause.to is not None]
                assert decided.authority == max(named, key=tree.roles.index), remedy
            case Status.UNDECIDED if remedy not in asked:
                assert decided.authority == approver, remedy
            case Status.UNDECIDED:
                # Something may be asked of it for no other reason than that the version depends on it.
                assert decided.authority in (None, approver), remedy
            case _:
                assert decided.authority is None, remedy


@given(situations(giving=True))
def test_only_what_is_discretionary_is_weighed(situation: Situation) -> None:
    for remedy, decided in situation.decide().items():
        weighed = [fact for clause in decided.clauses for fact in clause.weigh]
        expected = tuple(dict.fromkeys(weighed)) if decided.status is Status.DISCRETIONARY else ()
        assert decided.weigh == expected, remedy


@given(situations())
def test_what_is_given_awaits_its_condition_until_that_is_true(situation: Situation) -> None:
    for remedy, decided in situation.decide().items():
        given_something = decided.status in (Status.OWED, Status.DISCRETIONARY, Status.REFERRED)
        if not given_something or decided.remedy.awaits is None:
            assert decided.awaits is None, remedy
