"""What others do comes by itself."""

from amends.app.live.raising import AlertKind, alert
from amends.app.on_case import on_case
from amends.cases.gate.acts.route import Approve
from tests.desk.people import Served
from tests.stores import writing_all


def test_an_approval_arrives_on_the_agents_screen(served: Served) -> None:
    case, ana = served.florist.proposed(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")

    served.florist.does("carla", case, Approve())

    ana.page.wait_for_selector("#case a:has-text('Put it to the customer')")


def test_the_count_of_what_needs_approval_goes_down_with_the_approval(served: Served) -> None:
    case, carla = served.florist.proposed(), served.somebody("carla")
    carla.goes_to(f"/cases/{case}/approval")
    before = int(carla.page.inner_text("[data-count=approval]"))
    carla.page.wait_for_timeout(1500)  # the lists are counted as the page opens, and then for a while no more

    carla.acts("approve")

    gone = str(before - 1) if before > 1 else ""
    carla.page.wait_for_function(
        "gone => document.querySelector('[data-count=approval]').textContent === gone", arg=gone, timeout=6000
    )


def test_of_one_case_the_most_urgent_notice_stands_and_can_be_put_away(served: Served) -> None:
    ana = served.somebody("ana")
    ana.goes_to("/lists/mine")
    ana.page.wait_for_selector("nav.queues")
    case = served.florist.proposed()
    with writing_all(served.florist.workspace.engine) as connection:
        on = on_case(connection, served.florist.desk("ana"), case)
        for kind in (AlertKind.OVERDUE, AlertKind.HOLD_ENDED, AlertKind.REMINDER):
            alert(on, on.by.user, kind, f"test-{kind}", {})
    ana.page.wait_for_selector(f"#toast .notice:has-text('{case}')")
    ana.page.wait_for_timeout(500)
    notices = ana.page.locator(f"#toast form:has-text('{case}')")
    assert notices.count() == 1
    assert "Nobody could answer" in notices.inner_text()
    notices.get_by_role("button", name="Put away").click()
    assert notices.count() == 0
    ana.goes_to("/lists/mine")
    ana.page.wait_for_timeout(2500)  # longer than it takes for notices to come
    assert notices.count() == 0
