"""Facts that are lists are filled in row by row: what the cable company promised, and the lines of its bills."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

import pytest
from playwright.sync_api import Browser

from amends.cases.facts import known_facts
from amends.cases.gate.acts.evidence import StateFact
from tests.app.florist import Florist, workspace_at
from tests.desk import cable
from tests.desk.axe import violations
from tests.desk.browser import settled
from tests.desk.people import Served, Somebody
from tests.desk.serving import serving
from tests.stores import SqliteFiles

BOX = {"kind": "free_box", "amount": "149.00", "made_by": "phone_sales"}
DISCOUNT = {"kind": "monthly_discount", "amount": "20.00", "for_months": "12"}


@pytest.fixture
def company(files: SqliteFiles, browsing: Browser) -> Iterator[Served]:
    """The cable company's desk."""
    url = files.copy(files.made("cable", cable.make_cable))
    with workspace_at(url) as workspace, serving(Florist(workspace), browsing) as served:
        yield served
    files.forget(url)


def at_the_question(company: Served, *missing: str, **window: object) -> tuple[str, Somebody]:
    """An agent on a call, before the question about a list."""
    case = cable.decided_without(company.florist.workspace, *missing)
    ana = company.somebody("ana", **window)  # type: ignore[arg-type]  # the window is handed on
    ana.goes_to(f"/cases/{case}")
    return case, ana


def fills(ana: Somebody, number: int, values: Mapping[str, str], name: str = "value") -> None:
    """Fills in the fields of a row."""
    for field, value in values.items():
        place = ana.page.locator(f"[id='{name}-{number}-{field}']")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)


def clicks(ana: Somebody, button: str) -> None:
    """Presses a button, and waits until the page has settled."""
    ana.page.click(f"#ask button:visible:has-text('{button}')")
    settled(ana.page)


def sends(ana: Somebody) -> None:
    clicks(ana, "Save")
    ana.page.wait_for_selector("#case")


def stated(company: Served, case: str, fact: str) -> Sequence[Mapping[str, object]]:
    """What is known of a list now."""
    elements = known_facts(company.florist.seen(case), cable.tree())[fact]
    assert isinstance(elements, list)
    return [element for element in elements if isinstance(element, dict)]


@pytest.mark.parametrize("with_script", [True, False])
def test_promises_are_stated_row_by_row(company: Served, with_script: bool) -> None:
    case, ana = at_the_question(company, "promises", with_script=with_script)
    fills(ana, 1, BOX)
    clicks(ana, "One more")
    fills(ana, 2, DISCOUNT)
    clicks(ana, "One more")
    fills(ana, 3, {"kind": "free_installation"})
    ana.page.click("button[value='value.3']")
    settled(ana.page)
    ana.page.wait_for_selector("[id='value-3-kind']", state="detached")
    sends(ana)

    box, discount = stated(company, case, "promises")
    assert (box["kind"], Decimal(str(box["amount"])), box["made_by"]) == ("free_box", Decimal(149), "phone_sales")
    assert (discount["kind"], discount["for_months"]) == ("monthly_discount", 12)
    assert box.get("for_months") is None
    assert not ana.complaints


def test_a_row_more_takes_the_focus_and_enter_sends(company: Served) -> None:
    case, ana = at_the_question(company, "bill_lines")
    fills(ana, 1, {"bill": "1", "kind": "plan", "amount": "89.00"})
    ana.page.focus("button[name='add']")
    ana.page.keyboard.press("Enter")
    ana.page.wait_for_selector("[id='value-2-bill']:focus")
    ana.page.keyboard.type("1")
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.press("b")
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.type("149.00")
    with ana.page.expect_response(lambda answer: answer.request.method == "POST"):
        ana.page.keyboard.press("Enter")
    settled(ana.page)

    assert [(line["kind"], line["bill"]) for line in stated(company, case, "bill_lines")] == [("plan", 1), ("box", 1)]


@pytest.mark.parametrize("with_script", [True, False])
def test_what_is_wrong_in_a_row_is_told_there_and_the_rows_stay(company: Served, with_script: bool) -> None:
    case, ana = at_the_question(company, "promises", with_script=with_script)
    fills(ana, 1, BOX)
    clicks(ana, "One more")
    legends = ana.page.locator("#ask legend").all_inner_texts()
    assert [one.split(" · ")[0].casefold() for one in legends] == ["free box", "not filled in yet"]
    fills(ana, 2, {**DISCOUNT, "amount": "twenty"})
    clicks(ana, "Save")

    assert "twenty" in ana.page.inner_text("[role='alert']")
    assert ana.page.locator("[data-wrong] input").evaluate_all("all => all.map((one) => one.id)") == ["value-2-amount"]
    assert ana.page.input_value("[id='value-1-amount']") == "149.00"
    fills(ana, 2, DISCOUNT)
    sends(ana)
    assert len(stated(company, case, "promises")) == 2


def test_nothing_filled_in_states_nothing_but_that_there_are_none_can_be_said(company: Served) -> None:
    case, ana = at_the_question(company, "promises")
    clicks(ana, "Save")
    assert "nothing was filled in" in ana.page.inner_text("[role='alert']").lower()
    assert known_facts(company.florist.seen(case), cable.tree()).get("promises") is None

    clicks(ana, "There are none")
    assert stated(company, case, "promises") == []


def test_rows_that_were_typed_are_there_again_after_a_closed_tab(company: Served) -> None:
    case, ana = at_the_question(company, "promises")
    fills(ana, 1, BOX)
    clicks(ana, "One more")
    fills(ana, 2, DISCOUNT)
    ana.page.close()

    ana.page = ana.page.context.new_page()
    ana.goes_to(f"/cases/{case}")
    assert ana.page.input_value("[id='value-1-amount']") == "149.00"
    clicks(ana, "One more")
    assert ana.page.input_value("[id='value-2-amount']") == "20.00"
    sends(ana)
    assert [one["kind"] for one in stated(company, case, "promises")] == ["free_box", "monthly_discount"]


def test_what_a_colleague_does_meanwhile_takes_no_row_away(company: Served) -> None:
    case, ana = at_the_question(company, "promises")
    fills(ana, 1, BOX)
    clicks(ana, "One more")
    company.florist.does("ben", case, StateFact("threatens_to_cancel", True))
    ana.page.wait_for_timeout(2_500)

    assert ana.page.input_value("[id='value-1-amount']") == "149.00"
    assert ana.page.locator("[id='value-2-amount']").count() == 1


@pytest.mark.parametrize("with_script", [True, False])
def test_the_lab_tries_lists_row_by_row(company: Served, with_script: bool) -> None:
    olga, name = company.somebody("olga", with_script=with_script), "fact.bill_lines"
    olga.goes_to(f"{cable.version()}/lab")
    fills(olga, 1, {"bill": "1", "kind": "box", "amount": "149.00"}, name)
    olga.page.click(f"button[name='add'][value='{name}']")
    olga.page.wait_for_selector(f"[id='{name}-2-bill']")
    fills(olga, 2, {"bill": "0"}, name)
    if not with_script:
        olga.page.click("main button.main")

    olga.page.wait_for_selector("#outcome [role='alert']:has-text('bill_lines[2].bill')")
    assert olga.page.input_value(f"[id='{name}-1-amount']") == "149.00"
    assert not olga.complaints


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rows_have_no_violation_and_fit_on_a_phone(company: Served, scheme: Literal["light", "dark"]) -> None:
    _, ana = at_the_question(company, "promises", scheme=scheme, width=360, height=740)
    fills(ana, 1, BOX)
    clicks(ana, "One more")
    assert violations(ana) == []
    assert ana.page.evaluate("document.documentElement.scrollWidth") <= 360

    olga = company.somebody("olga", scheme=scheme, width=360, height=740)
    olga.goes_to(f"{cable.version()}/lab")
    assert violations(olga) == []
    assert olga.page.evaluate("document.documentElement.scrollWidth") <= 360
