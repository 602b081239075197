"""The status of a remedy is the first that holds, by the truth of its clauses."""

from hypothesis import given

from amends.decide.case import Status
from amends.lang.tree import Effect
from tests.properties.generate.document import Node
from tests.properties.probes import Probed, decided_alone, probed_cases
from tests.properties.situations import Situation, situations


def status_by_the_book(probed: Probed, remedy: str) -> Status:
    """The seven lines of the language, read from the top."""
    forbids, excludes, refers, grants, allows = (probed.holds(remedy, effect) for effect in Effect)
    if forbids:
        return Status.FORBIDDEN
    if excludes:
        return Status.EXCLUDED
    if (grants, allows, refers) == (False, False, False):
        return Status.NOT_COVERED
    if forbids is None or excludes is None:
        return Status.UNDECIDED
    for holds, status in ((refers, Status.REFERRED), (grants, Status.OWED), (allows, Status.DISCRETIONARY)):
        if holds is not False:
            return status if holds else Status.UNDECIDED
    raise AssertionError("one of the three is true or unknown")


@given(probed_cases())
def test_the_status_is_the_first_that_holds(probed: Probed) -> None:
    for remedy, decided in probed.decide().items():
        assert decided.status is status_by_the_book(probed, remedy), remedy


@given(probed_cases())
def test_because_names_the_clauses_that_settle_the_status(probed: Probed) -> None:
    settling = {
        Status.FORBIDDEN: Effect.FORBIDS,
        Status.EXCLUDED: Effect.EXCLUDES,
        Status.REFERRED: Effect.REFERS,
        Status.OWED: Effect.GRANTS,
        Status.DISCRETIONARY: Effect.ALLOWS,
    }
    for remedy, decided in probed.decide().items():
        if decided.status in settling:
            clauses = probed.policy.tree.clauses_for(remedy, settling[decided.status])
            assert decided.because == tuple(clause.id for clause in clauses if probed.truth(clause)), remedy
        elif decided.status is Status.NOT_COVERED:
            assert decided.because == (), remedy
        else:
            assert decided.because, remedy
            assert all(probed.truth(clause) is None for clause in decided.clauses), remedy


@given(situations(dated=False))
def test_a_status_test_is_true_exactly_when_the_remedy_has_the_status(situation: Situation) -> None:
    statuses = {
        "owed": {Status.OWED},
        "allowed": {Status.DISCRETIONARY},
        "referred": {Status.REFERRED},
        "excluded": {Status.EXCLUDED, Status.FORBIDDEN},
    }
    tests: dict[str, Node] = {f"{test}_{one}": f"{test}({one})" for one in situation.tree.remedies for test in statuses}
    tested = decided_alone(situation.policy.document, tests, situation.facts)
    for remedy, decided in situation.decide().items():
        for test, true_for in statuses.items():
            found = tested[f"{test}_{remedy}"]
            assert (found is Status.OWED) is (decided.status in true_for), (remedy, test)
            # What is not covered may still turn out to be excluded too.
            open_still = decided.status is Status.NOT_COVERED and test == "excluded"
            if decided.status is not Status.UNDECIDED and not open_still:
                assert found is not Status.UNDECIDED, (remedy, test)
