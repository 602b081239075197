"""What may change in a decision when a fact that was unknown becomes known, and what may not."""

from decimal import Decimal

from hypothesis import given

from amends.decide.case import Status
from amends.decide.decision import RemedyDecision
from tests.properties.situations import Learning, has_firmed, learnings


@given(learnings(presuming=False, dated=False))
def test_a_settled_status_stays_or_becomes_a_firmer_refusal(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.status is not Status.UNDECIDED:
            assert has_firmed(decided.status, after[remedy].status), remedy


@given(learnings(dated=False))
def test_a_status_that_is_subject_to_nothing_stays_or_becomes_a_firmer_refusal(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.status is not Status.UNDECIDED and not before.subject_to:
            assert has_firmed(decided.status, after[remedy].status), remedy


@given(learnings(dated=False, forget_presumed=False))
def test_while_presumptions_stand_a_settled_status_stays_or_becomes_a_firmer_refusal(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.status is not Status.UNDECIDED:
            assert has_firmed(decided.status, after[remedy].status), remedy


@given(learnings(dated=False, giving=True, forget_presumed=False))
def test_a_known_value_stays_as_it_is(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.value is not None:
            assert after[remedy].value == decided.value, remedy


@given(learnings(dated=False, giving=True, forget_presumed=False))
def test_what_is_certain_of_a_value_never_falls(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.at_least is not None:
            certain = after[remedy].at_least
            assert certain is not None, remedy
            assert certain >= decided.at_least, remedy


@given(learnings(dated=False, giving=True, forget_presumed=False))
def test_no_role_may_give_less_than_before(learning: Learning) -> None:
    before, after = learning.decisions()
    for remedy, decided in before.items():
        if decided.status is Status.DISCRETIONARY:
            old, new = certain_limits(decided), certain_limits(after[remedy])
            for role, limit in old.items():
                assert new[role] <= limit if decided.remedy.charge else new[role] >= limit, (remedy, role)


@given(learnings(dated=False, giving=True, forget_presumed=False, wanting=True))
def test_a_gap_that_was_told_stays_as_it_was_told(learning: Learning) -> None:
    before, after = learning.decisions()
    if before.gap is not None:
        assert after.gap is before.gap


def certain_limits(decided: RemedyDecision) -> dict[str, int | Decimal]:
    """What each role may give for certain: up to its limit, and up to what is certain of the value."""
    assert isinstance(decided.authority, dict)
    within = max if decided.remedy.charge else min
    known = {
        role: [one for one in (limit, decided.at_least) if one is not None] for role, limit in decided.authority.items()
    }
    return {role: within(limits) for role, limits in known.items() if limits and decided.at_least is not None}
