"""A gift that is sent twice, as by a double click, is given once, and is told as done."""

from urllib.parse import urlencode

from amends.cases.gate.acts.evidence import StateFact
from tests.app.florist import Florist
from tests.desk.in_process import Visitor


def gives(amount: str, seen: int) -> str:
    """The form of a gesture, as it is sent."""
    return urlencode({"remedy": "gesture", "amount": amount, "reason": "goodwill", "seen": seen})


def test_what_was_just_given_leads_to_the_case(florist: Florist) -> None:
    case = florist.decided()
    seen = florist.seen(case).number
    with Visitor.coming(florist.workspace, "carla") as carla:
        address = f"/cases/{case}/acts/give"
        assert [carla.sends(address, gives("20.00", seen)).status for _ in range(2)] == [303, 303]
        assert len(florist.seen(case).gifts) == 1
        other = carla.sends(address, gives("10.00", seen))
        assert other.status == 422
        assert "was changed since you looked at it" in other.text


def test_what_somebody_else_did_meanwhile_is_looked_at_first(florist: Florist) -> None:
    case = florist.decided()
    seen = florist.seen(case).number
    with Visitor.coming(florist.workspace, "carla") as carla, Visitor.coming(florist.workspace, "ben") as ben:
        address = f"/cases/{case}/acts/give"
        assert ben.sends(address, gives("20.00", seen)).status == 303
        assert carla.sends(address, gives("20.00", seen)).status == 422


def test_what_was_stated_since_is_looked_at_first(florist: Florist) -> None:
    case = florist.decided()
    seen = florist.seen(case).number
    with Visitor.coming(florist.workspace, "carla") as carla:
        assert carla.sends(f"/cases/{case}/acts/give", gives("20.00", seen)).status == 303
        florist.does("carla", case, StateFact("occasion", "wedding"))
        assert carla.sends(f"/cases/{case}/acts/give", gives("20.00", seen)).status == 422
