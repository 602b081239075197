"""A case of a day before the first version of the policy: nobody meets a dead end, and nobody has to make up a day."""

from decimal import Decimal

from amends.app.cases.reading import CaseView
from amends.app.customer_page.grounds import Outcome, answers_in
from amends.cases.considering import to_consider
from amends.cases.gate.acts.people import AskSupervisor
from amends.cases.gate.acts.route import Approve, OpenException, Propose
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from amends.letters.writing import Writing
from tests.app.cases.wrenfield import TREE, Wrenfield

BEFORE = {"ordered_on": "2019-11-12"}


def on_their_page(case: CaseView) -> Writing:
    return Writing(case.history, case.state, case.state.number, case.policy, case.client, case.customer)


def test_it_is_opened_heard_and_decided_and_what_is_next_is_make_it_right(wrenfield: Wrenfield) -> None:
    seen = wrenfield.sees("ana", wrenfield.decided(**BEFORE))
    first = seen.next[0]
    assert first.act == "exception"
    assert first.why == (
        "this version decides nothing here: it holds from 1 January 2026 on, "
        "and the day of your order is 12 November 2019: try to make it right"
    )
    assert seen.holding is None


def test_the_approver_of_the_version_that_is_in_force_now_is_asked_and_approves(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**BEFORE)
    wrenfield.does("ana", case, OpenException())
    considered = to_consider(wrenfield.sees("ana", case).state, TREE)
    missing = frozenset(name for name, value in considered.items() if value is None)
    proposed = terms_of([("box_refund", Decimal("30.00"))])
    state = wrenfield.does("ana", case, Propose(proposed, "It was promised.", not_known=missing))
    assert state.proposal is not None
    assert state.proposal.asked_of == "team_lead"
    assert wrenfield.does("carla", case, Approve()).stage is Stage.APPROVED


def test_a_supervisor_can_be_asked_for(wrenfield: Wrenfield) -> None:
    assert wrenfield.does("ana", wrenfield.decided(**BEFORE), AskSupervisor()).is_escalated


def test_the_customer_reads_that_their_wish_is_open_and_from_when_on_the_policy_holds(wrenfield: Wrenfield) -> None:
    (answer,) = answers_in(on_their_page(wrenfield.sees("ana", wrenfield.decided(**BEFORE))))
    assert (answer.outcome, answer.holds_from) == (Outcome.OPEN, "1 January 2026")
