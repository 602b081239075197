"""The policy owner at the desk: drafting, the lab, and the steps that take two people."""

from playwright.sync_api import Browser, expect

from tests.app.florist import POLICY
from tests.desk.brands import brand_served
from tests.desk.people import Served
from tests.stores import SqliteFiles

VERSION = "/policies/florist/flower-care/2026-01-01.1"


def test_in_the_lab_a_changed_fact_changes_the_outcome_at_once(served: Served) -> None:
    olga = served.somebody("olga")
    olga.goes_to(f"{VERSION}/lab")
    olga.page.select_option("[name='fact.withered']", "true")

    olga.page.wait_for_selector("#outcome article.owed:has-text('Second bouquet')")


def test_what_comes_out_is_told_where_one_tries(served: Served) -> None:
    olga = served.somebody("olga")
    olga.goes_to(f"{VERSION}/lab")
    olga.page.set_viewport_size({"width": 1280, "height": 500})
    olga.page.select_option("[name='fact.withered']", "true")
    told = olga.page.locator("#in-short")
    expect(told).to_have_text("Owed: second bouquet; discretionary: gesture; 2 undecided")
    expect(told).to_be_in_viewport()
    olga.page.locator("#outcome").evaluate("one => window.scrollTo(0, document.body.scrollHeight)")
    expect(olga.page.locator("#outcome article.owed h2")).to_be_in_viewport()


def test_a_day_before_the_first_of_the_version_says_why_nothing_is_decided(
    files: SqliteFiles, browsing: Browser
) -> None:
    with brand_served(files, "phone", browsing) as (brand, people):
        olga = people.somebody("olga")
        olga.goes_to(f"/policies/phone/{brand.tree.name}/{brand.tree.version}/lab")
        olga.page.fill("[name='fact.purchased_on']", "2025-07-15")
        why = (
            "This version of the policy decides nothing here: "
            "it holds from 1 January 2026 on, and the day of purchase is 15 July 2025."
        )
        expect(olga.page.locator("#outcome .notice")).to_contain_text(why)
        expect(olga.page.locator("#in-short")).to_have_text(why)


def test_a_draft_shows_its_faults_with_the_line(served: Served) -> None:
    olga = served.somebody("olga")
    olga.goes_to("/policies")
    olga.page.click("text=A new draft")
    olga.page.fill("#client", "florist")
    olga.page.fill("#text", POLICY.replace("2026-01-01.1", "2026-02-01.1").replace("when: withered}", "when: wilted}"))
    olga.page.click("text=Keep the draft")

    assert "wilted" in olga.reads()
    assert "line " in olga.reads()


def test_who_wrote_a_policy_does_not_review_it(served: Served) -> None:
    olga, vera = served.somebody("olga"), served.somebody("vera")
    olga.goes_to("/policies")
    olga.page.click("text=A new draft")
    olga.page.fill("#client", "florist")
    olga.page.fill(
        "#text", POLICY.replace("2026-01-01.1", "2026-02-01.1").replace("from: 2026-01-01", "from: 2026-02-01")
    )
    olga.page.click("text=Keep the draft")
    olga.page.click("text=Check it")
    assert olga.page.locator("text=I have read it").count() == 0
    assert "Somebody else reads it now, and reviews it: you wrote it." in olga.reads()

    vera.goes_to("/policies/florist/flower-care/2026-02-01.1")
    vera.page.click("text=I have read it")
    vera.page.click("button:has-text('Publish')")
    assert "published" in vera.reads()
