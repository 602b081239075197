"""The call screen in a browser: answers, what is owed, noes, and whom to ask, each with what is said."""

from datetime import date, timedelta

from playwright.sync_api import Browser

from amends.app.cases.reading import view
from amends.cases.facts import known_facts
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.state import Stage
from tests.desk.axe import violations
from tests.desk.brands import brand_served
from tests.desk.browser import settled
from tests.desk.people import Served, Somebody
from tests.stores import SqliteFiles

DATES = ("purchased_on", "reported_on")


def known(served: Served, case: str) -> dict[str, object]:
    """What is known of a case."""
    seen = view(served.florist.desk("carla"), case)
    return dict(known_facts(seen.state, seen.policy))


def asked(somebody: Somebody) -> str:
    """The fact that is asked for."""
    return somebody.page.locator("#ask input[name='fact']").get_attribute("value") or ""


def test_a_second_date_begins_empty_and_a_second_enter_answers_nothing(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("broken-phone-dates-unknown", "replacement")
        walk.does("ana", StateFact("reported_on", None, "record"))
        walk.decides("ana")
        case, ana = walk.reference, served.somebody("ana")
        ana.goes_to(f"/cases/{case}")
        first, bought = asked(ana), (date.today() - timedelta(days=178)).isoformat()
        assert first in DATES
        ana.page.fill("#ask [name='value']", bought)
        with ana.page.expect_response(lambda answer: answer.request.method == "POST"):
            ana.page.focus("#ask [name='value']")
            ana.page.keyboard.press("Enter")
        ana.page.wait_for_function(
            "first => document.querySelector(\"#ask [name='fact']\")?.value !== first", arg=first
        )
        ana.page.focus("#ask [name='value']")
        ana.page.keyboard.press("Enter")
        settled(ana.page)

        second = asked(ana)
        assert {first, second} == set(DATES)
        assert ana.page.input_value("#ask [name='value']") == ""
        assert known(served, case).get(first) == bought
        assert known(served, case).get(second) is None
        assert not ana.complaints


def test_the_second_click_of_a_double_click_answers_no_other_question(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        case = brand.walks("broken-phone-178-days-admitted", "replacement").reference
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{case}")
        before = known(served, case)
        ana.sends("#ask button[value='false']")
        assert ana.page.locator("#ask button[value='false']").count(), "the next one is answered by a button as well"
        box = ana.page.locator("#ask button[value='false']").bounding_box()
        assert box is not None
        ana.page.mouse.move(box["x"] + 5, box["y"] + 5)
        ana.page.mouse.down(click_count=2)
        ana.page.mouse.up(click_count=2)
        ana.page.wait_for_timeout(300)
        settled(ana.page)
        assert len(set(known(served, case)) - set(before)) == 1


def test_words_typed_for_one_question_are_not_those_of_the_next(files: SqliteFiles, browsing: Browser) -> None:
    prices = ("phone_price", "new_phone_price", "bills_past_due", "years_with_us")
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("broken-phone-178-days-admitted", "upgrade_discount", without=prices)
        walk.hears("ana", {"on_stolen_register": False, "fraud_found": False}, brand.tree)
        walk.decides("ana")
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{walk.reference}")
        first = asked(ana)
        ana.page.fill("#ask [name='value']", "9")
        ana.page.reload()
        assert ana.page.input_value("#ask [name='value']") == "9", "it is kept for its own question"
        walk.hears("ana", {first: "3"}, brand.tree)
        walk.decides("ana")
        ana.page.reload()
        assert asked(ana) not in ("", first)
        assert ana.page.input_value("#ask [name='value']") == ""


def test_what_is_owed_is_given_after_reading_what_happens(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.click(".group.owed a:has-text('Give')")
    ana.page.wait_for_selector("#sheet[open] #happens")
    words = ana.page.locator("#sheet").inner_text()
    assert "The customer gets second bouquet (€60.00)" in words
    assert "they have not asked for it" in words
    assert "What came withered comes again." in words
    assert not served.florist.seen(case).gifts
    ana.sends("#sheet button.main")
    assert [gift.remedy for gift in served.florist.seen(case).gifts.values()] == ["second_bouquet"]
    assert not ana.complaints


def test_what_is_owed_can_be_declined_in_the_customers_words(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    assert "Give: Second bouquet" not in ana.reads(), "what nobody asked for is not the one big button"
    ana.page.click('.group.owed a:has-text("They don\'t want it")')
    ana.page.wait_for_selector("#sheet[open] form")
    ana.fills("words", "The party is over.")
    ana.sends("#sheet button.main")
    assert served.florist.seen(case).declined == {"second_bouquet"}
    history = view(served.florist.desk("ana"), case).history
    assert "the customer does not want it: “The party is over.”" in history[-1].event.sentence()
    assert "they don't want it" in ana.page.locator(".group.owed").inner_text()


def test_a_no_is_read_in_full_before_it_is_told_and_stays_told(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("broken-phone-178-days-admitted", "replacement", without=("bills_past_due",))
        ana, case = served.somebody("ana"), walk.reference
        ana.goes_to(f"/cases/{case}")
        group = ana.page.locator(".group.not_covered")
        group.locator("a:has-text('Tell the no')").click()
        ana.page.wait_for_selector("#sheet[open] blockquote")
        said = ana.page.locator("#sheet blockquote").inner_text()
        assert "Physical damage" in said
        assert "178" in said
        assert "120" in said
        assert not served.florist.seen(case).told
        assert said in ana.page.locator("section.say blockquote").inner_text()
        ana.sends("#sheet button.main")
        assert served.florist.seen(case).told == {"replacement"}
        group.locator("summary:has-text('Why')").first.click()
        assert "178" in group.inner_text()

        ana.goes_to(f"/cases/{case}/acts/fact?fact=bills_past_due")
        ana.page.fill("#fact-value", "0")
        ana.page.click("main button.main")
        ana.goes_to(f"/cases/{case}")
        assert len(served.florist.seen(case).decisions) == 2
        assert "told" in group.inner_text()
        assert not ana.complaints


def test_whoever_may_give_it_is_asked_and_the_least_of_them_approves(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("broken-phone-178-days-admitted", "upgrade_discount")
        walk.hears("ana", {"on_stolen_register": False, "fraud_found": False}, brand.tree)
        walk.decides("ana")
        case = walk.reference
        ana, ben = served.somebody("ana"), served.somebody("ben")
        ana.goes_to(f"/cases/{case}")
        assert "$180.00" in ana.page.locator(".group.needs_lead").inner_text()
        ana.page.click(".group.needs_lead a:has-text('senior agent') >> nth=0")
        ana.page.wait_for_selector("#sheet[open] form")
        assert ana.page.input_value("#sheet [name='amount']") == "180.00"
        ana.fills("why", "It is the first time in three years.")
        ana.sends("#sheet button.main")
        proposal = served.florist.seen(case).proposal
        assert proposal is not None
        assert proposal.asked_of == "senior_agent"
        ben.goes_to("/lists/approval")
        assert case in ben.reads()
        ben.goes_to(f"/cases/{case}/approval")
        ben.page.click("a:has-text('Approve')")
        ben.page.wait_for_selector("#sheet[open] form")
        ben.sends("#sheet button.main")
        assert served.florist.seen(case).stage is Stage.APPROVED


def test_where_no_exception_leads_there_the_case_is_given_to_who_decides(served: Served) -> None:
    case = served.florist.decided(facts={"occasion": "funeral"})
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.acts("restate", issue="It was withered.", wish="You want fresh flowers.", remedy="second_bouquet")
    ana.acts("confirm")
    ana.acts("decide")
    ana.page.click(".group.needs_lead li:has-text('Service credit') a:has-text('team lead')")
    ana.page.wait_for_selector("#sheet[open] form")
    assert "may give" in ana.page.locator("#sheet").inner_text()
    ana.page.locator("#sheet [name='user']").first.check()
    ana.sends("#sheet button.main")
    seen = view(served.florist.desk("dora"), case)
    assert seen.state.owner is not None
    assert seen.names[seen.state.owner] == "carla"


def test_what_could_help_as_well_is_shown_with_its_question(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "laptop", browsing) as (brand, served):
        without = ("part_would_do", "part_price")
        case = brand.walks("fell-off-the-table", "repair", without=without).reference
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{case}")
        shown = ana.page.locator("#instead")
        assert "part" in shown.inner_text()
        assert "A single part that would put it right" in shown.inner_text()
        assert violations(ana) == []
        shown.locator("a:has-text('Answer')").first.click()
        ana.page.wait_for_selector("#sheet[open] form")
        ana.page.select_option("#sheet [name='value']", "true")
        ana.sends("#sheet button.main")
        assert known(served, case)["part_would_do"] is True


def test_where_the_version_decides_nothing_that_is_said_and_what_to_do(files: SqliteFiles, browsing: Browser) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("bought-before-these-terms", "replacement", without=("purchased_on",))
        walk.hears("ana", {"purchased_on": "2025-12-30"}, brand.tree)
        walk.decides("ana")
        case = walk.reference
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{case}")
        words = ana.reads()
        assert "This version of the policy decides nothing here" in words
        assert "not decided by this version" in words
        assert "Is there anything left" not in words
        steps = ana.page.locator(".steps").inner_text()
        assert "Resolve" not in steps
        assert "Only if the day of purchase was another day than the one recorded" in steps


def test_where_the_version_decides_nothing_make_it_right_and_a_supervisor_are_open(
    files: SqliteFiles, browsing: Browser
) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("bought-before-these-terms", "replacement", without=("purchased_on",))
        walk.hears("ana", {"purchased_on": "2025-12-30"}, brand.tree)
        walk.decides("ana")
        ana = served.somebody("ana")
        ana.goes_to(f"/cases/{walk.reference}")
        told = ana.page.locator(".empty")
        assert "it holds from 1 January 2026 on, and the day of purchase is 30 December 2025" in told.inner_text()
        assert "neither gives nor refuses anything" in told.inner_text()
        acts = told.locator("a, button").all_inner_texts()
        assert acts == ["Make It Right", "Ask for a supervisor", "It was another day"]
        ana.sends(".empty :is(a, button):has-text('Make It Right')")
        assert brand.florist.seen(walk.reference).stage is Stage.MAKING_IT_RIGHT


def test_what_has_nothing_to_fill_in_is_done_by_its_button(served: Served) -> None:
    case, ana = served.florist.opened(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.acts("verify-caller", method="one_time_code")
    ana.acts("restate", issue="It was withered.", wish="The money back.", remedy="refund")
    ana.sends("main button:has-text('They say: yes, that is it') >> nth=0")
    assert not ana.page.locator("#sheet[open]").count()
    restatement = served.florist.seen(case).restatement
    assert restatement is not None
    assert restatement.is_confirmed
