"""Sending over a real mail server, and what is known of a mail when it answers, or does not."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.adapters.mail.message import Addressed
from amends.adapters.mail.outcomes import Deferred, Refused, Taken, Unclear
from amends.adapters.mail.rendering import as_html, as_text
from amends.adapters.mail.settings import Server
from amends.adapters.mail.smtp import send_over
from amends.cases.events.letters import LetterKind
from tests.adapters.mail.letters import SENDING, mail, settings
from tests.adapters.mail.post_office import HOST, PostOffice, post_office
from tests.letters.desk import LANGUAGES, SCENES, letter


@pytest.fixture(scope="module")
def running() -> Iterator[PostOffice]:
    """A server for all of these tests."""
    with post_office() as office:
        yield office


@pytest.fixture
def office(running: PostOffice) -> PostOffice:
    """The server, without what an earlier test has told it."""
    fresh = PostOffice()
    for name in ("on_sender", "on_recipient", "on_mail", "hangs_up", "loses", "puts_off", "arrived"):
        setattr(running, name, getattr(fresh, name))
    return running


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_a_letter_arrives_in_both_forms_to_the_letter(office: PostOffice, kind: LetterKind, language: str) -> None:
    words = letter(kind, language)
    assert send_over(office.server, mail(words=words)) == Taken()
    (arrived,) = office.arrived
    assert arrived.words("plain") == as_text(words)
    assert arrived.words("html") == as_html(words)
    assert arrived.message["Subject"] == words.subject
    assert arrived.message["Content-Language"] == language


def test_the_envelope_comes_back_to_an_address_of_its_own(office: PostOffice) -> None:
    send_over(office.server, mail())
    assert office.arrived[0].sender == "bounces+0197a1b2c3d47e5f8a9b0c1d2e3f4a5b.1@veltane.example"
    assert office.arrived[0].recipients == ("grace@example.org",)


@pytest.mark.parametrize(
    ("step", "answer", "outcome"),
    [
        ("on_recipient", "550 5.1.1 no such user", Refused("5.1.1")),
        ("on_recipient", "550 no such user", Refused("550")),
        ("on_sender", "553 5.7.1 not yours", Refused("5.7.1")),
        ("on_mail", "554 5.7.1 looks like spam", Refused("5.7.1")),
        ("on_recipient", "450 4.2.0 greylisted", Deferred(f"{HOST} does not take the recipient now (4.2.0)")),
        ("on_sender", "451 later", Deferred(f"{HOST} does not take the sender now (451)")),
        ("on_mail", "452 4.3.1 full", Deferred(f"{HOST} does not take the mail now (4.3.1)")),
    ],
)
def test_what_the_server_refuses_for_good_is_told_from_what_it_puts_off(
    office: PostOffice, step: str, answer: str, outcome: object
) -> None:
    setattr(office, step, answer)
    assert send_over(office.server, mail()) == outcome
    assert office.arrived == []


@pytest.mark.parametrize("loses", [False, True])
def test_a_server_that_hangs_up_after_the_mail_leaves_it_unclear(office: PostOffice, loses: bool) -> None:
    office.hangs_up, office.loses = True, loses
    assert isinstance(send_over(office.server, mail()), Unclear)
    assert len(office.arrived) == (0 if loses else 1)


def test_a_server_that_offers_reports_is_asked_for_them_under_the_name_of_the_letter() -> None:
    with post_office(reports=True) as office:
        assert send_over(office.server, mail()) == Taken()
        assert send_over(office.server, mail(given=settings(bounces=None))) == Taken()
    asked, where_people_read_them = office.arrived
    assert asked.asked == ("RET=HDRS", f"ENVID={SENDING}".upper(), "NOTIFY=SUCCESS,FAILURE,DELAY")
    assert where_people_read_them.asked == ()


def test_a_server_that_offers_no_reports_is_asked_for_none(office: PostOffice) -> None:
    assert send_over(office.server, mail()) == Taken(), "it refuses what it does not know"
    assert office.arrived[0].asked == ()


def test_a_repeat_is_the_same_mail(office: PostOffice) -> None:
    office.hangs_up = True
    send_over(office.server, mail())
    office.hangs_up = False
    send_over(office.server, mail())
    first, second = office.arrived
    assert first.message["Message-ID"] == second.message["Message-ID"]
    assert first.content == second.content


def test_a_server_that_is_not_there_puts_off() -> None:
    with socket.socket() as closed:
        closed.bind((HOST, 0))
        port = closed.getsockname()[1]
    outcome = send_over(Server(host=HOST, port=port, is_encrypted=False, timeout=2.0), mail())
    assert outcome == Deferred(f"{HOST} cannot be reached (ConnectionRefusedError)")


def test_a_server_that_says_nothing_puts_off() -> None:
    with socket.create_server((HOST, 0)) as silent:
        server = Server(host=HOST, port=silent.getsockname()[1], is_encrypted=False, timeout=0.2)
        assert isinstance(send_over(server, mail()), Deferred)


def test_a_line_that_begins_with_a_dot_arrives_as_it_was(office: PostOffice) -> None:
    outgoing = mail()
    outgoing.message.clear_content()
    outgoing.message.set_content(".\n..\n.a line\nthe end\n", cte="7bit")
    assert send_over(office.server, outgoing) == Taken()
    assert office.arrived[0].message.get_content().replace("\r\n", "\n") == ".\n..\n.a line\nthe end\n"


def test_nothing_goes_out_in_the_clear_unless_that_was_said(office: PostOffice) -> None:
    outcome = send_over(Server(host=HOST, port=office.port, timeout=5.0), mail())
    assert outcome == Deferred(f"{HOST} does not offer what the settings ask for: encryption, or to log in")
    assert office.arrived == []


def test_an_address_beyond_ascii_goes_to_a_server_that_takes_it_and_is_refused_at_another(office: PostOffice) -> None:
    outgoing = mail(Addressed(name="Grâce", address="grâce@example.org"))
    assert send_over(office.server, outgoing) == Taken()
    assert office.arrived[0].recipients == ("grâce@example.org",)
    with post_office(takes_any_address=False) as narrow:
        assert send_over(narrow.server, outgoing) == Refused("5.6.7")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of the loopback address, with its key in the same file."""
    folder = tmp_path_factory.mktemp("certificate")
    key, page = folder / "key.pem", folder / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", page],
        check=True, capture_output=True,
    )  # fmt: skip
    page.write_bytes(page.read_bytes() + key.read_bytes())
    return page


def _context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_with_encryption_one_logs_in_and_the_mail_goes_out(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with post_office(tls=_context(certificate), password="open sesame") as office:
        server = Server(host=HOST, port=office.port, user="care", password="open sesame", timeout=5.0)
        assert send_over(server, mail()) == Taken()
        assert len(office.arrived) == 1


def test_a_wrong_password_puts_off_for_it_is_no_fault_of_the_letter(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with post_office(tls=_context(certificate), password="open sesame") as office:
        server = Server(host=HOST, port=office.port, user="care", password="guessed", timeout=5.0)
        assert send_over(server, mail()) == Deferred(f"{HOST} does not let `care` in (code 535)")


def test_a_server_that_nobody_vouches_for_gets_nothing(certificate: Path) -> None:
    with post_office(tls=_context(certificate)) as office:
        outcome = send_over(Server(host=HOST, port=office.port, timeout=5.0), mail())
        assert isinstance(outcome, Deferred)
        assert outcome.why.startswith(f"no encrypted connection to {HOST}")
        assert office.arrived == []
