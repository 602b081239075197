"""What a remedy is worth: the best of the clauses that decide, and what of it is certain."""

from hypothesis import given

from amends.decide.case import DECIDING_EFFECT, REFUSALS, Status
from tests.properties.probes import Probed, in_money, probed_cases
from tests.properties.situations import Situation, situations


@given(situations(giving=True))
def test_a_refusal_and_what_is_undecided_have_no_value(situation: Situation) -> None:
    for remedy, decided in situation.decide().items():
        if decided.status in REFUSALS or decided.status is Status.UNDECIDED:
            assert (decided.value, decided.at_least) == (None, None), remedy


@given(situations(giving=True))
def test_a_value_that_is_known_is_certain(situation: Situation) -> None:
    for remedy, decided in situation.decide().items():
        if decided.value is not None:
            assert decided.at_least == decided.value, remedy


@given(situations(giving=True))
def test_of_a_charge_nothing_is_certain_until_its_value_is_known(situation: Situation) -> None:
    for remedy, decided in situation.decide().items():
        if decided.remedy.charge and decided.value is None:
            assert decided.at_least is None, remedy


@given(situations(giving=True))
def test_a_value_is_never_negative_and_money_ends_at_the_minor_digits(situation: Situation) -> None:
    for remedy, decided in situation.decide().items():
        for amount in (decided.value, decided.at_least):
            if amount is not None:
                assert amount >= 0, remedy
                if in_money(decided.remedy):
                    assert amount == round(amount, situation.tree.minor_digits), remedy


@given(probed_cases(giving=True))
def test_a_value_is_the_best_of_the_clauses_that_hold_and_that_no_unknown_one_could_better(probed: Probed) -> None:
    for remedy, decided in probed.decide().items():
        effect = DECIDING_EFFECT.get(decided.status)
        if effect is None:
            continue
        best = min if decided.remedy.charge else max
        worths = [
            (probed.truth(clause), probed.worth(clause, decided.remedy))
            for clause in probed.policy.tree.clauses_for(remedy, effect)
            if clause.value is not None or decided.remedy.value is not None
        ]
        held = [worth for truth, worth in worths if truth]
        possible = [worth for truth, worth in worths if truth is not False]
        known = [worth for worth in held if worth is not None]
        certain = best(known, default=None)
        exact = None if None in possible else best((one for one in possible if one is not None), default=None)
        if decided.value is not None:
            assert decided.value == certain == exact, remedy
        elif not decided.remedy.charge:
            assert decided.at_least == certain, remedy
            if exact is not None and certain is not None:
                # Of two amounts the larger may be rounded to the same.
                assert certain < exact or (certain == exact and in_money(decided.remedy)), remedy
