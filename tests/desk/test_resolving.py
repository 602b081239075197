"""Resolving at the desk: a call that was promised is kept or was settled, and never vanishes unsaid."""

from urllib.parse import urlencode

import pytest

from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.giving import Decline, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import Stage
from tests.app.florist import Florist
from tests.desk.in_process import Visitor

QUESTION = "A call-back is still promised, by "


def solved(florist: Florist) -> str:
    """A case that is solved while the customer is on the line, who was promised a call for it before."""
    case = florist.agreed()
    for gift in florist.seen(case).gifts.values():
        florist.does("ana", case, Settle(gift.id, Outcome.GIVEN))
    florist.does("ana", case, Decline("second_bouquet"))
    florist.does("ana", case, PromiseCallBack("I look for a solution."))
    return case


@pytest.mark.parametrize(("then", "is_kept"), [("kept", True), ("settled", False)])
def test_the_form_asks_whether_a_call_that_was_promised_still_holds(florist: Florist, then: str, is_kept: bool) -> None:
    case = solved(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        at = f"/cases/{case}/acts/resolve"
        assert QUESTION in ana.gets(at).text
        unsaid = ana.sends(at, urlencode({"needs_met": "yes"}))
        assert unsaid.status == 422
        assert "ay whether it is kept, or what it was for was settled in contact with them" in unsaid.text
        ana.sends(at, urlencode({"needs_met": "yes", "call_back": then}))
    assert florist.seen(case).stage is Stage.RESOLVED
    assert (florist.seen(case).call_back is not None) is is_kept


def test_where_nobody_spoke_with_the_customer_since_the_form_asks_nothing_and_the_call_is_kept(
    florist: Florist,
) -> None:
    case = solved(florist)
    florist.does("ana", case, EndContact())
    with Visitor.coming(florist.workspace, "ana") as ana:
        at = f"/cases/{case}/acts/resolve"
        assert QUESTION not in ana.gets(at).text
        ana.sends(at, urlencode({"needs_met": "left"}))
    assert florist.seen(case).stage is Stage.RESOLVED
    assert florist.seen(case).call_back is not None
