"""A letter as a message: what it is known by, and that nothing in it can break out of its place."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.adapters.mail.addresses import AddressError, address_of
from amends.adapters.mail.message import Addressed, Outgoing, one_line, trial_mail
from amends.adapters.mail.sending import Sending, sending_in
from amends.cases.events.letters import LetterKind
from tests.adapters.mail.letters import AT, GRACE, LETTER_ID, SENDING, mail, settings
from tests.letters.desk import letter

LETTER = letter(LetterKind.PATH)
HEADERS = {
    "From", "To", "Reply-To", "Subject", "References", "Message-ID", "Date", "Auto-Submitted",
    "X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Language",
}  # fmt: skip
NASTY = st.text(max_size=120) | st.sampled_from(
    [
        "a\r\nBcc: all@example.org",
        "b\n\nbody",
        "c\rX-Evil: 1",
        "d\x00",
        "e\u2028Bcc: f@example.org",
        "g\x0bh",
        "=?utf-8?q?=0ABcc?=",
    ]
)


def parsed(outgoing: Outgoing) -> EmailMessage:
    """The mail as whoever gets it reads it."""
    message = message_from_bytes(outgoing.message.as_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_letter_says_from_whom_to_whom_and_that_a_machine_has_sent_it() -> None:
    message = parsed(mail(given=settings(reply_to="answers@veltane.example"), words=LETTER))
    assert message["From"] == "Bicycle shop Veltane <care@veltane.example>"
    assert message["To"] == "Grace Holt <grace@example.org>"
    assert message["Reply-To"] == "Bicycle shop Veltane <answers@veltane.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"] == "Mon, 02 Nov 2026 10:30:00 +0000"
    assert message["Message-ID"] == "<0197a1b2c3d47e5f8a9b0c1d2e3f4a5b.1@veltane.example>"
    assert message["References"] == "<case.00000000000000000000000000000064@veltane.example>"
    assert {*message.keys()} == HEADERS


def test_a_client_has_its_own_addresses_where_it_says_so() -> None:
    to = replace(GRACE, sender="hello@rad.example", reply_to="help@rad.example")
    outgoing = mail(to)
    assert parsed(outgoing)["From"].addresses[0].addr_spec == "hello@rad.example"
    assert parsed(outgoing)["Reply-To"].addresses[0].addr_spec == "help@rad.example"
    assert parsed(outgoing)["Message-ID"].endswith("@rad.example>")
    assert outgoing.envelope.sender.endswith("@veltane.example")


def test_without_an_address_for_what_comes_back_it_comes_to_the_sender() -> None:
    assert mail(given=settings(bounces=None)).envelope.sender == "care@veltane.example"


def test_the_same_sending_is_the_same_mail_and_another_one_is_not() -> None:
    assert mail().message.as_bytes() == mail().message.as_bytes()
    again = mail(sending=Sending(LETTER_ID, 2))
    assert parsed(again)["Message-ID"] != parsed(mail())["Message-ID"]


@pytest.mark.parametrize("text", [str(SENDING), mail().envelope.sender, str(parsed(mail())["Message-ID"])])
def test_a_sending_is_known_again_from_whatever_it_stands_in(text: str) -> None:
    assert sending_in(text) == SENDING
    assert sending_in(text.upper()) == SENDING


@given(st.text())
def test_what_is_no_sending_is_taken_for_none(text: str) -> None:
    found = sending_in(text)
    assert found is None or str(found).split(".")[0] in text.lower()


@given(name=NASTY, title=NASTY, subject=NASTY)
def test_no_text_makes_a_header_of_its_own(name: str, title: str, subject: str) -> None:
    words = replace(LETTER, subject=subject, signed=title)
    outgoing = mail(replace(GRACE, name=name), words=words, given=settings(reply_to="answers@veltane.example"))
    message = parsed(outgoing)
    assert {*message.keys()} == HEADERS
    assert message.keys() == parsed(mail(words=LETTER, given=settings(reply_to="answers@veltane.example"))).keys()
    assert [one.addr_spec for one in message["To"].addresses] == ["grace@example.org"]
    assert [one.addr_spec for one in message["From"].addresses] == ["care@veltane.example"]
    assert not message.defects


@given(NASTY)
def test_a_text_for_a_header_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(one_line(text)) == one_line(text)


@given(words=st.lists(st.text(max_size=200), max_size=3))
def test_whatever_a_letter_says_it_arrives_as_two_forms(words: list[str]) -> None:
    from amends.letters.letter import Items

    message = parsed(mail(words=replace(LETTER, parts=(Items(tuple(words)),))))
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize(
    "text",
    [
        "", "grace", "@example.org", "grace@", "a@b@c", "grace@example.org, bob@example.org", "<grace@example.org>",
        "grace@example.org\r\nBcc: bob@example.org", "grace@exa mple.org", "gra ce@example.org", "g\x00@example.org",
        ".grace@example.org", "grace.@example.org", "gr..ace@example.org", '"grace"@example.org',
        f"{'g' * 65}@example.org", f"grace@{'e' * 64}.org", "grace@-example.org", "grace@example..org", "g\u2028@x.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_not_written_to(text: str) -> None:
    with pytest.raises(AddressError) as caught:
        address_of(text)
    assert text in ("", "@example.org") or text not in str(caught.value)


@given(st.text())
def test_an_address_is_one_word_whatever_it_is_made_of(text: str) -> None:
    try:
        found = address_of(text)
    except AddressError:
        return
    assert found.count("@") == 1
    assert found.isprintable()
    assert not set(found) & set(' ,;:<>()[]\\"\r\n')


def test_a_domain_goes_out_in_ascii() -> None:
    assert address_of("grace@fahrräder.example") == "grace@xn--fahrrder-4za.example"


def test_the_trial_says_that_mail_works() -> None:
    trial = trial_mail(settings(), "me@example.org", "It works.\n", SENDING, AT)
    assert parsed(trial)["Subject"] == "Amends: mail works"
    assert trial.envelope.recipient == "me@example.org"
    assert Addressed(name=None, address="x").sender is None
