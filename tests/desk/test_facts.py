"""A fact is said anew where it was another way, and what is typed wrongly is no dead end."""

import pytest

from amends.app.cases.reading import view
from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from tests.desk import cable
from tests.desk.people import Served
from tests.desk.test_rows import company  # noqa: F401  # a fixture


def known(served: Served, case: str) -> dict[str, Plain]:
    """What is known."""
    seen = view(served.florist.desk("ana"), case)
    return dict(known_facts(seen.state, seen.policy))


@pytest.mark.parametrize("with_script", [True, False])
def test_a_fact_is_said_anew_and_the_policy_decides_at_once(served: Served, with_script: bool) -> None:
    case, ana = served.florist.decided(), served.somebody("ana", with_script=with_script)
    ana.goes_to(f"/cases/{case}")
    if with_script:
        ana.page.keyboard.press("g")
        ana.page.click("#grounds a:has-text('Record a fact')")
    else:
        ana.goes_to(f"/cases/{case}/acts/fact")
    ana.page.click(f"{'#sheet ' if with_script else ''}a:has-text('Came late')")
    ana.page.select_option("#fact-value", "true")
    ana.page.check("[name='source'][value='record']")
    ana.page.click("button.main:has-text('Record a fact')")

    ana.page.wait_for_selector("section.owed >> text=Refund")
    assert known(served, case)["came_late"] is True
    assert not ana.complaints


def test_an_answer_that_is_none_is_told_and_stays_to_be_mended(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}/acts/fact?fact=price")
    assert ana.page.input_value("#fact-value") == "60.00"
    ana.page.fill("#fact-value", "sixty")
    ana.page.click("button.main:has-text('Record a fact')")

    assert "sixty" in ana.page.inner_text("[role='alert']")
    assert ana.page.input_value("#fact-value") == "sixty"
    assert known(served, case)["price"] == "60.00"


def test_a_list_is_said_anew_row_by_row_over_the_call_screen(company: Served) -> None:  # noqa: F811  # the fixture
    case, ana = cable.decided_without(company.florist.workspace), company.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.page.keyboard.press("g")
    ana.page.click("#grounds a:has-text('Record a fact')")
    ana.page.click("#sheet a:has-text('The lines of your bills')")
    ana.page.wait_for_selector("#sheet [id='value-3-kind']")
    ana.page.click("#sheet button[name='add']")
    ana.page.wait_for_selector("#sheet [id='value-4-bill']:focus")
    ana.page.fill("[id='value-4-bill']", "1")
    ana.page.select_option("[id='value-4-kind']", "late_fee")
    ana.page.fill("[id='value-4-amount']", "8.00")
    ana.sends("#sheet button.main:visible")

    lines = known(company, case)["bill_lines"]
    assert isinstance(lines, list)
    assert len(lines) == 4
    assert not ana.page.locator("#sheet[open]").count()
    assert not ana.complaints


def test_a_day_before_the_versions_first_is_no_dead_end(company: Served) -> None:  # noqa: F811  # the fixture
    case, ana = cable.decided_without(company.florist.workspace), company.somebody("ana")
    ana.goes_to(f"/cases/{case}/acts/fact?fact=ordered_on")
    ana.page.fill("#fact-value", "2025-11-12")
    ana.page.click("button.main:has-text('Record a fact')")
    assert "This version of the policy decides nothing here" in ana.reads()

    ana.page.click("main a:has-text('Record a fact')")
    ana.page.wait_for_selector("#sheet[open]")


def test_an_act_that_has_no_form_is_nothing_at_this_address(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}/acts/begin-fulfilment")
    assert "There is nothing at this address." in ana.reads()
