"""Nothing that was typed is lost: when the network goes away, a login ends, a tab is closed, or without any script."""

from amends.app.access.sessions import log_out_everywhere
from tests.desk.people import Served

WHY = "They were for her mother's birthday, and the second delivery was late as well."


def test_what_was_typed_is_there_again_after_a_closed_tab(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}/acts/restate")
    ana.page.fill("[name='issue']", WHY)
    ana.page.close()

    ana.page = ana.page.context.new_page()
    ana.goes_to(f"/cases/{case}/acts/restate")

    assert ana.page.input_value("[name='issue']") == WHY


def test_what_was_typed_is_there_after_a_login_has_ended(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.opens("restate")
    ana.fills("issue", WHY)
    ana.fills("wish", "You want the money back.")
    log_out_everywhere(served.florist.desk("ana"))

    ana.page.click("#sheet button.main")
    ana.page.wait_for_selector("#sheet >> text=nothing that you typed is lost")
    ana.page.click("#sheet a.main")
    ana.signs_in("ana")
    ana.opens("restate")

    assert ana.page.input_value("#sheet [name='issue']") == WHY


def test_what_was_typed_is_there_when_the_network_comes_back(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.opens("restate")
    ana.fills("issue", WHY)
    ana.fills("wish", "You want the money back.")
    ana.page.context.set_offline(True)
    ana.page.click("#sheet button.main")
    ana.page.wait_for_selector("#toast >> text=The network is away")

    ana.page.context.set_offline(False)
    ana.sends("#sheet button.main")

    restatement = served.florist.seen(case).restatement
    assert restatement is not None
    assert restatement.issue == WHY


def test_what_was_taken_is_not_kept(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    ana.acts("restate", issue=WHY, wish="You want the money back.")

    assert ana.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('amends:'))") == []


def test_two_tabs_on_one_case_do_not_overwrite_each_other(served: Served) -> None:
    case, ana = served.florist.decided(), served.somebody("ana")
    ana.goes_to(f"/cases/{case}/acts/restate")
    other = served.somebody("ana")
    other.goes_to(f"/cases/{case}")
    other.acts("restate", issue="From the other tab.", wish="You want flowers.")

    ana.page.fill("[name='issue']", WHY)
    ana.page.fill("[name='wish']", "You want the money back.")
    ana.page.click("main button.main")

    assert "changed since you looked at it" in ana.reads()
    assert ana.page.input_value("[name='issue']") == WHY


def test_everything_works_without_script(served: Served) -> None:
    case = served.florist.heard()
    ana = served.somebody("ana", with_script=False)
    ana.goes_to(f"/cases/{case}")
    ana.page.click("#case button:has-text('Decide')")
    ana.page.click("#case button:has-text('Make It Right')")
    ana.page.click("#case a:has-text('Propose a solution')")
    ana.page.locator("[name='terms_remedy']").first.select_option("service_credit")
    ana.page.locator("[name='terms_amount']").first.fill("60.00")
    ana.page.fill("[name='why']", WHY)
    ana.page.click("main button.main")

    proposal = served.florist.seen(case).proposal
    assert proposal is not None
    assert proposal.why == WHY
