"""Two people live through an exception, each in their own browser."""

from tests.desk.people import Served


def test_an_agent_proposes_a_lead_adjusts_and_the_customer_accepts(served: Served) -> None:
    case = served.florist.opened()
    ana, carla = served.somebody("ana"), served.somebody("carla")
    ana.goes_to(f"/cases/{case}")
    ana.acts("verify-caller", method="one_time_code")
    ana.acts(
        "restate",
        issue="The flowers were withered when they came.",
        wish="You want the money back.",
        remedy="refund",
    )
    ana.acts("confirm")
    ana.acts("decide")
    ana.answers("false")
    ana.page.click("#case button:has-text('Make It Right')")
    ana.page.wait_for_selector("text=Solution")
    ana.acts("propose", terms_remedy="service_credit", terms_amount="60.00", why="They were for a birthday.")

    carla.goes_to("/lists/approval")
    carla.page.click(f"text={case}")
    assert "They were for a birthday." in carla.reads()
    carla.acts("adjust", terms_amount="80.00", feedback="Make it the price of the bouquet and a little more.")

    ana.goes_to(f"/cases/{case}")
    assert "Make it the price of the bouquet" in ana.reads()
    ana.acts("take")
    ana.acts("offer")
    ana.acts("accept")

    assert served.florist.seen(case).stage.value == "agreed"
    assert not ana.complaints
    assert not carla.complaints
