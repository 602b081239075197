"""What comes back: in the form that is agreed on, and in others that mean the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.adapters.mail.bounce_folder import BounceFolderError, new_in
from amends.adapters.mail.bounces import Arrival, Bounce, arrival_in, bounce_in
from tests.adapters.mail.letters import SENDING

BOUNCES = Path(__file__).parent / "bounces"


def bounce(name: str) -> Bounce | None:
    """What a mail says that came back."""
    return bounce_in((BOUNCES / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "standard",
            Bounce(SENDING, True, True, "5.1.1", "smtp; 550 5.1.1 <…>: Recipient address rejected: User unknown"),
        ),
        ("known_by_its_message_id", Bounce(SENDING, True, True, "5.1.1", "smtp; 550 5.1.1 user unknown")),
        ("failed_by_its_envelope", Bounce(SENDING, True, True, "5.1.1", "smtp; 550 5.1.1 user unknown")),
        ("late", Bounce(SENDING, False, False, "4.4.1", "smtp; 451 4.4.1 connection timed out")),
        ("given_up_after_days", Bounce(SENDING, True, False, "4.4.7", "X-Local; delivery time expired")),
        ("mailbox_full", Bounce(SENDING, True, False, "5.2.2", "smtp; 552 5.2.2 <…> mailbox is full")),
        ("one_of_several", Bounce(SENDING, True, True, "5.7.1", "smtp; 550 5.7.1 refused by policy")),
        ("status_only_in_the_diagnostic", Bounce(SENDING, True, True, "550", "smtp; 550 No such user here")),
        ("of_somebody_elses_mail", Bounce(None, True, True, "5.1.1", "smtp; 550 5.1.1 unknown")),
        ("words_only", Bounce(SENDING, True, True, "5.1.1", "Remote host said: 550 5.1.1 <…>... User unknown")),
        (
            "words_that_call_themselves_an_answer",
            Bounce(SENDING, True, True, "5.1.1", "Remote host said: 550 5.1.1 <…>... User unknown"),
        ),
        ("words_and_the_message_id_alone", Bounce(SENDING, True, True, "5.1.1", "Remote host said: no such user here")),
        ("failed_recipients_in_a_header", Bounce(SENDING, True, True, "5.2.1", "550 5.2.1 mailbox disabled")),
        ("words_in_base64", Bounce(SENDING, True, True, "5.4.4", "554 5.4.4 <…>: Host not found")),
        (
            "late_in_words",
            Bounce(
                SENDING, False, False, "4.4.2",
                "A message that you sent has not yet been delivered: 451 4.4.2 timed out.",
            ),
        ),
    ],
)  # fmt: skip
def test_a_mail_that_came_back_says_which_letter_it_was_and_why(name: str, found: Bounce) -> None:
    assert bounce(name) == found


@pytest.mark.parametrize(
    "name", ["delivered", "delivered_by_its_envelope", "passed_on", "an_answer", "an_absence", "spam"]
)
def test_what_is_no_report_of_a_failure_is_none(name: str) -> None:
    assert bounce(name) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("delivered", Arrival(SENDING, is_in_mailbox=True)),
        ("delivered_by_its_envelope", Arrival(SENDING, is_in_mailbox=True)),
        ("passed_on", Arrival(SENDING, is_in_mailbox=False)),
        ("failed_by_its_envelope", None),
        ("late", None),
        ("an_answer", None),
    ],
)
def test_a_report_says_which_letter_arrived_and_whether_it_lies_in_the_mailbox(name: str, found: Arrival) -> None:
    assert arrival_in((BOUNCES / f"{name}.eml").read_bytes()) == found


def test_every_mail_here_is_read_in_some_test() -> None:
    assert len([*BOUNCES.glob("*.eml")]) == 21


def test_line_ends_of_either_kind_are_read_alike() -> None:
    for path in BOUNCES.glob("*.eml"):
        content = path.read_bytes()
        assert bounce_in(content.replace(b"\n", b"\r\n")) == bounce_in(content)


@pytest.mark.parametrize("path", sorted(BOUNCES.glob("*.eml")), ids=lambda path: path.stem)
def test_no_address_is_left_in_what_is_told(path: Path) -> None:
    found = bounce_in(path.read_bytes())
    assert found is None or found.diagnostic is None or "@" not in found.diagnostic


@given(st.binary(max_size=2_000))
def test_whatever_comes_nothing_is_raised(content: bytes) -> None:
    bounce_in(content)
    arrival_in(content)


@given(
    cut=st.integers(0, 3_000),
    put=st.binary(max_size=40),
    path=st.sampled_from(sorted(BOUNCES.glob("*.eml"))),
)
def test_a_report_that_was_damaged_on_the_way_raises_nothing(cut: int, put: bytes, path: Path) -> None:
    content = path.read_bytes()
    bounce_in(content[:cut] + put + content[cut:])
    bounce_in(content[:cut] + put)


def test_a_maildir_gives_what_is_new_and_keeps_what_was_read(tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "2.host").write_bytes(b"second")
    (tmp_path / "new" / "1.host").write_bytes(b"first")
    found = [*new_in(tmp_path)]
    assert [one.content() for one in found] == [b"first", b"second"]
    found[0].keep_as_read()
    assert [one.content() for one in new_in(tmp_path)] == [b"second"]
    assert (tmp_path / "cur" / "1.host:2,S").read_bytes() == b"first"


def test_what_is_no_maildir_is_told(tmp_path: Path) -> None:
    with pytest.raises(BounceFolderError, match="is no maildir; it has the folders `new` and `cur`"):
        list(new_in(tmp_path))
