"""Letters from the record to the mailbox and back, over a real mail server."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from amends.app.customer_page.opening import Opened, answer, look_behind
from amends.app.letters.bounced import record_bounce
from amends.app.letters.reading import NoSuchLetterError, printed_letter
from amends.app.letters.sending import posted, sent_again
from amends.app.on_case import act_on
from amends.app.permissions import NotPermittedError
from amends.cases.events.call_backs import EndOfCallBack
from amends.cases.events.contacts import CallBackPromised, PathSent
from amends.cases.events.letters import LetterFailed, LetterFault, LetterKind, LetterSent, LetterWay
from amends.cases.gate.acts.call_backs import EndCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.letters import RecordLetterSent
from amends.cases.gate.acts.route import Accept, Approve, GiveFinalResponse, Offer, OpenException, Propose
from amends.cases.gate.rules.letters import LetterOnItsWayError, NothingToSendError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.terms import terms_of
from amends.jobs.bounces import read_back, read_folder, watched
from amends.letters.letter import Linked
from amends.store import directory
from amends.store.directory import every_client
from amends.store.directory_tables import customers
from amends.store.verify import verify
from tests.adapters.mail.post_office import Arrived, PostOffice, post_office
from tests.jobs.bicycles import Bicycles, bicycle_shop_at, make_bicycle_shop
from tests.stores import Databases, writing_all

BOUNCE = Path(__file__).parents[1] / "adapters" / "mail" / "bounces" / "standard.eml"


@pytest.fixture
def shop(databases: Databases) -> Iterator[Bicycles]:
    """The shop, in a store of one's own."""
    url = databases.copy(databases.made("bicycles", make_bicycle_shop))
    with bicycle_shop_at(url) as shop:
        yield shop
    databases.forget(url)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server."""
    with post_office() as office:
        yield office


def bounce_of(office: PostOffice) -> bytes:
    """The report that the last mail was not delivered."""
    token = office.arrived[-1].sender.partition("+")[2].partition("@")[0]
    return BOUNCE.read_bytes().replace(b"0197a1b2c3d47e5f8a9b0c1d2e3f4a5b.1", token.encode())


def test_whoever_is_left_without_a_resolution_gets_the_path_by_mail(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up()
    assert [line.state for line in shop.letters(case)] == ["waiting"]
    shop.works(office)
    (mail,) = office.arrived
    assert mail.recipients == ("grace@example.org",)
    assert mail.message["Subject"] == f"An wen Sie sich als Nächstes wenden können – Ihr Fall {case}"
    assert "an eine Teamleitung" in mail.words("plain").replace("An eine", "an eine")
    sent = shop.happened(case)[-1]
    assert isinstance(sent, LetterSent)
    assert (sent.kind, sent.way, sent.language, sent.sending) == (LetterKind.PATH, LetterWay.MAIL, "de", 1)
    (line,) = shop.letters(case)
    assert (line.state, line.language) == ("sent", "de")
    assert isinstance(shop.happened(case)[line.number - 1], PathSent)


def test_no_event_of_a_letter_holds_an_address(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up()
    shop.works(office)
    read_back(shop.workspace, bounce_of(office))
    for event in shop.happened(case):
        if isinstance(event, (LetterSent, LetterFailed)):
            assert "@" not in repr(event)
            assert "@" not in event.sentence()


def test_a_letter_in_another_language_than_was_asked_for_says_so_in_the_record(
    shop: Bicycles, office: PostOffice
) -> None:
    case = shop.hung_up(shop.customer(language="it"))
    shop.works(office)
    sent = shop.happened(case)[-1]
    assert isinstance(sent, LetterSent)
    assert (sent.language, sent.asked_language) == ("en", "it")
    assert sent.sentence() == "sent the letter on who can be asked next by e-mail, in English instead of Italian"


def test_a_worker_that_comes_twice_sends_once(shop: Bicycles, office: PostOffice) -> None:
    shop.hung_up()
    shop.works(office)
    shop.works(office)
    assert len(office.arrived) == 1


@pytest.mark.parametrize("loses", [False, True])
def test_a_mail_of_which_nobody_knows_is_sent_again_as_the_same_mail(
    shop: Bicycles, office: PostOffice, loses: bool
) -> None:
    office.hangs_up, office.loses = True, loses
    case = shop.hung_up()
    shop.works(office, attempts=2)
    failed = shop.happened(case)[-1]
    assert isinstance(failed, LetterFailed)
    assert failed.fault is LetterFault.NOT_TAKEN
    assert len({mail.message["Message-ID"] for mail in office.arrived}) == (0 if loses else 1)
    assert len(office.arrived) == (0 if loses else 2)


def test_what_the_server_puts_off_is_tried_again_until_it_is_taken(shop: Bicycles, office: PostOffice) -> None:
    office.puts_off = 2
    case = shop.hung_up()
    shop.works(office)
    assert len(office.arrived) == 1
    assert isinstance(shop.happened(case)[-1], LetterSent)


def test_what_is_refused_for_good_is_somebodys_next_step(shop: Bicycles, office: PostOffice) -> None:
    office.on_recipient = "550 5.1.1 no such user"
    case = shop.hung_up()
    shop.works(office)
    failed = shop.happened(case)[-1]
    assert isinstance(failed, LetterFailed)
    assert (failed.fault, failed.status) == (LetterFault.REFUSED, "5.1.1")
    assert failed.sentence() == (
        "the letter on who can be asked next did not reach the customer: it was refused for good, "
        "there is no such mailbox (5.1.1)"
    )


def test_a_customer_without_an_address_is_written_to_by_post(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up(shop.customer(email=None, address="12 Mill Lane\n75011 Paris"))
    shop.works(office)
    (line,) = shop.letters(case)
    assert (line.state, line.fault) == ("failed", LetterFault.NO_ADDRESS)
    printed = printed_letter(shop.desk("ana"), case, None)
    assert printed.address == ("Grace Holt", "12 Mill Lane", "75011 Paris")
    assert printed.written.letter.kind is LetterKind.PATH
    act_on(shop.desk("ana"), case, lambda on: posted(on, line.number))
    sent = shop.happened(case)[-1]
    assert isinstance(sent, LetterSent)
    assert (sent.way, sent.language) == (LetterWay.POST, "de")
    assert sent.sentence() == "sent the letter on who can be asked next again by post, in German"


def test_where_no_mail_is_set_up_people_post_letters(shop: Bicycles) -> None:
    case = shop.hung_up()
    shop.works(None)
    (line,) = shop.letters(case)
    assert (line.state, line.fault) == ("failed", LetterFault.NO_MAIL)


def link_in(mail: Arrived) -> str:
    """What stands behind the address of the desk in the link that a mail brings."""
    (line,) = [line for line in mail.words("plain").splitlines() if line.startswith("https://amends.example/c/")]
    assert f'<a href="{line}">' in mail.words("html")
    return line.rpartition("/")[2]


def test_a_letter_brings_a_link_to_the_customers_page_which_the_record_does_not_hold(
    shop: Bicycles, office: PostOffice
) -> None:
    case = shop.hung_up(shop.customer(phone="+33 1 99 00 12 34"))
    shop.works(office, address="https://amends.example")
    text = link_in(office.arrived[0])
    assert isinstance(answer(shop.workspace, text, "1234"), Opened)
    assert look_behind(shop.workspace, text).state.reference == case
    assert "Dieser Link öffnet sie 14 Tage lang" in " ".join(office.arrived[0].words("plain").split())
    assert not any(text in repr(event) for event in shop.happened(case))
    # On paper it would be typed from: none is made.
    assert not any(
        isinstance(part, Linked) for part in printed_letter(shop.desk("ana"), case, None).written.letter.parts
    )


def test_each_mail_brings_a_link_of_its_own(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up(shop.customer(phone="+33 1 99 00 12 34"))
    shop.works(office, address="https://amends.example")
    act_on(shop.desk("ana"), case, lambda on: sent_again(on, None))
    shop.works(office, address="https://amends.example")
    first, second = map(link_in, office.arrived)
    assert first != second
    for text in (first, second):
        assert look_behind(shop.workspace, text).state.reference == case


@pytest.mark.parametrize(("address", "phone"), [("", "+33 1 99 00 12 34"), ("https://amends.example", None)])
def test_a_letter_brings_no_link_where_none_could_be_opened(
    shop: Bicycles, office: PostOffice, address: str, phone: str | None
) -> None:
    shop.hung_up(shop.customer(phone=phone))
    shop.works(office, address=address)
    (mail,) = office.arrived
    assert "/c/" not in mail.words("plain")
    assert "eigenen Seite" not in mail.words("plain")


def test_a_letter_brings_no_link_where_the_client_wants_none(shop: Bicycles, office: PostOffice) -> None:
    with writing_all(shop.workspace.engine) as connection:
        (client,) = directory.clients(connection, every_client(connection))
        directory.change(connection, replace(client, settings=replace(client.settings, letter_links=False)))
    shop.hung_up(shop.customer(phone="+33 1 99 00 12 34"))
    shop.works(office, address="https://amends.example")
    (mail,) = office.arrived
    assert "/c/" not in mail.words("plain")


POSTED = "12 Mill Lane\n75011 Paris"


def test_whoever_wishes_the_post_gets_no_mail_and_somebody_posts_it(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up(shop.customer(prefers="post", address=POSTED, phone="+33 1 99 00 12 34"))
    shop.works(office)
    assert office.arrived == []
    event = shop.happened(case)[-1]
    assert isinstance(event, LetterFailed)
    assert event.sentence() == (
        "did not send the letter on who can be asked next by e-mail: the customer wishes to have it by post"
    )
    (step,) = [step for step in shop.next_steps(case) if step.act == "post-letter"]
    assert step.why == (
        "the letter on who can be asked next was not sent by e-mail: the customer wishes to have it by post"
    )


def test_whoever_wishes_to_be_called_gets_no_mail_but_a_call(shop: Bicycles, office: PostOffice) -> None:
    case = approved(shop, shop.customer(prefers="phone", address=POSTED, phone="+33 1 99 00 12 34"))
    for request in (
        EndContact(),
        EndCallBack(EndOfCallBack.NOT_WANTED, "She will write."),
        BeginContact("chat"),
        VerifyCaller("one_time_code"),
        Offer(),
    ):
        shop.does("ana", case, request)
    shop.works(office)
    assert office.arrived == []
    told = [event.sentence() for event in shop.happened(case) if isinstance(event, LetterFailed)]
    assert "did not send the offer in writing by e-mail: the customer wishes to be called" in told
    call = shop.seen(case).call_back
    assert call is not None
    assert call.why == "the customer wishes to be called, and not to have it by e-mail"
    assert "post-letter" not in [step.act for step in shop.next_steps(case)]


def test_a_call_that_is_owed_already_takes_the_place_of_the_letter_and_of_no_contact_before_it(
    shop: Bicycles, office: PostOffice
) -> None:
    case = shop.hung_up(shop.customer(prefers="phone", address=POSTED, phone="+33 1 99 00 12 34"))
    shop.works(office)
    assert office.arrived == []
    assert sum(isinstance(event, CallBackPromised) for event in shop.happened(case)) == 1
    assert "post-letter" not in [step.act for step in shop.next_steps(case)]
    shop.does("ana", case, EndCallBack(EndOfCallBack.NOT_WANTED, "She would rather read it."))
    assert "post-letter" in [step.act for step in shop.next_steps(case)]


def test_the_last_word_is_posted_to_whoever_wishes_to_be_called(shop: Bicycles, office: PostOffice) -> None:
    case = shop.refused(shop.customer(prefers="call", address=POSTED, phone="+33 1 99 00 12 34"))
    shop.does("carla", case, GiveFinalResponse("We have looked at everything."))
    shop.works(office)
    assert office.arrived == []
    assert shop.seen(case).call_back is None
    assert "post-letter" in [step.act for step in shop.next_steps(case)]


def test_a_letter_that_somebody_has_sent_by_mail_all_the_same_goes_by_mail(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up(shop.customer(prefers="post", address=POSTED))
    shop.works(office)
    act_on(shop.desk("ana"), case, lambda on: sent_again(on, None))
    shop.works(office)
    assert len(office.arrived) == 1


@pytest.mark.parametrize("prefers", ["post", "call", "email", "chat", None])
def test_a_wish_that_cannot_be_met_leaves_nobody_without_a_letter(
    shop: Bicycles, office: PostOffice, prefers: str | None
) -> None:
    shop.hung_up(shop.customer(prefers=prefers))
    shop.works(office)
    assert len(office.arrived) == 1


@pytest.mark.parametrize("address", ["grace", "grace@example.org\r\nBcc: all@example.org", "a@b.org, c@d.org"])
def test_an_address_that_is_none_is_not_written_to(shop: Bicycles, office: PostOffice, address: str) -> None:
    customer = shop.customer()
    with writing_all(shop.workspace.engine) as connection:
        # Nothing of ours writes it; somebody else may have.
        connection.execute(update(customers).where(customers.c.id == customer).values(email=address))
    case = shop.hung_up(customer)
    shop.works(office)
    assert office.arrived == []
    (line,) = shop.letters(case)
    assert (line.state, line.fault) == ("failed", LetterFault.BAD_ADDRESS)


def test_what_comes_back_is_recorded_once_and_sent_to_another_address(shop: Bicycles, office: PostOffice) -> None:
    customer = shop.customer()
    case = shop.hung_up(customer)
    shop.works(office)
    read = read_back(shop.workspace, bounce_of(office))
    assert (read.reference, read.is_news) == (case, True)
    assert not read_back(shop.workspace, bounce_of(office)).is_news
    assert sum(isinstance(event, LetterFailed) for event in shop.happened(case)) == 1
    (line,) = shop.letters(case)
    assert (line.state, line.fault, line.status) == ("failed", LetterFault.CAME_BACK, "5.1.1")

    shop.moves(customer, "grace@elsewhere.example")
    first_bounce = bounce_of(office)
    act_on(shop.desk("ana"), case, lambda on: sent_again(on, None))
    with pytest.raises(LetterOnItsWayError):
        act_on(shop.desk("ana"), case, lambda on: sent_again(on, line.number))
    shop.works(office)
    first, second = office.arrived
    assert second.recipients == ("grace@elsewhere.example",)
    assert second.words("plain") == first.words("plain")
    assert second.message["Message-ID"] != first.message["Message-ID"]
    assert [line.state for line in shop.letters(case)] == ["sent"]
    # What is still coming back of the first one says nothing of the second.
    assert not read_back(shop.workspace, first_bounce).is_news
    assert [line.state for line in shop.letters(case)] == ["sent"]


def test_what_comes_back_into_a_maildir_is_read_beside_the_work(
    shop: Bicycles, office: PostOffice, tmp_path: Path
) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    case = shop.hung_up()
    shop.works(office)
    (tmp_path / "new" / "1").write_bytes(bounce_of(office))
    (tmp_path / "new" / "2").write_bytes(b"Subject: hello\n\nJust an answer.\n")
    with watched(shop.workspace, tmp_path):
        pass
    assert [line.state for line in shop.letters(case)] == ["failed"]
    assert [*read_folder(shop.workspace, tmp_path)] == []
    assert len([*(tmp_path / "cur").iterdir()]) == 2


def test_a_letter_of_nobodys_is_none_of_ours(shop: Bicycles) -> None:
    assert record_bounce(shop.workspace, shop.workspace.new_id(), 1, "5.1.1") is None
    case = shop.hung_up()
    opened = shop.seen(case)
    assert record_bounce(shop.workspace, opened.id, 1, "5.1.1") is None


def approved(shop: Bicycles, customer: UUID | None = None) -> str:
    """A case in which a credit was approved during a call."""
    case = shop.refused(customer)
    shop.does("ana", case, OpenException())
    terms = terms_of([("shop_credit", Decimal("40.00"))])
    shop.does("ana", case, Propose(terms, "She was patient.", not_known=frozenset({"visits"})))
    shop.does("carla", case, Approve())
    return case


def offered(shop: Bicycles) -> str:
    """A case in which a credit was offered on the phone."""
    case = approved(shop)
    shop.does("ana", case, Offer())
    return case


def test_an_offer_is_written_when_the_call_ends_and_is_void_once_it_is_answered(
    shop: Bicycles, office: PostOffice
) -> None:
    case = offered(shop)
    shop.works(office)
    assert office.arrived == []
    shop.does("ana", case, EndContact())
    shop.works(office)
    (mail,) = office.arrived
    assert mail.message["Subject"].startswith("Unser Angebot an Sie")
    assert "im Wert von 40,00" in mail.words("plain")
    (line,) = shop.letters(case)
    shop.does("ana", case, BeginContact("phone"))
    shop.does("ana", case, VerifyCaller("one_time_code"))
    shop.does("ana", case, Accept())
    with pytest.raises(NothingToSendError):
        act_on(shop.desk("ana"), case, lambda on: sent_again(on, line.number))


def test_one_confirmation_tells_all_that_was_agreed_and_given_in_a_call(shop: Bicycles, office: PostOffice) -> None:
    case = offered(shop)
    shop.does("ana", case, Accept())
    gift = next(iter(shop.seen(case).gifts.values()))
    shop.does("ana", case, Settle(gift.id, Outcome.GIVEN))
    shop.does("ana", case, EndContact())
    shop.works(office)
    assert office.arrived == [], "it waits for what is still to come"
    shop.clock.passes(minutes=15)
    shop.works(office)
    (mail,) = office.arrived
    assert mail.message["Subject"].startswith("Unsere Bestätigung")
    assert "Was wir vereinbart haben" in mail.words("plain")
    assert "Erledigt" in mail.words("plain")
    assert shop.seen(case).confirmed_through == shop.seen(case).number - 1


def test_a_final_response_is_written_at_once(shop: Bicycles, office: PostOffice) -> None:
    case = shop.refused()
    shop.does("carla", case, GiveFinalResponse("We have looked at everything."))
    shop.does("ana", case, EndContact())
    shop.works(office)
    (mail,) = office.arrived
    assert mail.message["Subject"].startswith("Unsere abschließende Antwort")
    assert "Bicycle board" in mail.words("plain")


def test_what_was_sent_is_printed_to_the_letter_whatever_has_happened_since(shop: Bicycles, office: PostOffice) -> None:
    case = shop.hung_up()
    shop.works(office)
    before = printed_letter(shop.desk("ana"), case, None).written.letter
    shop.does("ana", case, BeginContact("phone"))
    shop.does("ana", case, Give("shop_credit", Decimal("10.00"), "goodwill"))
    shop.does("ana", case, EndContact())
    assert printed_letter(shop.desk("ana"), case, shop.letters(case)[0].number).written.letter == before


def test_nobody_says_by_hand_that_a_mail_was_sent(shop: Bicycles) -> None:
    case = shop.hung_up()
    request = RecordLetterSent(shop.workspace.new_id(), 1, LetterKind.PATH, "en", None, 1, 1)
    with pytest.raises(NotPermittedError, match="nobody does it by hand"):
        shop.does("ana", case, request)


def test_a_letter_that_is_not_there_is_told_with_those_that_are(shop: Bicycles, office: PostOffice) -> None:
    case = shop.refused()
    with pytest.raises(NoSuchLetterError, match="was not written to"):
        printed_letter(shop.desk("ana"), case, None)
    shop.does("ana", case, EndContact())
    shop.works(office)
    number = shop.letters(case)[0].number
    with pytest.raises(NoSuchLetterError, match=f"the case has no letter `1`; there is: {number}"):
        printed_letter(shop.desk("ana"), case, 1)


def test_letters_leave_a_store_that_verifies(shop: Bicycles, office: PostOffice) -> None:
    shop.hung_up()
    shop.works(office)
    read_back(shop.workspace, bounce_of(office))
    assert [*verify(shop.workspace.engine)] == []
