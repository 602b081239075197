"""Pictures and papers at the desk and on the customer's page, with script and without."""

from pathlib import Path

import pytest

from amends.app.attachments.attaching import attach, recognised
from amends.cases.gate.acts.contacts import EndContact
from amends.desk.texts import texts
from amends.letters.catalogue import LANGUAGES
from tests.desk.axe import violations
from tests.desk.customers import answers_the_question, comes, is_at_their_page, speaks
from tests.desk.people import Served, Somebody
from tests.formats.handed_in.samples import pdf, stripes

PAGE = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def hands_in(one: Somebody, *files: Path, button: str = "Hand in") -> None:
    """They choose files and send them."""
    one.page.set_input_files("#files", files)
    one.page.click(f"#attachments button:has-text('{button}')")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture of flowers that withered."""
    path = tmp_path / "withered flowers.png"
    path.write_bytes(stripes())
    return path


@pytest.mark.parametrize("with_script", [True, False])
def test_an_agent_hands_in_and_sees_it_on_the_page(
    served: Served, picture: Path, tmp_path: Path, with_script: bool
) -> None:
    case = served.florist.decided()
    order = tmp_path / "order.pdf"
    order.write_bytes(pdf())
    ana = served.somebody("ana", with_script=with_script)
    ana.goes_to(f"/cases/{case}")

    hands_in(ana, picture, order)

    ana.page.wait_for_selector("#attachments li:nth-child(2)")
    assert "withered flowers.png" in ana.reads()
    assert [one.file_name for one in served.florist.seen(case).attachments] == ["withered flowers.png", "order.pdf"]
    image = ana.page.locator("#attachments img")
    image.scroll_into_view_if_needed()
    assert image.evaluate("one => one.decode().then(() => one.naturalWidth)") == 64
    assert not ana.complaints


def test_what_was_handed_in_is_saved_and_never_opened(served: Served, picture: Path) -> None:
    case = served.florist.decided()
    attach(served.florist.desk("ana"), case, [recognised(pdf(), "order.pdf")])
    ana = served.somebody("ana")
    answer = ana.page.request.get(f"{served.url}/cases/{case}/attachments/1")
    assert answer.body() == pdf()
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    ana.goes_to(f"/cases/{case}")
    with ana.page.expect_download() as saving:
        ana.page.click("#attachments a:has-text('order.pdf')")
    assert saving.value.suggested_filename == "order.pdf"


def test_a_page_in_the_clothes_of_a_picture_is_refused_on_the_page(served: Served, tmp_path: Path) -> None:
    case = served.florist.decided()
    page = tmp_path / "flowers.jpg"
    page.write_bytes(PAGE)
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    hands_in(ana, page)
    ana.page.wait_for_selector("#notices .notice")
    assert "“flowers.jpg” is not taken: it is a page that a browser would run" in ana.reads()
    assert served.florist.seen(case).attachments == ()


def test_a_stranger_sees_nothing_of_it(served: Served, picture: Path) -> None:
    case = served.florist.decided()
    attach(served.florist.desk("ana"), case, [recognised(stripes(), "a.png")])
    answer = served.stranger().page.request.get(f"{served.url}/cases/{case}/attachments/1", max_redirects=0)
    assert answer.status == 303


@pytest.mark.parametrize("with_script", [True, False])
def test_a_customer_hands_in_a_picture_on_their_phone(served: Served, picture: Path, with_script: bool) -> None:
    case = served.florist.decided()
    served.florist.does("ana", case, EndContact())
    attach(served.florist.desk("ana"), case, [recognised(pdf(), "our own paper.pdf")])
    one = is_at_their_page(served, case, with_script=with_script)
    assert "Show us something" in one.reads()

    hands_in(one, picture)

    one.page.wait_for_selector("text=It stands in your case now")
    assert "withered flowers.png" in one.reads()
    assert "our own paper" not in one.reads()
    address = one.page.url.partition("?")[0]
    assert one.page.request.get(f"{address}/attachments/1").body() == stripes()
    assert b"<html" in one.page.request.get(f"{address}/attachments/2").body()
    assert [each.is_from_customer for each in served.florist.seen(case).attachments] == [False, True]
    assert not one.complaints


def test_a_customer_is_told_kindly_what_is_not_taken(served: Served, tmp_path: Path) -> None:
    case = served.florist.decided()
    one = is_at_their_page(served, case, with_script=False)
    page, film = tmp_path / "flowers.svg", tmp_path / "film.mp4"
    page.write_bytes(PAGE)
    film.write_bytes(b"\x00" * 30_000_000)
    hands_in(one, page)
    assert "This file cannot be taken, and nothing was done." in one.reads()
    hands_in(one, film)
    assert "That is too much at once, and nothing was done." in one.reads()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_in_every_language(served: Served, language: str) -> None:
    case = served.florist.decided()
    speaks(served, case, language)
    one = is_at_their_page(served, case) if language == "en" else _at_their_page_in(served, case)
    room = texts(language)
    assert room.text("customer_page.attachments.title") in one.reads()
    assert room.text("customer_page.attachments.hint", megabytes=10) in one.reads()


def _at_their_page_in(served: Served, case: str) -> Somebody:
    one = comes(served, case)
    answers_the_question(served, case, one)
    one.page.wait_for_selector("#attachments")
    return one


def test_both_pages_can_be_used_by_everybody(served: Served) -> None:
    case = served.florist.decided()
    attach(served.florist.desk("ana"), case, [recognised(stripes(), "a.png"), recognised(pdf(), "b.pdf")])
    ana = served.somebody("ana")
    ana.goes_to(f"/cases/{case}")
    assert violations(ana) == []
    one = is_at_their_page(served, case)
    assert violations(one) == []
