"""The palette of acts, by the mouse: what is chosen opens, and the page goes on as before."""

from playwright.sync_api import Browser

from amends.app.on_case import act
from amends.cases.gate.acts.evidence import Restate
from tests.app.florist import Florist
from tests.desk.browser import settled
from tests.desk.people import Served


def test_after_an_act_that_was_clicked_in_the_palette_the_page_can_be_clicked(florist: Florist, served: Served) -> None:
    case = florist.decided()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.click("[data-palette]")
    ana.page.click("#palette li[data-act='restate'] a")
    ana.page.wait_for_selector("#sheet[open] form")
    ana.fills("issue", "The flowers had withered.")
    ana.fills("wish", "New flowers.")
    ana.sends("#sheet button.main")

    ana.page.click("[data-palette]")
    assert ana.page.locator("#palette[open]").count() == 1
    ana.page.keyboard.press("Escape")
    ana.page.click("a:has-text('Mine')")
    ana.page.wait_for_selector("#list[data-list='mine'], [data-list='mine']")
    assert not ana.complaints


def test_what_others_do_meanwhile_does_not_take_the_palette_away(florist: Florist, served: Served) -> None:
    case = florist.decided()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.click("[data-palette]")
    act(florist.desk("carla"), case, Restate("The flowers had withered.", "New flowers."))
    ana.page.wait_for_timeout(1500)
    assert ana.page.locator("#palette[open]").count() == 1

    ana.page.keyboard.press("Escape")
    with ana.page.expect_response(lambda answer: "/acts/" in answer.url):
        ana.page.click("[data-palette]")
        ana.page.click("#palette li[data-act='restate'] a")
    settled(ana.page)
    assert not ana.complaints
