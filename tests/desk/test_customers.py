"""A customer who calls for the first time is added while they speak, and gets a case without anything typed twice."""

import pytest

from amends.app.cases.caller import caller
from tests.app.florist import Caller
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


def test_what_a_customer_has_had_and_what_else_is_open_is_told_in_words(served: Served) -> None:
    florist = served.florist
    earlier = florist.seen(florist.agreed("40.00"))
    assert earlier.account is not None
    proposed = florist.proposed("60.00", Caller(earlier.customer, earlier.account))
    ana, carla = served.somebody("ana"), served.somebody("carla")

    ana.goes_to(f"/cases/{proposed}")
    assert "Remedies within a year\n1 promised, worth €40.00" in ana.reads()
    assert "Other open cases\n1" in ana.reads()
    ana.goes_to(f"/customers/{earlier.customer}")
    assert "Remedies within a year\n1 promised, worth €40.00" in ana.reads()
    carla.goes_to(f"/cases/{proposed}/approval")
    assert "Remedies within a year\n1 promised, worth €40.00" in carla.reads()
    assert "Other cases\n1" in carla.reads()


def test_of_who_calls_for_the_first_time_it_is_said_that_there_was_nothing(served: Served) -> None:
    case, ana = served.florist.opened(), served.somebody("ana")

    ana.goes_to(f"/cases/{case}")

    assert "Remedies within a year\nnone" in ana.reads()
    assert "Other open cases\nnone" in ana.reads()
