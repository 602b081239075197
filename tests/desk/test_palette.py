"""The palette of acts, by the mouse: what is chosen opens, and the page goes on as before."""

from amends.app.on_case import act
from amends.cases.gate.acts.evidence import Restate
from tests.app.florist import Florist
from tests.desk.browser import settled
from tests.desk.people import Served, Somebody


def begins_to_restate(somebody: Somebody) -> None:
    """Opens the sheet by the mouse, and fills it in."""
    somebody.page.click("[data-palette]")
    somebody.page.click("#palette li[data-act='restate'] a")
    somebody.page.wait_for_selector("#sheet[open] form")
    somebody.fills("issue", "The flowers had withered.")
    somebody.fills("wish", "New flowers.")


def test_after_an_act_that_was_clicked_in_the_palette_the_page_can_be_clicked(florist: Florist, served: Served) -> None:
    case = florist.decided()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    begins_to_restate(ana)
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


def test_the_palette_forgets_what_was_sought_and_says_where_nothing_fits(florist: Florist, served: Served) -> None:
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{florist.decided()}")
    ana.page.click("[data-palette]")
    ana.page.fill("#palette-search", "plan a journey")
    assert ana.page.locator("#palette li:visible").count() == 0
    assert ana.page.is_visible("text=No act that the case allows is called so.")
    # The first one empties the field.
    ana.page.keyboard.press("Escape")
    ana.page.keyboard.press("Escape")

    ana.page.click("[data-palette]")
    assert ana.page.input_value("#palette-search") == ""
    assert ana.page.locator("#palette li:visible").count() > 3
    assert not ana.page.is_visible("text=No act that the case allows is called so.")


def test_a_sheet_that_is_sent_by_a_double_click_is_sent_once_and_nobody_is_frightened(
    florist: Florist, served: Served
) -> None:
    case = florist.decided()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    begins_to_restate(ana)
    sent: list[str] = []
    ana.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    ana.page.dblclick("#sheet button.main")
    ana.page.wait_for_selector("#sheet:not([open])", state="attached")
    settled(ana.page)

    assert len(sent) == 1
    assert ana.page.locator("[role='alert']").count() == 0


def test_a_contact_is_begun_and_ended_by_a_button_that_is_always_there(florist: Florist, served: Served) -> None:
    case = florist.decided()
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.click("aside >> text='End the contact'")
    ana.page.wait_for_selector("#sheet[open] form")
    ana.page.check("#sheet [name='how'][value='ended']")
    ana.sends("#sheet button.main")
    assert ana.page.locator("aside >> text='Begin a contact'").first.is_visible()
