"""A customer who calls for the first time is added while they speak, and gets a case without anything typed twice."""

import pytest

from amends.app.cases.caller import caller
from tests.desk.people import Served


@pytest.mark.parametrize("with_script", [True, False])
def test_a_customer_whom_nobody_knows_is_added_and_has_a_case(served: Served, with_script: bool) -> None:
    ana = served.somebody("ana", with_script=with_script)
    ana.page.fill("#q", "Marguerite Vandenberghe")
    ana.page.keyboard.press("Enter")
    ana.page.click("a:has-text('Add a customer')")
    assert ana.page.input_value("#name") == "Marguerite Vandenberghe"
    ana.page.fill("#phone", "+49 30 1234567")
    ana.page.click("main button.main")
    ana.page.wait_for_selector("#problem")
    ana.page.click("summary:has-text('Add an account')")
    ana.page.fill("#number", "L-4711")
    ana.page.click("button:has-text('Add an account')")
    ana.page.fill("#problem", "The flowers came withered.")
    ana.page.click("text=Open the case")
    ana.page.wait_for_selector("#case")

    found = caller(served.florist.desk("ana"), "L-4711")
    assert (found.customer.name, found.customer.phone) == ("Marguerite Vandenberghe", "+49 30 1234567")
    assert len(found.cases) == 1


@pytest.mark.parametrize(("typed", "field"), [("+49 30 1234567", "phone"), ("m@example.org", "email"), ("Max", "name")])
def test_what_was_searched_for_need_not_be_typed_again(served: Served, typed: str, field: str) -> None:
    ana = served.somebody("ana")
    ana.page.fill("#q", typed)
    ana.page.keyboard.press("Enter")
    ana.page.click("a:has-text('Add a customer')")
    assert ana.page.input_value(f"#{field}") == typed


def test_what_is_wrong_with_a_customer_is_told_and_what_was_typed_stays(served: Served) -> None:
    ana = served.somebody("ana")
    ana.goes_to("/customers/new?name=Max")
    ana.page.fill("#email", "nowhere")
    ana.page.click("main button.main")
    assert "nowhere" in ana.page.inner_text("[role='alert']")
    assert ana.page.input_value("#name") == "Max"
