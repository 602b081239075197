"""Promises at the desk: written down in ten seconds, followed, confirmed, put right; and the customer's page."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from amends.app.promises.acting import confirm, dispute
from amends.desk.texts import texts
from amends.letters.catalogue import LANGUAGES
from amends.promises.cycles import Period
from amends.promises.events import BillChecked
from tests.adapters.mail.post_office import PostOffice, post_office
from tests.app.florist import Florist
from tests.desk.in_process import Visitor
from tests.desk.sale import FREE_VASE, Sale

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server."""
    with post_office() as office:
        yield office


@pytest.fixture
def sale(florist: Florist, office: PostOffice) -> Sale:
    """Ana and Rose."""
    return Sale(florist, office)


def test_a_promise_to_nobody_who_is_known_is_written_down_as_well(sale: Sale) -> None:
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        sent = ana.sends("/promises/new", "thing.kind=off_once&thing.item=sorry&thing.amount=5&channel=shop")
        assert sent.status == 303
        assert "nobody who is known here yet" in ana.gets(sent.headers["location"]).text


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("thing.kind=&thing.item=vase", "It is not said what the customer gets"),
        ("thing.kind=free", "Nothing was promised"),
        ("thing.kind=free&thing.item=&thing.amount=1", "It is not said what it is"),
        ("thing.kind=off_each_month&thing.item=x&thing.amount=10", "It is not said for how many months"),
        ("thing.kind=off_each_month&thing.item=x&thing.amount=10&thing.months=9999", "for how many months"),
        ("thing.kind=off_once&thing.item=x&thing.amount=ten", "It is not said how much"),
        ("thing.kind=free&thing.item=x&thing.start=soon", "<q>soon</q> is not a day"),
        ("thing.kind=free&thing.item=x&goes_out=soon", "<q>soon</q> is not a day and a time"),
        ("thing.kind=off_once&thing.item=x&thing.amount=0.001", "notice error"),
        ("", "Nothing was promised"),
    ],
)
def test_what_cannot_be_promised_is_told_beside_the_form(sale: Sale, form: str, message: str) -> None:
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        answer = ana.sends("/promises/new", f"{form}&to={sale.caller.customer}&channel=shop")
        assert answer.status == 422
        assert message in answer.text


def test_lists_show_what_is_open_unconfirmed_going_out_disputed_and_broken(sale: Sale) -> None:
    soon = datetime.now(UTC) + timedelta(days=1)
    going, disputed, broken, confirmed = (sale.promises(one) for one in (soon, None, None, None))
    ana = sale.florist.desk("ana")
    dispute(ana, disputed, "They said two years.")
    confirm(ana, confirmed, "phone")
    sale.happens(broken, BillChecked("B-1", MARCH, 1, ("short",)))
    shown = {
        "open": {going, disputed, broken, confirmed},
        "unconfirmed": {going, disputed, broken},
        "due": {going},
        "disputed": {disputed},
        "broken": {broken},
        "all": {going, disputed, broken, confirmed},
    }
    with Visitor.coming(sale.florist.workspace, "ana") as visitor:
        for name, expected in shown.items():
            page = visitor.gets(f"/promises?show={name}").text
            assert {one for one in (going, disputed, broken, confirmed) if one in page} == expected, name
        sellers = visitor.gets("/promises/sellers").text
        assert ">ana</a>" in sellers
        assert "falls short" in visitor.gets(f"/promises/{broken}").text
        assert broken in visitor.gets("/promises?show=broken&maker=ana").text
        assert visitor.gets("/promises?show=broken&page=nonsense").status == 200


def test_open_promises_stand_on_the_call_screen_and_at_the_customer(sale: Sale) -> None:
    references = [sale.promises(), sale.promises(terms=(FREE_VASE,)), sale.promises()]
    case = sale.florist.opened(sale.caller)
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        screen = ana.gets(f"/cases/{case}").text
        assert "Open promises" in screen
        assert "and 1 more" in screen
        customer = ana.gets(f"/customers/{sale.caller.customer}").text
        assert all(one in customer for one in references)


def test_who_may_only_look_sees_no_button(sale: Sale) -> None:
    reference = sale.promises()
    with Visitor.coming(sale.florist.workspace, "erin") as erin:
        page = erin.gets(f"/promises/{reference}").text
        assert "weekly bouquet" in page
        assert "they confirm it on the phone" not in page
        assert erin.sends(f"/promises/{reference}/confirm", "").status == 403


def test_nothing_of_the_house_stands_on_her_page(sale: Sale) -> None:
    sale.promises()
    sale.works()
    with Visitor.coming(sale.florist.workspace) as rose:
        sent = rose.sends(f"{sale.page()}/answer", f"answer={sale.answer}")
        cookies = sent.headers["set-cookie"].partition(";")[0]
        assert "Path=/p/" in sent.headers["set-cookie"]
        assert "HttpOnly" in sent.headers["set-cookie"]
    with Visitor.coming(sale.florist.workspace, cookies=cookies) as rose:
        page = rose.gets(sale.page())
        for word in ("ana", "care@", "confirmed by", "bounced", sale.florist.workspace.engine.url.database or "x"):
            assert f">{word}" not in page.text
        assert "no-store" in page.headers["cache-control"]


def test_an_address_that_opens_nothing_says_so_in_the_language_that_is_read(sale: Sale) -> None:
    with Visitor.coming(sale.florist.workspace) as rose:
        for path in ("/p/amends_nothing", "/p/amends_nothing/answer", "/p/amends_nothing/yes"):
            asks = rose.gets if path.endswith("nothing") else rose.sends
            answer = asks(path, accept_language="de")
            assert answer.status == 410
            assert "Dieser Link öffnet nichts mehr" in answer.text


def test_words_that_say_nothing_are_asked_for_again(sale: Sale) -> None:
    sale.promises()
    sale.works()
    with Visitor.coming(sale.florist.workspace) as rose:
        sent = rose.sends(f"{sale.page()}/answer", f"answer={sale.answer}")
        cookies = sent.headers["set-cookie"].partition(";")[0]
    with Visitor.coming(sale.florist.workspace, cookies=cookies) as rose:
        assert "Please write a few words." in rose.sends(f"{sale.page()}/no", "words=+&seen=1").text
        assert "Something has changed" in rose.sends(f"{sale.page()}/yes", "seen=7").text
        long = rose.sends(f"{sale.page()}/no", f"words={'x' * 10_001}&seen=1")
        assert "Your text has 10001 characters, and we can take 10000 at most." in long.text
        assert f">{'x' * 10_001}</textarea>" in long.text
        assert rose.sends(f"{sale.page()}/no", "words=Two+years.&seen=1").status == 303
        assert "That is not possible here" in rose.sends(f"{sale.page()}/yes", "seen=1").text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_every_text_of_the_page(language: str) -> None:
    english, theirs = texts()["customer_page"], texts(language)["customer_page"]
    assert not isinstance(english, str)
    assert not isinstance(theirs, str)
    for room in ("promised", "done"):
        ours, other = english[room], theirs[room]
        assert not isinstance(ours, str)
        assert not isinstance(other, str)
        assert {name for name, _ in ours.rooms()} == {name for name, _ in other.rooms()}
