"""The most that somebody may approve is the same wherever they read it, and is no more than the caps leave."""

from decimal import Decimal
from urllib.parse import urlencode

from amends.cases.gate.acts.route import Approve, OpenException, Propose
from amends.cases.terms import terms_of
from tests.app.florist import Florist
from tests.desk.in_process import Visitor


def test_the_page_and_the_sheet_name_the_same_limit(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, OpenException())
    florist.does("ana", case, Propose(terms_of([("gesture", Decimal("30.00"))]), "A birthday."))
    with Visitor.coming(florist.workspace, "ben") as ben:
        for address in (f"/cases/{case}/approval", f"/cases/{case}/acts/approve"):
            assert "You may approve up to €30.00 in all" in ben.gets(address).text, address


def test_a_ceiling_above_what_a_cap_leaves_is_refused_in_the_policys_words(florist: Florist) -> None:
    caller = florist.new_caller()
    florist.does("carla", florist.proposed("40.00", caller), Approve())
    case = florist.proposed("60.00", caller)
    with Visitor.coming(florist.workspace, "carla") as carla:
        refused = carla.sends(f"/cases/{case}/acts/approve", urlencode({"ceiling": "100.00"}))
        assert refused.status == 422
        assert (
            "A ceiling of €100.00 is more than may be given: €100.00 more would pass the cap of €120.00"
            " on service credit per account over 12 months:"
            " €40.00 is given or promised already, €80.00 is left" in refused.text
        )
        assert carla.sends(f"/cases/{case}/acts/approve", urlencode({"ceiling": "80.00"})).status == 303
