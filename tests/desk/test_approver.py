"""The approver: alerted in another tab while the agent holds, one screen, a confirmed act, and the answer arrives."""

from amends.app.cases.deciding import decide_case
from amends.app.live.presence import who_is_here
from amends.app.on_case import act_all
from amends.cases.events.event import Plain
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.route import OpenException, Propose
from tests.app.florist import credit
from tests.desk.people import Served, Somebody

MOST_CLICKS = 3


def counts_clicks(somebody: Somebody) -> None:
    """From now on every click and every key of theirs is counted, whatever page they are on."""
    somebody.page.context.add_init_script(
        "for (const kind of ['click', 'keydown']) addEventListener(kind, (event) => { if (event.isTrusted)"
        " sessionStorage.setItem('clicks', Number(sessionStorage.getItem('clicks')) + 1); }, true);"
    )
    somebody.page.reload()


def sits_there(somebody: Somebody, served: Served) -> None:
    """Waits until the desk knows that they are there."""
    while not who_is_here(served.florist.desk("dora")):
        somebody.page.wait_for_timeout(20)


def clicks(somebody: Somebody) -> int:
    """How often they have clicked, or pressed a key."""
    return int(somebody.page.evaluate("sessionStorage.getItem('clicks')"))


def test_an_alert_reaches_the_lead_in_another_tab_and_three_clicks_later_the_agent_has_the_answer(
    served: Served,
) -> None:
    carla, ana = served.somebody("carla"), served.somebody("ana")
    counts_clicks(carla)
    sits_there(carla, served)
    case = served.florist.proposed("60.00")
    ana.goes_to(f"/cases/{case}")

    toast = carla.page.locator("#toast .notice")
    toast.wait_for()
    assert case in toast.inner_text()
    assert carla.page.title().startswith("(!)")
    carla.page.wait_for_selector("[data-count='approval']:text-is('1')")
    toast.click()
    carla.page.wait_for_url("**/approval")
    carla.page.click("#case a:has-text('Approve €60.00')")
    carla.page.wait_for_selector("#sheet[open] >> text=Exactly this is approved")
    assert "Service credit (€60.00)" in carla.page.inner_text("#sheet")
    carla.sends("#sheet button.main")

    ana.page.wait_for_selector("#case a:has-text('Put it to the customer')")
    assert "Carla approved it" in carla.reads()
    assert clicks(carla) <= MOST_CLICKS
    assert not ana.complaints
    assert not carla.complaints


def test_everything_stands_on_one_screen_without_scrolling(served: Served) -> None:
    earlier = served.florist.agreed("40.00")
    case, carla = served.florist.proposed("60.00"), served.somebody("carla")
    carla.goes_to(f"/cases/{case}/approval")

    told = carla.reads()
    for words in (
        *("Service credit", "60.00", "They were for her mother's birthday."),
        *("What policy says", "not covered", "Years with us"),
        *("Like cases", earlier, "Goodwill budget", "is left then"),
        *("The customer before", "Remedies within a year\nnone", "Other cases\nnone"),
        *("The agent, within 90 days", "1 in all: 1 approved", "On hold"),
    ):
        assert words in told, words
    assert carla.page.evaluate("document.documentElement.scrollHeight") <= 900


def test_what_nobody_knows_is_marked_so(served: Served) -> None:
    florist, carla = served.florist, served.somebody("carla")
    case = florist.opened()
    known: dict[str, Plain] = {"came_late": False, "withered": True, "price": "60.00", "occasion": "birthday"}
    requests = [
        VerifyCaller("one_time_code"),
        *(StateFact(name, value) for name, value in known.items()),
        Restate("The flowers were withered.", "You want the money back.", "refund"),
        Confirm(),
    ]
    act_all(florist.desk("ana"), case, lambda _: requests)
    decide_case(florist.desk("ana"), case)
    florist.does("ana", case, OpenException())
    florist.does("ana", case, Propose(credit("60.00"), "A birthday.", not_known=frozenset({"years_with_us"})))

    carla.goes_to(f"/cases/{case}/approval")

    assert "Not asked yet, and to be considered:" in carla.reads()
    assert carla.page.locator("a:has-text('Years with us')").count() == 1
    florist.does("ana", case, StateFact("years_with_us", 6, source="record"))
    carla.goes_to(f"/cases/{case}/approval")
    assert "Not asked yet" not in carla.reads()
    assert "Years with us\n6" in carla.reads()


def test_a_ceiling_is_approved_with_the_terms(served: Served) -> None:
    case, carla = served.florist.proposed("60.00"), served.somebody("carla")
    carla.goes_to(f"/cases/{case}/approval")
    carla.page.click("#case a:has-text('Approve €60.00')")
    carla.page.wait_for_selector("#sheet[open] form")
    assert "You may approve up to" in carla.page.inner_text("#sheet")
    carla.fills("ceiling", "75.00")
    carla.sends("#sheet button.main")

    approval = served.florist.seen(case).proposal
    assert approval is not None
    assert approval.approval is not None
    assert f"{approval.approval.ceiling:f}" == "75.00"
    assert "up to" in carla.reads()


def test_no_single_key_approves(served: Served) -> None:
    case, carla = served.florist.proposed("60.00"), served.somebody("carla")
    carla.goes_to(f"/cases/{case}/approval")
    for key in "abcdefghijklmnoprstuvwxyz":
        carla.page.keyboard.press(key)
        carla.page.keyboard.press("Escape")
    assert served.florist.seen(case).stage.value == "proposed"


def test_what_is_returned_says_what_to_revise(served: Served) -> None:
    case, carla = served.florist.proposed("60.00"), served.somebody("carla")
    carla.goes_to(f"/cases/{case}/approval")
    carla.page.click("#case a:has-text('Return')")
    carla.page.wait_for_selector("#sheet[open] form")
    carla.fills("feedback", "Ask for the year of the first order.")
    carla.sends("#sheet button.main")

    assert "went back to the agent" in carla.reads()
    assert served.florist.seen(case).stage.value == "making_it_right"


def test_who_may_not_approve_is_told_so_and_offered_no_button(served: Served) -> None:
    case = served.florist.proposed("60.00")
    ana, ben = served.somebody("ana"), served.somebody("ben")
    for somebody in (ana, ben):
        somebody.goes_to(f"/cases/{case}/approval")
        assert not somebody.page.locator("#case a:has-text('Approve €60.00')").count()
    assert "may not approve" in ben.reads()


def test_the_approver_is_seen_on_the_agents_screen(served: Served) -> None:
    case, ana, carla = served.florist.proposed(), served.somebody("ana"), served.somebody("carla")
    ana.goes_to(f"/cases/{case}")
    assert not ana.page.is_visible("#here")

    carla.goes_to(f"/cases/{case}/approval")

    ana.page.wait_for_selector("#here:has-text('carla is on this case, too')")
    carla.page.wait_for_selector("#here:has-text('ana is on this case, too')")


def test_the_approver_reads_why_the_wish_is_not_covered_as_the_agent_tells_it(served: Served) -> None:
    case, carla, ana = served.florist.proposed("60.00"), served.somebody("carla"), served.somebody("ana")
    decision = served.florist.seen(case).decision
    assert decision is not None
    denial = " ".join(decision.decided.remedies["refund"].sentences)
    assert "What came late is paid back." in denial

    carla.goes_to(f"/cases/{case}/approval")
    assert denial in carla.page.inner_text("[aria-labelledby='wish-title']")
    ana.goes_to(f"/cases/{case}")
    ana.page.click("section.not_covered summary:has-text('Why')")
    assert denial in ana.page.inner_text("section.not_covered")
