"""The card stands in a frame of another help desk that its client allows, and nowhere else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Frame
from sqlalchemy import delete

from amends.app.cards import CardClosedError, make_card, open_card
from amends.app.cases.reading import view
from amends.app.finding import client_of
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import OpenException
from amends.cases.state import Stage
from amends.store import directory
from amends.store.links_tables import cards
from tests.app.florist import Florist
from tests.desk.axe import violations
from tests.desk.people import Served, Somebody
from tests.stores import writing_all

_CHOOSE = "one => one.type === 'radio' ? one.click() : (one.value = one.options[1].value)"
"""Chooses a reason, however many there are."""

PAGES = Path(__file__).parent / "pages"


@contextmanager
def other_help_desk() -> Iterator[str]:
    """Another help desk, at an origin of its own, with a page that embeds a card."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(PAGES)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def allow(florist: Florist, case: str, *parents: str) -> None:
    """The client says who may show its cards."""
    with writing_all(florist.workspace.engine) as connection:
        client = client_of(connection, florist.seen(case).client)
        directory.change(connection, replace(client, settings=replace(client.settings, card_parents=parents)))


def shows(served: Served, parent: str, case: str, user: str = "ana", **window: object) -> tuple[Somebody, Frame]:
    """An agent at a page of the other help desk, with the card in its frame."""
    one = served.stranger(**window)  # type: ignore[arg-type]  # the window is handed on
    card = make_card(served.florist.desk(user), case).at(served.url)
    one.page.goto(f"{parent}/ticket.html#{card}")
    one.page.wait_for_selector("iframe[data-loaded]")
    frame = one.page.frames[1]
    return one, frame


def text_in(frame: Frame) -> str:
    """What stands in the frame."""
    return frame.locator("body").inner_text()


def test_an_agent_gives_what_is_owed_from_another_help_desk(served: Served) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        _, frame = shows(served, parent, case)
        assert "Second bouquet" in text_in(frame)
        frame.click("button:has-text('Give')")
        frame.wait_for_selector("text=promised")
    (gift,) = served.florist.seen(case).gifts.values()
    assert gift.remedy == "second_bouquet"
    assert {line.by.name for line in view(served.florist.desk("ana"), case).history if line.by} == {"ana"}


@pytest.mark.parametrize("with_script", [True, False])
def test_the_two_other_acts_pass_the_gate_as_well(served: Served, with_script: bool) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        _, frame = shows(served, parent, case)
        frame.click("button:has-text('Make It Right')")
        frame.wait_for_selector("text=making it right")
        frame.click("a:has-text('Supervisor')")
        frame.wait_for_selector("text=It can't be refused.")
        assert not served.florist.seen(case).is_escalated, "it is asked once more before anybody is called"
        frame.click("button:has-text('Ask for a supervisor')")
        frame.wait_for_selector("text=A supervisor was asked for.")
        assert frame.query_selector("a:has-text('Supervisor')") is None
    state = served.florist.seen(case)
    assert state.stage is Stage.MAKING_IT_RIGHT
    assert state.is_escalated


def test_what_may_be_given_is_given_with_amount_and_reason(served: Served) -> None:
    case = served.florist.decided(user="ben")
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        _, frame = shows(served, parent, case, "ben")
        frame.click("a:has-text('Give')")
        frame.fill("[name='amount']", "20.00")
        frame.locator("[name='reason']").first.evaluate(_CHOOSE)
        frame.click("button.main")
        frame.wait_for_selector("text=/^promised/")
    assert [gift.remedy for gift in served.florist.seen(case).gifts.values()] == ["gesture"]


def test_what_the_gate_refuses_is_said_in_the_card(served: Served) -> None:
    case = served.florist.heard()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        _, frame = shows(served, parent, case)
        assert "The policy has not decided yet" in text_in(frame)
        assert not frame.locator("button:has-text('Make It Right')").count()


def test_what_others_do_to_the_case_comes_to_the_card_by_itself(served: Served) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        one, frame = shows(served, parent, case)
        frame.click("summary")
        served.florist.does("ana", case, Give("second_bouquet"))
        frame.wait_for_selector("text=promised")
        assert frame.locator("details").first.evaluate("one => one.open")
        served.florist.does("ana", case, OpenException())
        frame.wait_for_selector("text=making it right")
        assert not one.complaints


def test_a_card_whose_time_ends_while_it_is_open_says_so(served: Served) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        one, frame = shows(served, parent, case)
        with writing_all(served.florist.workspace.engine) as connection:
            connection.execute(delete(cards))
        frame.wait_for_selector("text=This card is closed")
        assert not one.complaints


def test_a_parent_that_is_not_allowed_shows_nothing(served: Served) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent, other_help_desk() as stranger:
        allow(served.florist, case, parent)
        one, frame = shows(served, stranger, case)
        assert "Second bouquet" not in text_in(frame)
        assert frame.url.startswith("chrome-error:")
        assert one.page.frames[1].locator("button").count() == 0


def test_where_a_client_allows_nobody_nobody_shows_its_cards(served: Served) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent:
        _, frame = shows(served, parent, case)
        assert "Second bouquet" not in text_in(frame)


def test_the_rest_of_the_desk_stands_in_no_frame(served: Served) -> None:
    case = served.florist.decided()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        ana = served.somebody("ana")
        ana.page.goto(f"{parent}/ticket.html#{served.url}/cases/{case}")
        ana.page.wait_for_selector("iframe[data-loaded]")
        assert ana.page.frames[1].url.startswith("chrome-error:")


def test_a_card_needs_no_cookie_and_a_login_opens_none(served: Served) -> None:
    case = served.florist.decided()
    ana = served.somebody("ana")
    ana.goes_to(f"/card/{case}")
    assert "This card is closed" in ana.reads()
    with other_help_desk() as parent:
        allow(served.florist, case, parent)
        one, _ = shows(served, parent, case)
        assert one.page.context.cookies() == []


def test_no_other_page_acts_without_the_key(served: Served) -> None:
    case = served.florist.decided()
    ana = served.somebody("ana")
    answer = ana.page.request.post(
        f"{served.url}/card/{case}/acts/supervisor", form={"seen": ""}, headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.status == 410
    assert not served.florist.seen(case).is_escalated


def test_the_key_of_one_case_opens_no_other(served: Served) -> None:
    case, other = served.florist.decided(), served.florist.decided()
    key = make_card(served.florist.desk("ana"), case).path.partition("key=")[2]
    with pytest.raises(CardClosedError):
        open_card(served.florist.workspace, other, key)


def test_a_card_closes_after_an_hour(served: Served) -> None:
    case, florist = served.florist.decided(), served.florist
    key = make_card(florist.desk("ana"), case).path.partition("key=")[2]
    workspace = florist.workspace
    later = replace(workspace, clock=lambda: workspace.clock() + timedelta(hours=1))
    assert open_card(workspace, case, key).reference == case
    with pytest.raises(CardClosedError):
        open_card(later, case, key)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_card_has_a_violation(served: Served, scheme: Literal["light", "dark"]) -> None:
    case = served.florist.decided(user="ben")
    one = served.stranger(width=360, scheme=scheme)
    one.goes_to(make_card(served.florist.desk("ben"), case).path)
    found = violations(one)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 360
    one.page.click("a:has-text('Give')")
    found += violations(one)
    one.goes_to(f"/card/{case}")
    assert found + violations(one) == []
