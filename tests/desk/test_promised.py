"""What stands between a promise and the customer having it: said plainly, and settled by a button."""

from urllib.parse import urlencode
from uuid import UUID

import pytest

from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import Approve
from amends.cases.parts import GiftState
from tests.app.florist import Florist
from tests.desk.in_process import Visitor

STANDS = "Promised. The customer has it when it is given."


def promised_twice(florist: Florist) -> tuple[str, tuple[UUID, ...]]:
    """A case in which a bouquet and the price were promised."""
    case = florist.decided(facts={"came_late": True})
    florist.does("ana", case, Give("second_bouquet"))
    return case, tuple(florist.does("ana", case, Give("refund")).gifts)


def states(florist: Florist, case: str) -> dict[str, GiftState]:
    """How far each gift has come."""
    return {gift.remedy: gift.state for gift in florist.seen(case).gifts.values()}


def test_what_was_promised_stands_on_the_case_until_it_is_given(florist: Florist) -> None:
    case, (bouquet, _) = promised_twice(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
        assert page.count(STANDS) == 2
        sent = ana.sends(f"/cases/{case}/given", urlencode({"entry": str(bouquet), "why": "parcel 12"}))
        assert sent.status == 303
        again = ana.gets(f"/cases/{case}").text
    assert states(florist, case) == {"second_bouquet": GiftState.GIVEN, "refund": GiftState.RESERVED}
    assert again.count(STANDS) == 1
    assert "parcel 12" in again


def test_everything_is_settled_at_once_after_a_list_to_confirm(florist: Florist) -> None:
    case, entries = promised_twice(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        listed = ",".join(map(str, entries))
        page = ana.gets(f"/cases/{case}").text
        assert f'value="{listed}">Yes, they have all 2<' in page
        # It is asked before: what each is, and what saying so tells the customer.
        assert page.index("All 2 given…") < page.index("They read “Done” on their page") < page.index("Yes, they have")
        ana.sends(f"/cases/{case}/given", urlencode({"entry": listed}))
        assert STANDS not in ana.gets(f"/cases/{case}").text
    assert set(states(florist, case).values()) == {GiftState.GIVEN}


def test_nothing_is_given_where_nothing_was_pressed(florist: Florist) -> None:
    case, _ = promised_twice(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        sent = ana.sends(f"/cases/{case}/given", "why=parcel")
    assert sent.status == 422
    assert "ress the button beside what the customer has" in sent.text
    assert set(states(florist, case).values()) == {GiftState.RESERVED}


def test_what_an_offer_has_only_set_aside_is_not_promised(florist: Florist) -> None:
    case = florist.proposed()
    florist.does("carla", case, Approve())
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert STANDS not in ana.gets(f"/cases/{case}").text


@pytest.mark.parametrize("is_refused", [False, True])
def test_resolving_says_what_is_promised_by_its_title_and_has_the_button(florist: Florist, is_refused: bool) -> None:
    case, _ = promised_twice(florist)
    florist.does("ana", case, EndContact())
    with Visitor.coming(florist.workspace, "ana") as ana:
        at = f"/cases/{case}/acts/resolve"
        sheet = (ana.sends(at, "needs_met=left") if is_refused else ana.gets(at)).text
    assert sheet.count(STANDS) == 2
    assert f'action="/cases/{case}/given"' in sheet
    if is_refused:
        assert "Second bouquet is promised and not given yet" in sheet
        assert "second_bouquet" not in sheet


def test_promised_and_given_are_told_apart_beside_the_customer(florist: Florist) -> None:
    case, (bouquet, _) = promised_twice(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert "2 promised, worth €120.00" in ana.gets(f"/cases/{case}").text
        ana.sends(f"/cases/{case}/given", urlencode({"entry": str(bouquet)}))
        assert "1 given, worth €60.00, 1 promised, worth €60.00" in ana.gets(f"/cases/{case}").text
