"""What comes by itself covers nothing, and does not come where it is seen already; a link is copied by a click."""

import pytest

from amends.app.live.presence import here
from tests.app.florist import Florist
from tests.desk.people import Served

OVERLAPS = """() => {
  const place = (one) => document.querySelector(one).getBoundingClientRect();
  const [toast, main] = [place("#toast .notice"), place("#main > *")];
  return toast.left < main.right && main.left < toast.right && toast.top < main.bottom && main.top < toast.bottom;
}"""


def proposed_while_present(florist: Florist) -> str:
    """A solution that a lead who is there is alerted to."""
    here(florist.desk("carla"))
    return florist.proposed("60.00")


def test_an_alert_covers_nothing_of_the_page(served: Served) -> None:
    other = proposed_while_present(served.florist)
    carla = served.somebody("carla", height=500)
    carla.goes_to(f"/cases/{served.florist.decided()}")
    carla.page.wait_for_selector(f"#toast .notice:has-text('{other}')")
    assert not carla.page.evaluate(OVERLAPS)


def test_who_has_the_case_before_them_is_not_alerted_to_it(served: Served) -> None:
    case = proposed_while_present(served.florist)
    carla = served.somebody("carla")
    carla.page.wait_for_selector(f"#toast .notice:has-text('{case}')")
    with carla.page.expect_response(lambda answer: "/live?case=" in answer.url):
        carla.goes_to(f"/cases/{case}/approval")
    carla.page.wait_for_timeout(2500)
    assert carla.page.locator("#toast .notice").count() == 0


@pytest.mark.parametrize("with_script", [True, False])
def test_a_customers_link_is_copied_by_a_click_where_there_is_script(served: Served, with_script: bool) -> None:
    ana = served.somebody("ana", with_script=with_script)
    ana.goes_to(f"/cases/{served.florist.decided()}/link")
    ana.page.click("button:has-text('Make a link')")
    ana.page.wait_for_selector("#made-link")
    copies = ana.page.locator("button[data-copy]")
    if not with_script:
        assert not copies.is_visible()
        return
    ana.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copies.click()
    ana.page.wait_for_selector("button:text-is('Copied')")
    assert ana.page.evaluate("navigator.clipboard.readText()") == ana.page.input_value("#made-link")
