"""The administrator at the desk: users and roles, tokens, what a client settles, and what was given up."""

from datetime import UTC, datetime

import pytest

from amends.app.administration.clients import show_client
from amends.app.administration.jobs import see_jobs
from amends.app.following.fulfilment import FULFIL
from amends.directory.fulfilment import Channel, Way
from amends.directory.settings import DataKind
from amends.store import jobs
from amends.store.jobs_list import JobState
from tests.app.florist import CLIENT, Florist
from tests.desk.letting_in import PASSWORD
from tests.desk.people import Served, Somebody
from tests.stores import writing_all

WHY = "the endpoint refuses it (403 Forbidden)"
FOR_LOOKING_AFTER = ["/administration", "/administration/users", "/administration/users/ben", "/administration/acts"]


def given_up(florist: Florist) -> str:
    """The reference of a case whose gift could not be given by itself."""
    case, gift = florist.promised()
    state = florist.seen(case)
    at = datetime.now(UTC)
    with writing_all(florist.workspace.engine) as connection:
        data = {"case": str(state.id), "entry": str(gift)}
        jobs.enqueue(connection, client=state.client, kind=FULFIL, data=data, key=str(gift), at=at)
        (leased,) = jobs.lease(connection, worker="one", kinds=[FULFIL], at=at, limit=1, seen=())
        jobs.bury(connection, leased, at, WHY, did_not_happen=True)
    return case


def state_of_the_gift(florist: Florist) -> JobState:
    (state,) = {
        view.job.state for view in see_jobs(florist.desk("erin"), states=frozenset(JobState)) if view.job.kind == FULFIL
    }
    return state


def token_shown(one: Somebody) -> str:
    return one.page.input_value("#made")


def test_an_administrator_adds_a_user_with_a_role_who_then_signs_in(served: Served) -> None:
    erin = served.somebody("erin")
    erin.page.click("text=Administration")
    erin.page.click("nav.tabs >> text=Users")
    erin.page.click("text=A new user")
    erin.page.fill("#name", "nina")
    erin.page.fill("#full_name", "Nina Ode")
    erin.page.fill("#role", "agent")
    erin.page.select_option("#place", "florist/care")
    erin.page.click("text=Add the user")
    erin.page.fill("#password", PASSWORD)
    erin.page.fill("#again", PASSWORD)
    erin.page.click("text=Set the password")
    assert "The password is set." in erin.reads()

    nina = served.somebody("nina")
    nina.goes_to("/me")
    assert "Nina Ode" in nina.reads()
    assert "florist · care" in nina.reads()


def test_an_ai_agent_is_added_as_one_and_is_given_no_password(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to("/administration/users")
    erin.page.click("text=A new user")
    erin.page.fill("#name", "amy")
    erin.page.check("text=This is an AI agent")
    erin.page.fill("#role", "agent")
    erin.page.select_option("#place", "florist/care")
    erin.page.click("text=Add the user")
    assert "AI agent" in erin.page.inner_text("h1")
    assert erin.page.query_selector("#password") is None

    erin.goes_to("/administration/users")
    assert "AI agent" in erin.page.inner_text("tr:has-text('amy')")
    erin.goes_to("/administration/users/amy")
    erin.page.fill("#email", "amy@example.org")
    erin.page.click("text=Keep")
    assert "AI agent" in erin.page.inner_text("h1")


def test_what_is_wrong_with_a_new_user_is_told_and_what_was_typed_stays(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to("/administration/users")
    erin.page.click("text=A new user")
    erin.page.fill("#name", "nina")
    erin.page.fill("#role", "agent")
    erin.page.select_option("#place", "")
    erin.page.fill("#email", "nowhere")
    erin.page.click("text=Add the user")

    assert "nowhere" in erin.page.inner_text("[role='alert']")
    assert erin.page.input_value("#name") == "nina"


def test_a_role_is_given_and_taken_away(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to("/administration/users/ana")
    erin.page.click("text=Another role")
    erin.page.fill("#role", "senior_agent")
    erin.page.click("text=Give the role")
    assert "Senior agent" in erin.reads()

    erin.page.click("li:has-text('Senior agent') button")
    assert "Senior agent" not in erin.reads()


def test_a_role_that_no_policy_has_is_told_with_the_nearest(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to("/administration/users/ana")
    erin.page.click("text=Another role")
    erin.page.fill("#role", "team_leed")
    erin.page.select_option("#place", "florist/care")
    erin.page.click("text=Give the role")
    assert "did you mean team_lead?" in erin.page.inner_text(".notice.wait")


def test_who_no_longer_works_here_is_signed_out_and_stays_out(served: Served) -> None:
    ana, erin = served.somebody("ana"), served.somebody("erin")
    erin.goes_to("/administration/users/ana")
    erin.page.click("button:has-text('They no longer work here')")

    ana.goes_to("/lists/mine")
    ana.page.fill("#user", "ana")
    ana.page.fill("#password", PASSWORD)
    ana.page.click("button.main")
    assert "do not belong together" in ana.reads()


def test_the_last_administrator_can_not_take_their_own_role_away(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to("/administration/users/erin")
    erin.page.click("li:has-text('Administrator') button")

    assert "nobody would be left" in erin.page.inner_text("[role='alert']").lower()
    assert "Administrator" in erin.reads()


@pytest.mark.parametrize("address", FOR_LOOKING_AFTER)
def test_an_agent_is_told_kindly_that_this_is_for_others(served: Served, address: str) -> None:
    ana = served.somebody("ana")
    ana.goes_to(address)

    assert "This is for others" in ana.reads()
    assert "Somebody who is administrator" in ana.reads()
    assert "`" not in ana.reads()
    assert not ana.page.locator("nav.queues >> text=Administration").count()


def test_an_agent_sees_what_their_client_has_settled_and_changes_nothing(served: Served) -> None:
    ana = served.somebody("ana")
    ana.goes_to(f"/administration/clients/{CLIENT}")

    assert ana.page.locator("main input:enabled, main textarea:enabled, main select:enabled").count() == 0
    assert ana.page.locator("main button").count() == 0


def test_what_was_given_up_shows_why_and_is_tried_again(served: Served) -> None:
    case, erin = given_up(served.florist), served.somebody("erin")
    erin.goes_to("/administration")
    erin.page.click("main table a")
    assert WHY in erin.reads().replace("The", "the")
    assert case in erin.reads()
    erin.page.click("text=Try it again")

    assert "Nothing was given up." in erin.reads()
    assert state_of_the_gift(served.florist) is JobState.WAITING


def test_what_was_given_up_is_called_off(served: Served) -> None:
    given_up(served.florist)
    erin = served.somebody("erin")
    erin.goes_to("/administration")
    erin.page.click("main table a")
    erin.page.click("summary")
    erin.page.click("button:has-text('Call it off')")

    assert state_of_the_gift(served.florist) is JobState.CANCELLED


def test_a_token_is_shown_once_and_can_be_ended(served: Served) -> None:
    ana = served.somebody("ana")
    ana.goes_to("/me")
    ana.page.click("text=A new token")
    ana.page.fill("#name", "nightly-report")
    ana.page.check("[name='scope'][value='read']")
    ana.page.click("text=Make the token")
    token = token_shown(ana)
    assert token not in ana.page.inner_text("body")

    ana.goes_to("/me")
    assert token not in ana.page.content()
    assert "nightly-report" in ana.reads()
    ana.page.click("tr:has-text('nightly-report') button")
    assert "nightly-report" not in ana.reads()


def test_an_administrator_ends_the_token_of_somebody(served: Served) -> None:
    ana, erin = served.somebody("ana"), served.somebody("erin")
    erin.goes_to("/administration/users/ana")
    erin.page.click("tr:has-text('Sign-in') button")

    ana.goes_to("/me")
    assert ana.page.locator("#password").count() == 1
    assert ana.page.url.endswith("/sign-in?next=/me")


def test_who_changes_their_password_stays_where_they_are_and_is_signed_out_elsewhere(served: Served) -> None:
    here, elsewhere = served.somebody("ana"), served.somebody("ana")
    here.goes_to("/me")
    here.page.fill("#current", PASSWORD)
    here.page.fill("#password", "five fresh yellow roses")
    here.page.fill("#again", "five fresh yellow roses")
    here.page.click("text=Change it")
    assert "Your password is changed." in here.reads()

    elsewhere.goes_to("/me")
    assert "/sign-in" in elsewhere.page.url


def test_a_wrong_password_changes_nothing(served: Served) -> None:
    ana = served.somebody("ana")
    ana.goes_to("/me")
    ana.page.fill("#current", "a bunch of fresh roses")
    ana.page.fill("#password", "five fresh yellow roses")
    ana.page.fill("#again", "five fresh yellow roses")
    ana.page.click("text=Change it")
    assert "current password is not right" in ana.reads()

    served.somebody("ana")


def test_what_a_client_settles_is_kept_without_script(served: Served) -> None:
    erin = served.somebody("erin", with_script=False)
    erin.goes_to(f"/administration/clients/{CLIENT}")
    erin.page.fill("#hours [name='hours']", "mon-fri 09:00-17:00")
    erin.page.fill("#hours [name='holidays']", "DE-BY")
    erin.page.fill("#hours [name='own_days']", "2026-12-24 09:00-12:00\n2026-12-31 closed")
    erin.page.click("#hours button")
    erin.page.uncheck("[name='told.one_time_code'][value='call_records']")
    for kind in ("account_data", "offers"):
        erin.page.uncheck(f"[name='told.security_question'][value='{kind}']")
    erin.page.click("#verification button")
    erin.page.locator("[name='way_of']").last.fill("credit")
    erin.page.locator("[name='way_channel']").last.select_option("log")
    erin.page.click("#fulfilment button")

    settings = show_client(served.florist.desk("erin"), CLIENT).client.settings
    assert str(settings.calendar.week) == "mon-fri 09:00-17:00"
    assert (settings.calendar.country, settings.calendar.subdivision) == ("DE", "BY")
    assert [str(own.day) for own in settings.calendar.own_days] == ["2026-12-24", "2026-12-31"]
    told = {method.name: method.suffices_for for method in settings.verification}
    assert "security_question" not in told
    assert DataKind.CALL_RECORDS not in told["one_time_code"]
    assert settings.fulfilment == (Way("credit", Channel.LOG),)


def test_a_day_that_no_longer_stands_among_a_clients_own_has_its_usual_hours_again(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to(f"/administration/clients/{CLIENT}")
    for days in ("2026-12-24 closed\n2026-12-31 closed", "2026-12-31 closed"):
        erin.page.fill("#hours [name='own_days']", days)
        erin.page.click("#hours button")

    assert erin.page.input_value("#hours [name='own_days']") == "2026-12-31 closed"


def test_keeping_a_part_unchanged_changes_nothing(served: Served) -> None:
    erin, desk = served.somebody("erin"), served.florist.desk("erin")
    before = show_client(desk, CLIENT).client
    erin.goes_to(f"/administration/clients/{CLIENT}")
    for part in ("brand", "hours", "verification", "giving", "hold", "call_backs", "fulfilment", "outside"):
        erin.page.click(f"#{part} button:has-text('Keep')")
        assert "It is kept." in erin.reads(), part

    assert show_client(desk, CLIENT).client == before


def test_hours_that_are_none_are_told_where_they_stand(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to(f"/administration/clients/{CLIENT}")
    erin.page.fill("#hours [name='hours']", "mon-fri 17:00-09:00")
    erin.page.click("#hours button")

    assert "ends before it begins" in erin.page.inner_text("#hours [role='alert']")
    assert erin.page.input_value("#hours [name='hours']") == "mon-fri 17:00-09:00"


def test_a_site_and_a_team_are_added_and_stand_among_who_did_what(served: Served) -> None:
    erin = served.somebody("erin")
    erin.goes_to(f"/administration/clients/{CLIENT}")
    erin.page.click("summary:has-text('Add a site')")
    erin.page.fill("#site-title", "North")
    erin.page.fill("#site-name", "north")
    erin.page.click("button:has-text('Add a site')")
    erin.page.click("summary:has-text('Add a team')")
    erin.page.fill("#team-title", "Evening")
    erin.page.fill("#team-name", "evening")
    erin.page.select_option("#team-site", "north")
    erin.page.click("button:has-text('Add a team')")
    assert "Evening" in erin.reads()

    erin.goes_to("/administration/acts")
    assert "Add team" in erin.reads()
