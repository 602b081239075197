"""From a promise at the point of sale to the customer's yes: over a real mail server, and back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amends.adapters.mail.bounces import Arrival
from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError
from amends.app.customer_page.opening import MOST_WRONG_ANSWERS, SESSION_LASTS, Opened
from amends.app.promise_page.acting import at_page
from amends.app.promise_page.opening import BehindPage, answer, look_behind
from amends.app.promise_page.seeing import see
from amends.app.promises.acting import confirm, dispute, order_went_out, restate
from amends.app.promises.asking_again import ask_again
from amends.app.promises.delivering import Asked, to_confirm
from amends.app.tidying import tidy
from amends.jobs.bounces import read_back, read_folder
from amends.promises import events
from amends.promises.errors import NotPossibleNowError
from amends.promises.events import ConfirmationAsked, ConfirmationNotSent, Confirmed, Delivery, DeliveryReported
from amends.promises.state import Confirmation
from amends.store.errors import ChangedMeanwhileError
from amends.store.verify import verify
from tests.adapters.mail.letters import SENDING
from tests.adapters.mail.post_office import Arrived, PostOffice, post_office
from tests.jobs.bicycles import MONDAY, bicycle_shop_at, make_bicycle_shop
from tests.jobs.seller import FREE_LOCK, TEN_OFF, Seller
from tests.stores import Databases

BOUNCES = Path(__file__).parents[1] / "adapters" / "mail" / "bounces"
TOKEN = b"0197a1b2c3d47e5f8a9b0c1d2e3f4a5b.1"
TOMORROW = MONDAY + timedelta(days=1)
NEXT_WEEK = MONDAY + timedelta(days=7)


@pytest.fixture
def seller(databases: Databases) -> Iterator[Seller]:
    """Ana, in a store of one's own."""
    url = databases.copy(databases.made("bicycles", make_bicycle_shop))
    with bicycle_shop_at(url) as shop:
        yield Seller(shop)
    databases.forget(url)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server."""
    with post_office() as office:
        yield office


def report(mail: Arrived, name: str) -> bytes:
    """A delivery-status notification about a mail."""
    token = mail.sender.partition("+")[2].partition("@")[0]
    content = (BOUNCES / name).read_bytes()
    assert TOKEN in content
    return content.replace(TOKEN, token.encode())


def link_in(mail: Arrived) -> str:
    """What stands behind the address of the desk in the link that a mail brings."""
    (line,) = [line for line in mail.words("plain").splitlines() if line.startswith("https://amends.example/p/")]
    assert f'<a href="{line}">' in mail.words("html")
    return line.rpartition("/")[2]


def session(seller: Seller, text: str) -> str:
    """What a customer shows who has answered the question."""
    found = answer(seller.shop.workspace, text, "1002")
    assert isinstance(found, Opened)
    return found.session


def why(seller: Seller) -> list[object]:
    """Why the maker of promises is alerted."""
    return [one.data["why"] for one in seller.alerts() if one.kind == "promise"]


# What the mail server says at once, and what comes back later.


def test_the_customer_is_sent_what_they_were_promised_in_their_language(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises()
    seller.works(office)
    (mail,) = office.arrived
    assert mail.recipients == ("grace@example.org",)
    assert mail.message["Subject"] == f"Was Ihnen zugesagt wurde – {promise}"
    words = " ".join(mail.words("plain").split())
    assert "Web discount: jeden Monat 10,00 € weniger, 12 Monate lang ab dem 2. November 2026" in words
    assert "Lock: kostenlos, ab dem 2. November 2026, ohne Ende." in words
    asked, accepted = seller.happened(promise)[1:]
    assert asked == ConfirmationAsked(mail.message["Message-ID"])
    assert accepted == DeliveryReported(mail.message["Message-ID"], Delivery.ACCEPTED)
    assert seller.sees(promise).state.confirmation is Confirmation.ACCEPTED


def test_no_event_holds_the_address_or_the_link(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises()
    seller.works(office)
    read_back(seller.shop.workspace, report(office.arrived[0], "standard.eml"))
    told = repr(seller.happened(promise))
    assert "grace@example.org" not in told
    assert link_in(office.arrived[0]) not in told


def test_what_the_server_puts_off_is_late_and_tried_again(seller: Seller, office: PostOffice) -> None:
    office.puts_off = 2
    promise = seller.promises()
    seller.works(office)
    assert [mail.recipients for mail in office.arrived] == [("grace@example.org",)]
    deliveries = [one.delivery for one in seller.happened(promise) if isinstance(one, DeliveryReported)]
    assert deliveries == [Delivery.DEFERRED, Delivery.ACCEPTED], "the same told twice is no news"
    assert sum(isinstance(one, ConfirmationAsked) for one in seller.happened(promise)) == 1


def test_what_the_server_never_takes_has_not_arrived(seller: Seller, office: PostOffice) -> None:
    office.puts_off = 99
    promise = seller.promises()
    seller.works(office, attempts=2)
    state = seller.sees(promise).state
    assert (state.confirmation, state.told) == (Confirmation.BOUNCED, "it was not taken in, however often we tried")


def test_what_is_refused_at_once_is_told_to_the_maker_at_once(seller: Seller, office: PostOffice) -> None:
    office.on_recipient = "550 5.1.1 no such user"
    promise = seller.promises(goes_out=NEXT_WEEK)
    seller.works(office)
    seen = seller.sees(promise)
    assert (seen.state.confirmation, seen.state.told) == (Confirmation.BOUNCED, "there is no such mailbox (5.1.1)")
    assert why(seller) == ["It did not arrive."]
    assert seen.alarm is not None
    assert seen.alarm.do == "Ask for another address, or read it out."


def test_a_mail_of_which_nobody_knows_is_the_same_mail_again_and_stands_as_asked_for(
    seller: Seller, office: PostOffice
) -> None:
    office.hangs_up = True
    promise = seller.promises()
    seller.works(office, attempts=2)
    assert len(office.arrived) == 2
    assert len({mail.message["Message-ID"] for mail in office.arrived}) == 1
    assert seller.sees(promise).state.confirmation is Confirmation.ASKED


@pytest.mark.parametrize(
    ("name", "confirmation"),
    [
        ("standard.eml", Confirmation.BOUNCED),
        ("late.eml", Confirmation.DEFERRED),
        ("delivered.eml", Confirmation.DELIVERED),
        ("delivered_by_its_envelope.eml", Confirmation.DELIVERED),
        ("failed_by_its_envelope.eml", Confirmation.BOUNCED),
        ("words_only.eml", Confirmation.BOUNCED),
        ("mailbox_full.eml", Confirmation.BOUNCED),
    ],
)
def test_what_comes_back_later_is_told_once(
    seller: Seller, office: PostOffice, name: str, confirmation: Confirmation
) -> None:
    promise = seller.promises()
    seller.works(office)
    mail = report(office.arrived[0], name)
    read = read_back(seller.shop.workspace, mail)
    assert (read.reference, read.is_news, read.is_of_promise) == (promise, True, True)
    assert seller.sees(promise).state.confirmation is confirmation
    read_back(seller.shop.workspace, mail)
    seller.works(office)
    assert seller.sees(promise).state.confirmation is confirmation


def test_what_the_server_reports_of_what_it_was_asked_for_reaches_the_promise(seller: Seller) -> None:
    promise = seller.promises()
    with post_office(reports=True) as office:
        seller.works(office)
    (envelope,) = [one for one in office.arrived[0].asked if one.startswith("ENVID=")]
    delivered = (BOUNCES / "delivered_by_its_envelope.eml").read_bytes()
    named = delivered.replace(TOKEN, envelope.removeprefix("ENVID=").encode())

    read = read_back(seller.shop.workspace, named)

    assert (read.reference, read.is_news) == (promise, True)
    assert seller.sees(promise).state.confirmation is Confirmation.DELIVERED


def test_what_was_passed_on_is_no_longer_late_and_not_in_the_mailbox_either(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises()
    seller.works(office)
    read_back(seller.shop.workspace, report(office.arrived[0], "late.eml"))

    read = read_back(seller.shop.workspace, report(office.arrived[0], "passed_on.eml"))

    assert (read.reference, read.is_news, read.is_of_promise) == (promise, True, True)
    assert seller.sees(promise).state.confirmation is Confirmation.ACCEPTED


def test_what_comes_back_into_the_maildir_reaches_the_maker(seller: Seller, office: PostOffice, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    promise = seller.promises(goes_out=NEXT_WEEK)
    seller.works(office)
    (tmp_path / "new" / "1").write_bytes(report(office.arrived[0], "standard.eml"))
    (read,) = read_folder(seller.shop.workspace, tmp_path)
    assert read.reference == promise
    seller.works(office)
    assert why(seller) == ["It did not arrive."]
    assert seller.sees(promise).state.told == "there is no such mailbox (5.1.1)"


def test_what_comes_back_of_an_earlier_letter_says_nothing_of_the_one_that_counts(
    seller: Seller, office: PostOffice
) -> None:
    customer = seller.customer()
    promise = seller.promises(customer)
    seller.works(office)
    first = report(office.arrived[0], "standard.eml")
    read_back(seller.shop.workspace, first)
    seller.works(office)
    seller.shop.moves(customer, "grace@elsewhere.example")
    ask_again(seller.shop.desk("ana"), promise)
    seller.works(office)
    assert office.arrived[1].recipients == ("grace@elsewhere.example",)
    assert not read_back(seller.shop.workspace, first).is_news
    assert seller.sees(promise).state.confirmation is Confirmation.ACCEPTED
    assert why(seller) == ["It did not arrive."], "until the customer answers"


def test_a_letter_that_comes_late_to_its_turn_is_not_sent_after_a_later_one(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises()
    seller.works(office)
    ask_again(seller.shop.desk("ana"), promise)
    seller.works(office)
    row, workspace = seller.sees(promise).row, seller.shop.workspace
    assert len(office.arrived) == 2
    assert to_confirm(workspace, row.client, Asked(row.id, 1, 1)) is None
    assert to_confirm(workspace, row.client, Asked(row.id, row.number, 1)) is not None


def test_a_report_about_nobodys_mail_is_none_of_ours(seller: Seller) -> None:
    read = read_back(seller.shop.workspace, (BOUNCES / "delivered.eml").read_bytes())
    assert (read.reference, read.is_news, read.arrival) == (None, False, Arrival(SENDING, is_in_mailbox=True))


# Where nothing is sent.


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"email": None}, "no e-mail address is known"),
        ({"prefers": "post", "address": "12 Mill Lane"}, "the customer wishes to have it by post"),
    ],
)
def test_who_has_no_address_is_not_written_to_and_the_maker_sees_it(
    seller: Seller, office: PostOffice, known: dict[str, str | None], told: str
) -> None:
    promise = seller.promises(seller.customer(**known), goes_out=NEXT_WEEK)
    seller.works(office)
    assert office.arrived == []
    assert seller.happened(promise)[-1] == ConfirmationNotSent(told)
    seen = seller.sees(promise)
    assert (seen.state.confirmation, seen.state.told) == (Confirmation.NOT_ASKED, told)
    assert why(seller) == ["It could not be sent to the customer."]


def test_where_no_mail_is_set_up_the_maker_sees_it(seller: Seller) -> None:
    promise = seller.promises()
    seller.works(None)
    assert seller.sees(promise).state.told == "no mail is set up here"
    assert why(seller) == ["It could not be sent to the customer."]


def test_an_address_that_was_added_later_is_written_to_when_somebody_asks_again(
    seller: Seller, office: PostOffice
) -> None:
    customer = seller.customer(email=None)
    promise = seller.promises(customer)
    for _ in range(2):
        seller.works(office)
        ask_again(seller.shop.desk("ana"), promise)
    seller.works(office)
    seller.shop.moves(customer, "grace@example.org")
    ask_again(seller.shop.desk("ana"), promise)
    ask_again(seller.shop.desk("ana"), promise)
    seller.works(office)
    assert len(office.arrived) == 1
    assert seller.sees(promise).state.confirmation is Confirmation.ACCEPTED


def test_a_promise_to_nobody_who_is_known_is_sent_to_nobody(seller: Seller, office: PostOffice) -> None:
    from amends.app.promises.asked import PromiseAsked
    from amends.app.promises.making import make

    made = make(seller.shop.desk("ana"), PromiseAsked(whom=None, channel="shop", words=None, terms=(FREE_LOCK,)))
    seller.works(office)
    assert seller.sees(made.row.reference).state.told == "no e-mail address is known"


@pytest.mark.parametrize("address", ["", "https://amends.example"])
def test_a_letter_without_a_way_to_open_a_page_asks_without_one(
    seller: Seller, office: PostOffice, address: str
) -> None:
    seller.promises(seller.customer(account=None) if address else None)
    seller.works(office, address=address)
    (mail,) = office.arrived
    assert "/p/" not in mail.words("plain")
    assert "Ist es das, was man Ihnen gesagt hat?" in " ".join(mail.words("plain").split())


def test_a_letter_asks_without_a_page_where_the_client_wants_no_links(seller: Seller, office: PostOffice) -> None:
    seller.settles(letter_links=False)
    seller.promises()
    seller.works(office, address="https://amends.example")
    (mail,) = office.arrived
    assert "/p/" not in mail.words("plain")
    assert "Ist es das, was man Ihnen gesagt hat?" in " ".join(mail.words("plain").split())


# The customer's page.


def test_the_customer_opens_it_and_says_yes(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises(goes_out=TOMORROW)
    seller.works(office)
    text, workspace = link_in(office.arrived[0]), seller.shop.workspace
    assert isinstance(answer(workspace, text, "9999"), BehindPage)
    assert seller.sees(promise).state.confirmation is Confirmation.ACCEPTED, "a wrong answer opens nothing"
    shown = session(seller, text)
    assert seller.sees(promise).state.confirmation is Confirmation.OPENED
    view = see(workspace, text, shown)
    assert view.terms[0].startswith("Web discount: jeden Monat 10,00\xa0€ weniger")
    at_page(workspace, text, shown, view.statement).confirms()
    assert seller.happened(promise)[-1] == Confirmed("link")
    assert seller.sees(promise).history[-1].by is not None
    assert see(workspace, text, shown).is_confirmed
    at_page(workspace, text, shown, view.statement).confirms()
    assert sum(isinstance(one, Confirmed) for one in seller.happened(promise)) == 1


def test_the_customer_says_that_it_is_not_what_they_were_told_and_the_maker_hears_of_it(
    seller: Seller, office: PostOffice
) -> None:
    promise = seller.promises(goes_out=NEXT_WEEK)
    seller.works(office)
    text, workspace = link_in(office.arrived[0]), seller.shop.workspace
    shown = session(seller, text)
    at_page(workspace, text, shown, 1).disputes("They said two years.")
    seller.works(office)
    assert why(seller) == ["The customer says that something else was promised."]
    assert "two years" not in repr(seller.alerts()), "their words stand at the promise"
    view = see(workspace, text, shown)
    assert (view.is_disputed, view.dispute) == (True, "They said two years.")
    with pytest.raises(NotPossibleNowError):
        at_page(workspace, text, shown, 1).confirms()

    restate(seller.shop.desk("ana"), promise, None, (TEN_OFF,), "The recording says so.")
    seller.works(office)
    assert why(seller) == []
    assert len(office.arrived) == 2
    with pytest.raises(ChangedMeanwhileError):
        at_page(workspace, text, shown, 1).confirms()
    at_page(workspace, text, shown, 2).confirms()
    assert seller.sees(promise).state.is_confirmed


def test_an_address_opens_nothing_after_its_days_or_after_too_many_answers(seller: Seller, office: PostOffice) -> None:
    seller.settles(link_days=2)
    seller.promises()
    seller.promises(seller.customer(account="B-881002"))
    seller.works(office)
    first, second = map(link_in, office.arrived)
    workspace = seller.shop.workspace
    for _ in range(MOST_WRONG_ANSWERS - 1):
        assert isinstance(answer(workspace, second, "0000"), BehindPage)
    for typed in ("0000", "1002"):
        with pytest.raises(LinkClosedError):
            answer(workspace, second, typed)
    seller.shop.clock.passes(days=2)
    with pytest.raises(LinkClosedError):
        look_behind(workspace, first)
    with pytest.raises(LinkClosedError):
        look_behind(workspace, "amends_nothing")


def test_a_page_is_asked_for_again_after_half_an_hour_and_one_session_opens_no_other_page(
    seller: Seller, office: PostOffice
) -> None:
    seller.promises()
    seller.promises(seller.customer(account="B-881002"))
    seller.works(office)
    first, second = map(link_in, office.arrived)
    shown = session(seller, first)
    with pytest.raises(NotAnsweredError):
        see(seller.shop.workspace, second, shown)
    seller.shop.clock.passes(seconds=SESSION_LASTS.total_seconds())
    with pytest.raises(NotAnsweredError):
        see(seller.shop.workspace, first, shown)


# The alarm before the order goes out.


def test_whoever_made_it_is_told_before_the_order_goes_out_what_is_missing(seller: Seller, office: PostOffice) -> None:
    seller.settles(alarm_hours=48)
    seller.promises(goes_out=NEXT_WEEK, user="carla")
    seller.works(office)
    seller.shop.clock.passes(days=4, hours=23)
    seller.works(office)
    assert seller.alerts("carla") == []
    seller.shop.clock.passes(hours=1)
    seller.works(office)
    (told,) = seller.alerts("carla")
    assert (told.kind, told.data["why"]) == ("promise", "A mail server took it, and it was not opened.")
    assert seller.alerts("ana") == [], "whoever made it, and nobody else"
    seller.works(office)
    assert len(seller.alerts("carla")) == 1


@pytest.mark.parametrize("how", ["confirmed", "gone out"])
def test_nobody_is_told_of_what_was_settled_in_time(seller: Seller, office: PostOffice, how: str) -> None:
    promise, ana = seller.promises(goes_out=NEXT_WEEK), seller.shop.desk("ana")
    seller.works(office)
    if how == "confirmed":
        confirm(ana, promise, "phone")
    else:
        order_went_out(ana, promise)
    seller.shop.clock.passes(days=8)
    seller.works(office)
    assert seller.alerts() == []


def test_what_was_told_is_settled_once_the_customer_confirms(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises(goes_out=TOMORROW)
    seller.works(office)
    seller.shop.clock.passes(minutes=10)
    seller.works(office)
    assert len(seller.alerts()) == 1
    confirm(seller.shop.desk("ana"), promise, "phone")
    seller.works(office)
    assert seller.alerts() == []


def test_nobody_is_asked_who_has_answered_before_the_letter_went_out(seller: Seller, office: PostOffice) -> None:
    promise, ana = seller.promises(), seller.shop.desk("ana")
    confirm(ana, promise, "paper")
    seller.works(office)
    assert office.arrived == []
    with pytest.raises(NotPossibleNowError, match="has confirmed"):
        ask_again(ana, promise)
    dispute(ana, promise, "They said two years.")
    with pytest.raises(NotPossibleNowError, match="something else"):
        ask_again(ana, promise)


def test_terms_that_were_put_right_before_the_letter_went_out_are_the_ones_it_tells(
    seller: Seller, office: PostOffice
) -> None:
    promise = seller.promises()
    restate(seller.shop.desk("ana"), promise, None, (FREE_LOCK,), "Typed wrong.")
    seller.works(office)
    (mail,) = office.arrived
    assert "Web discount" not in mail.words("plain")


def test_an_address_that_opens_nothing_any_more_is_forgotten_and_the_promise_stays(
    seller: Seller, office: PostOffice
) -> None:
    promise = seller.promises()
    seller.works(office)
    text, workspace = link_in(office.arrived[0]), seller.shop.workspace
    session(seller, text)
    seller.shop.clock.passes(days=14)
    assert tidy(workspace, timedelta(days=30)).links == 0
    seller.shop.clock.passes(days=31)
    assert tidy(workspace, timedelta(days=30)).links == 1
    assert seller.sees(promise).state.confirmation is Confirmation.OPENED


def test_all_of_it_leaves_a_store_that_verifies(seller: Seller, office: PostOffice) -> None:
    promise = seller.promises(goes_out=TOMORROW)
    seller.works(office)
    text = link_in(office.arrived[0])
    at_page(seller.shop.workspace, text, session(seller, text), 1).disputes("They said two years.")
    seller.works(office)
    assert [*verify(seller.shop.workspace.engine)] == []
    assert isinstance(seller.happened(promise)[-1], events.Disputed)
