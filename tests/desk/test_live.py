"""What others do comes by itself."""

from amends.cases.gate.acts.route import Approve
from tests.desk.people import Served


def test_an_approval_arrives_on_the_agents_screen(served: Served) -> None:
    case, ana = served.florist.proposed(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")

    served.florist.does("carla", case, Approve())

    ana.page.wait_for_selector("#case a:has-text('Put it to the customer')")
