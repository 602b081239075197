"""Lists of work: counted at the side, each with what can be done in it; and the end of a shift."""

from datetime import timedelta

from playwright.sync_api import Browser

from amends.app.call_backs import list_call_backs
from amends.app.cases.queues import Queue
from amends.app.cases.reading import view
from amends.cases.events.contacts import EndOfContact
from amends.cases.gate.acts.call_backs import AgreeCallBack, PromiseCallBack
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.people import AnswerHandOff, AskSupervisor, Assign, HandOver
from amends.cases.gate.acts.route import OpenException, Propose
from tests.app.florist import Florist, credit
from tests.desk.brands import brand_served
from tests.desk.people import Served, Somebody
from tests.stores import SqliteFiles


def owing(florist: Florist, user: str = "ana") -> str:
    """A case that owes a call."""
    case = florist.opened(user=user)
    florist.does(user, case, EndContact(EndOfContact.ENDED))
    florist.does(user, case, PromiseCallBack("They want to hear how it went."))
    return case


def unowned(florist: Florist) -> str:
    """A case that nobody owns."""
    case = florist.opened()
    florist.does("ana", case, Assign(None, "care"))
    return case


def handed_off(florist: Florist, party: str, days: int) -> str:
    """A case in which another party was asked to act within some days."""
    case = florist.opened()
    florist.does("ana", case, HandOver(party, "look for it", florist.workspace.clock() + timedelta(days=days)))
    return case


def counted(somebody: Somebody, queue: Queue) -> str:
    """What stands at the side of a list."""
    return somebody.page.inner_text(f"[data-count='{queue.value}']")


def cases_in(somebody: Somebody) -> list[str]:
    """The references in the list, from the top."""
    return somebody.page.locator("#list td:first-child a").all_inner_texts()


def test_each_list_is_counted_at_the_side(served: Served) -> None:
    florist = served.florist
    florist.proposed()
    owing(florist)
    unowned(florist)
    handed_off(florist, "the carrier", 1)
    ana, carla = served.somebody("ana"), served.somebody("carla")

    assert [counted(ana, queue) for queue in Queue] == ["3", "", "1", "1", "1", ""]
    assert [counted(carla, queue) for queue in Queue] == ["", "1", "1", "1", "1", ""]


def test_a_long_list_is_counted_to_twenty(served: Served) -> None:
    for _ in range(21):
        served.florist.opened()
    assert counted(served.somebody("ana"), Queue.MINE) == "20+"


def test_needs_approval_shows_who_holds_longest_first_and_only_what_one_may_approve(served: Served) -> None:
    florist = served.florist
    first, second = florist.proposed("60.00"), florist.proposed("80.00")
    for_dora = florist.decided()
    florist.does("ana", for_dora, OpenException())
    florist.does("ana", for_dora, Propose(credit("110.00"), "A wedding."))
    florist.does("ana", florist.decided(), OpenException())
    own = florist.decided(user="carla")
    florist.does("carla", own, OpenException())
    florist.does("carla", own, Propose(credit("50.00"), "A birthday."))

    ana, carla, dora = (served.somebody(user) for user in ("ana", "carla", "dora"))
    for somebody in (ana, carla, dora):
        somebody.goes_to("/lists/approval")

    assert cases_in(ana) == []
    assert "No solution waits for an approval" in ana.reads()
    assert cases_in(carla) == [first, second, for_dora]
    assert cases_in(dora) == [first, second, for_dora, own]
    assert "Service credit (€60.00)" in carla.reads()


def test_a_case_that_nobody_owns_is_taken_by_one_and_not_by_two(served: Served) -> None:
    case, ben, ana = unowned(served.florist), served.somebody("ben"), served.somebody("ana")
    ben.goes_to("/lists/unassigned")
    ana.goes_to("/lists/unassigned")

    ben.page.click("button:has-text('Take it')")
    ben.page.wait_for_url(f"**/cases/{case}")
    ana.page.click("button:has-text('Take it')")

    assert "somebody else has taken the case" in ana.reads().lower()
    assert counted(ben, Queue.UNASSIGNED) == ""


def test_hand_offs_show_first_what_is_due_first(served: Served) -> None:
    later, sooner = handed_off(served.florist, "the brand", 3), handed_off(served.florist, "the carrier", 1)
    ana = served.somebody("ana")
    ana.goes_to("/lists/hand_offs")

    assert cases_in(ana) == [sooner, later]
    assert "the carrier" in ana.reads().lower()


def test_a_hand_off_that_was_accepted_says_so_and_is_finished_from_the_case(served: Served) -> None:
    florist, ana = served.florist, served.somebody("ana")
    case = handed_off(florist, "the brand", 3)
    ana.goes_to("/lists/hand_offs")
    assert "accepted" not in ana.reads().lower()
    florist.does("ana", case, AnswerHandOff(florist.seen(case).hand_offs[-1].id, accepted=True, words="we do it"))
    ana.goes_to("/lists/hand_offs")
    assert "accepted" in ana.reads().lower()
    for address, where in ((f"/cases/{case}", "ol.steps"), (f"/cases/{case}/acts/resolve", "#sheet-part")):
        ana.goes_to(address)
        assert ana.page.locator(f"{where} a[href='/cases/{case}/acts/finish-hand-off']").count() == 1


def test_a_call_back_is_tried_and_stays_until_somebody_is_reached(served: Served) -> None:
    florist, ben = served.florist, served.somebody("ben")
    case, now = owing(florist), florist.workspace.clock()
    ben.goes_to("/lists/call_backs")
    assert ben.page.locator("#list button").all_inner_texts() == ["Take it"]
    florist.does("ana", case, AgreeCallBack(now, now + timedelta(hours=2)))
    ben.goes_to("/lists/call_backs")

    ben.page.click("button:has-text('Take it')")
    ben.page.wait_for_selector("text=Who calls: ben")
    ben.page.click("button:has-text('No answer')")
    ben.page.wait_for_selector("text=Tried 1")
    florist.does("ana", case, AgreeCallBack(now, now + timedelta(hours=2)))
    ben.goes_to("/lists/call_backs")
    ben.page.click("button:has-text('Reached them')")
    ben.page.wait_for_url(f"**/cases/{case}")

    assert list_call_backs(served.florist.desk("ben")).calls == ()
    assert served.florist.seen(case).contact is not None


def test_what_narrows_a_list_is_kept_in_its_address(served: Served) -> None:
    served.florist.opened()
    ana = served.somebody("ana")
    ana.goes_to("/lists/all?team=elsewhere")
    assert "There is no case yet." in ana.reads()

    ana.page.select_option("#team", "care")

    ana.page.wait_for_selector("#list td a")
    assert "team=care" in ana.page.url


def test_a_long_list_has_pages(served: Served) -> None:
    cases = [served.florist.opened() for _ in range(52)]
    ana = served.somebody("ana")
    ana.goes_to("/lists/all?team=care")
    seen = cases_in(ana)
    ana.page.click("text=More")
    ana.page.wait_for_url("**page=**")

    assert "team=care" in ana.page.url
    assert seen + cases_in(ana) == cases[::-1]


def test_a_list_that_somebody_looks_at_follows_what_happens(served: Served) -> None:
    carla = served.somebody("carla")
    carla.goes_to("/lists/unassigned")
    case = unowned(served.florist)
    carla.page.wait_for_selector(f"#list a:has-text('{case}')", timeout=20_000)


def test_a_shift_is_handed_to_a_colleague_in_one_act(served: Served) -> None:
    florist = served.florist
    case, kept, call = florist.opened(), florist.opened(), owing(florist)
    ana, ben = served.somebody("ana"), served.somebody("ben")
    ana.goes_to("/shift")
    ana.page.uncheck(f"[value='{kept}']")
    ana.page.select_option("#to", "ben")
    ana.page.click("main button.main")

    assert "Ben has 2 of your cases and 1 of your calls now." in ana.reads()
    ben.goes_to("/lists/mine")
    assert set(cases_in(ben)) == {case, call}
    assert florist.seen(case).team == "care"
    (owed,) = list_call_backs(florist.desk("ben"), owner="ben").calls
    assert owed.call.reference == call


def test_a_shift_goes_back_to_the_team(served: Served) -> None:
    florist = served.florist
    case, call = florist.opened(), owing(florist)
    ana, ben = served.somebody("ana"), served.somebody("ben")
    ana.goes_to("/shift")
    ana.page.click("main button.main")

    assert "The team has 2 of your cases and 1 of your calls now." in ana.reads()
    assert "You have nothing in hand." in ana.reads()
    ben.goes_to("/lists/unassigned")
    assert set(cases_in(ben)) == {case, call}


def test_a_word_goes_along_with_a_shift_and_stands_in_the_history_of_each_case(served: Served) -> None:
    florist = served.florist
    case, call = florist.opened(), owing(florist)
    ana = served.somebody("ana")
    ana.goes_to("/shift")
    assert "ben (senior agent)" in ana.page.inner_text("#to")
    ana.page.select_option("#to", "ben")
    ana.page.fill("#words", "She is at home after six.")
    ana.page.click("main button.main")

    for one in (case, call):
        sentences = [line.event.sentence() for line in view(florist.desk("ben"), one).history]
        assert any("She is at home after six." in sentence for sentence in sentences)


def test_a_request_for_a_supervisor_is_met_where_a_lead_begins_and_ends_the_day(
    files: SqliteFiles, browsing: Browser
) -> None:
    with brand_served(files, "phone", browsing) as (brand, served):
        walk = brand.walks("broken-phone-178-days-disproved", "replacement")
        walk.does("ana", AskSupervisor())
        carla = served.somebody("carla")
        carla.goes_to("/")
        assert "Nothing waits for you" not in carla.reads()
        carla.page.click("main a:has-text('Customers who asked for a supervisor')")
        assert walk.reference in carla.reads()
        carla.goes_to("/shift")
        assert walk.reference in carla.reads()
        assert "You have nothing in hand." not in carla.reads()


def test_times_are_by_the_clients_clock_which_is_named_where_the_machine_keeps_none(served: Served) -> None:
    case, ana = owing(served.florist), served.somebody("ana", with_script=False)
    ana.goes_to("/lists/mine")
    assert case in ana.reads()
    assert "Europe/Berlin" in ana.page.inner_text(".zone")
    assert "CET" in ana.reads() or "CEST" in ana.reads()
    assert "UTC" not in ana.reads()
