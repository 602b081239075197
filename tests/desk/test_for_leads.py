"""What a lead finds without hunting for it: who asked for them, and on which days a decision turns."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape

import pytest

from amends.app.cases.counting import counts
from amends.app.cases.queues import Queue
from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import walk_in
from amends.app.workspace import Workspace, workspace_in
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.people import AskSupervisor
from amends.cases.gate.acts.route import OpenException, Propose
from amends.cases.terms import terms_of
from amends.cli.samples import policy_document
from amends.formats.values import Value
from amends.policy import loads
from amends.store.migrations import create_store
from tests.app.florist import Florist, workspace_at
from tests.desk.in_process import Visitor
from tests.desk.letting_in import let_in
from tests.stores import SqliteFiles

PHONE = "phone"
CLEARED = {"damage_admitted": True, "on_stolen_register": False, "fraud_found": False}
NOT_KNOWN = frozenset({"years_with_us", "bills_past_due", "test_call_answered"})
FACTS: Mapping[str, Value] = {
    "problem": "broken phone",
    "purchased_on": "2026-05-28",
    "reported_on": "2026-11-22",
    **CLEARED,
}


def make_phone(url: str) -> None:
    """A new store in which the phone company is, and everybody can sign in."""
    engine = create_store(url)
    furnish(
        engine,
        [SampleClient(PHONE, "Tidewren Mobile", ("en",), policy_document(PHONE))],
        workspace_in(engine).new_id,
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    engine.dispose()
    with workspace_at(url) as workspace:
        let_in(workspace)


@pytest.fixture
def made_phone(files: SqliteFiles) -> Iterator[Workspace]:
    """The phone company."""
    url = files.copy(files.made(PHONE, make_phone))
    with workspace_at(url) as workspace:
        yield workspace
    files.forget(url)


def a_solution_for_a_phone(workspace: Workspace) -> str:
    """A phone that failed on its 178th day, and a solution that waits for a lead."""
    policy = loads(policy_document(PHONE), name=PHONE).tree
    walk = walk_in(workspace, datetime.now(UTC), PHONE, "Tidewren Mobile")
    walk.opens("ana", "Lena Ortiz", "It is broken.", policy.name)
    walk.verifies("ana")
    walk.hears("ana", FACTS, policy)
    walk.understands("ana", Restate("Your phone is broken.", "You want a new one.", "replacement"))
    walk.decides("ana")
    walk.does("ana", OpenException())
    terms = terms_of([("replacement", Decimal("90.00"))])
    walk.does("ana", Propose(terms, "Nobody told her.", not_known=NOT_KNOWN))
    return walk.reference


def test_a_customer_who_asked_for_a_supervisor_stands_in_the_list_of_those_who_may_come(florist: Florist) -> None:
    case = florist.decided()
    (asked,) = florist.does("ana", case, AskSupervisor()).waiting_requests
    assert asked.goes_to == "policy_owner"
    for user, waits in (("ana", 0), ("carla", 0), ("olga", 1)):
        assert counts(florist.desk(user))[Queue.APPROVAL] == waits
        with Visitor.coming(florist.workspace, user) as somebody:
            assert somebody.gets("/lists/approval").text.count(f'action="/cases/{case}/acts/take-over"') == waits


def test_a_supervisor_is_called_after_one_more_question_and_the_page_says_who_and_how_to_withdraw_it(
    florist: Florist,
) -> None:
    case = florist.decided()
    at = f"/cases/{case}/acts/supervisor"
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
        assert f'href="{at}"' in page
        assert f'action="{at}"' not in page, "no key and no button calls anybody by itself"
        assert "It can't be refused." in unescape(ana.gets(at).text)
        assert not florist.seen(case).is_escalated
        ana.sends(at)
        page = unescape(ana.gets(f"/cases/{case}").text)
        assert "A supervisor was asked for, and has not come yet: a policy owner (olga, vera)." in page
        assert 'data-key="s"' not in page, "who was asked for already stands there instead"
        ana.sends(f"/cases/{case}/acts/withdraw-request", "how=mistake&words=The+wrong+key.")
        page = unescape(ana.gets(f"/cases/{case}").text)
    assert not florist.seen(case).is_escalated
    assert "withdrew the request for a supervisor" in page.lower()
    assert "A supervisor was asked for" not in page


def test_who_takes_it_from_the_list_owns_the_case(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, AskSupervisor())
    with Visitor.coming(florist.workspace, "olga") as olga:
        assert olga.sends(f"/cases/{case}/acts/take-over").status == 303
        assert case not in olga.gets("/lists/approval").text
        assert case in olga.gets("/lists/mine").text


def test_an_approver_sees_the_days_on_which_the_decision_turns(made_phone: Workspace) -> None:
    case = a_solution_for_a_phone(made_phone)
    with Visitor.coming(made_phone, "carla") as carla:
        page = unescape(carla.gets(f"/cases/{case}/approval").text)
    assert '<dt>The day of purchase</dt><dd class="number">28 May 2026</dd>' in page
    assert "178 days" in page
    assert "120 days" in page
