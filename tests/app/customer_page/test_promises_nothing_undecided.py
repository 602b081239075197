"""What a customer reads of every status of a remedy: what is not decided, or costs something, is not promised."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from amends.app.cases.reading import CaseView, view
from amends.app.customer_page.grounds import Answered, Outcome, answers_in
from amends.cases.events.deciding import DecidedRemedy
from amends.decide.case import Status
from amends.letters.writing import Writing
from amends.policy import loads
from tests.app.florist import POLICY, Florist, make_florist, workspace_at
from tests.stores import SqliteFiles

PLAIN, CHARGE, RETURNED, SERVICE = "refund", "delivery", "vase", "card"
WITH_EVERY_KIND = POLICY.replace(
    "remedies:\n",
    """remedies:
  delivery: {kind: service, title: Another delivery, value: price, charge: true}
  vase: {kind: replace, title: A new vase, value: price, awaits: came_late}
  card: {kind: service, title: A card that says sorry}
""",
).replace(
    "clauses:\n",
    """clauses:
  - {id: K1, says: You know the price before we begin., grants: [delivery, vase, card], when: withered}
""",
)
PROMISES = ("you get", "pay nothing", "promised")


@pytest.fixture(scope="module")
def case(sqlite_files: SqliteFiles) -> Iterator[CaseView]:
    """A case that was decided; what is decided in it is another thing in each test."""
    url = sqlite_files.copy(sqlite_files.made("florist", make_florist))
    with workspace_at(url) as workspace:
        florist = Florist(workspace)
        yield view(florist.desk("ana"), florist.decided())
    sqlite_files.forget(url)


def answered(
    case: CaseView, status: Status, remedy: str, value: Decimal | None, *, is_told: bool = False, wish: str = ""
) -> tuple[Answered, ...]:
    """What stands on the page where one remedy is decided so."""
    tree, state = loads(WITH_EVERY_KIND, name="flowers").tree, case.state
    assert state.decision is not None
    assert state.restatement is not None
    decided = DecidedRemedy(
        status=status.value,
        value=value,
        at_least=None,
        is_value_open=value is None,
        because=("K1",) if status is Status.OWED else (),
        limits={},
        decided_by=None,
        awaits=remedy == RETURNED,
        may_be_forbidden=(),
        reasons_to_withhold={},
    )
    decision = replace(state.decision, decided=replace(state.decision.decided, remedies={remedy: decided}))
    restated = replace(state.restatement, remedy=wish or None)
    shown = replace(
        state, decisions=(decision,), restatement=restated, told=frozenset({remedy}) if is_told else frozenset()
    )
    return answers_in(Writing(case.history, shown, shown.number, tree, case.client, case.customer))


@pytest.mark.parametrize("wish", ["", "refund"])
@pytest.mark.parametrize("value", [None, Decimal(0), Decimal("60.00")], ids=["open", "nothing", "some"])
@pytest.mark.parametrize("remedy", [PLAIN, CHARGE, RETURNED, SERVICE])
@pytest.mark.parametrize("status", [one for one in Status if one is not Status.OWED])
def test_what_is_not_owed_is_never_promised(
    case: CaseView, status: Status, remedy: str, value: Decimal | None, wish: str
) -> None:
    for is_told in (False, True):
        for one in answered(case, status, remedy, value, is_told=is_told, wish=wish):
            assert one.outcome in (Outcome.OPEN, Outcome.REFUSED)
            assert not any(words in one.what.lower() for words in PROMISES)


@pytest.mark.parametrize("status", [Status.UNDECIDED, Status.DISCRETIONARY, Status.REFERRED])
def test_a_wish_that_is_not_settled_reads_as_not_decided_yet(case: CaseView, status: Status) -> None:
    (one,) = answered(case, status, PLAIN, Decimal("60.00"), wish=PLAIN)
    assert (one.what, one.outcome) == ("Refund", Outcome.OPEN)


def test_a_charge_whose_price_is_open_is_no_gift(case: CaseView) -> None:
    (one,) = answered(case, Status.OWED, CHARGE, None)
    assert one.outcome is Outcome.CHARGED
    assert one.what == "Another delivery: how much you pay is not settled yet"
    assert one.because == ("You know the price before we begin.",)


def test_a_charge_says_what_it_costs(case: CaseView) -> None:
    (one,) = answered(case, Status.OWED, CHARGE, Decimal("60.00"))
    assert (one.what, one.outcome) == ("Another delivery: you pay €60.00", Outcome.CHARGED)


def test_a_charge_of_nothing_is_free(case: CaseView) -> None:
    (one,) = answered(case, Status.OWED, CHARGE, Decimal(0))
    assert (one.what, one.outcome) == ("Another delivery: you pay nothing", Outcome.OWED)


def test_what_waits_for_something_says_for_what(case: CaseView) -> None:
    (one,) = answered(case, Status.OWED, RETURNED, Decimal("60.00"))
    assert one.outcome is Outcome.OWED_ONCE
    assert one.awaited == "came late"


@pytest.mark.parametrize(("remedy", "value"), [(PLAIN, Decimal("60.00")), (SERVICE, None)])
def test_what_is_owed_and_waits_for_nothing_is_theirs(case: CaseView, remedy: str, value: Decimal | None) -> None:
    (one,) = answered(case, Status.OWED, remedy, value)
    assert one.outcome is Outcome.OWED
