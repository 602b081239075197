"""Where mail goes out, as one address says it."""

from pathlib import Path

import pytest

from amends.adapters.mail.settings import (
    MailSettings,
    MailSettingsError,
    Server,
    TryOutFolder,
    TryOutLog,
    mail_settings,
)


def server(text: str) -> Server:
    """The server that an address names."""
    carrier = mail_settings(text).carrier
    assert isinstance(carrier, Server)
    return carrier


def test_a_server_is_spoken_to_encrypted_unless_told_otherwise() -> None:
    assert server("smtp://care:s%40cret@mail.example.org?from=care@example.org") == Server(
        host="mail.example.org", port=587, user="care", password="s@cret", is_encrypted=True
    )
    assert server("smtps://mail.example.org?from=care@example.org").is_tls_from_the_start
    assert server("smtps://mail.example.org?from=care@example.org").port == 465
    assert not server("smtp://mail.example.org:25?from=care@example.org&tls=off&timeout=5").is_encrypted


def test_all_addresses_are_read() -> None:
    text = "smtp://mail.example.org?from=care@example.org&reply-to=answers@example.org&bounces=back+x@example.org"
    found = mail_settings(text)
    assert (found.sender, found.reply_to, found.bounces) == (
        "care@example.org", "answers@example.org", "back+x@example.org",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("log:/tmp/mail.log", TryOutLog(Path("/tmp/mail.log"))),
        ("log:mail.log", TryOutLog(Path("mail.log"))),
        ("maildir:/tmp/mail", TryOutFolder(Path("/tmp/mail"))),
    ],
)
def test_for_trying_out_nothing_is_sent(text: str, carrier: object) -> None:
    assert mail_settings(text) == MailSettings(carrier=carrier, sender="care@example.org")  # type: ignore[arg-type]  # one of them
    assert mail_settings(text).words.startswith("nowhere")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "`` is no way for mail"),
        ("http://example.org", "`http` is no way for mail"),
        ("smtp://?from=a@b.org", "the mail settings name no server"),
        ("smtp://mail.example.org", "the mail settings don't say whom mail is from"),
        ("smtp://mail.example.org?from=nobody", "`from=nobody` is no mail address"),
        ("smtp://mail.example.org?from=a@b.org&reply=x", "`reply` is no setting of mail"),
        ("smtp://mail.example.org?from=a@b.org&tls=maybe", "`tls=maybe` cannot be understood"),
        ("smtp://mail.example.org?from=a@b.org&timeout=0", "`timeout=0` is no number of seconds"),
        ("smtp://mail.example.org?from=a@b.org&timeout=nan", "`timeout=nan` is no number of seconds"),
        ("smtp://u:p@mail.example.org?from=a@b.org&tls=off", "a password would go out in the clear"),
        ("smtp://mail.example.org:99999?from=a@b.org", "the mail settings cannot be read as an address"),
        ("log:", "`log:` names no place"),
    ],
)
def test_what_cannot_be_used_is_told_with_what_is_expected(text: str, message: str) -> None:
    with pytest.raises(MailSettingsError) as caught:
        mail_settings(text)
    assert caught.value.message == message
    assert caught.value.help


def test_no_password_is_shown_anywhere() -> None:
    found = mail_settings("smtp://care:hush@mail.example.org?from=care@example.org")
    assert "hush" not in repr(found)
    assert "hush" not in found.words
    assert found.words == "to mail.example.org, port 587, encrypted"
