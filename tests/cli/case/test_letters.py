"""Letters from the command line: printed, posted, sent, and come back."""

import json
from pathlib import Path

from tests.cli.case.workplace import Workplace
from tests.cli.command import Ended, amends

BOUNCE = Path(__file__).parents[2] / "adapters" / "mail" / "bounces" / "standard.eml"


def left(house: Workplace) -> str:
    """A case whose customer was told no, and whose call has ended."""
    case = house.decides()
    house.does("nina", "tell", case, "early_end_free")
    house.does("nina", "end-contact", case)
    return case


def works(house: Workplace, mail: str = "", **environment: str) -> None:
    """A worker does what can be done."""
    settings = {"AMENDS_DATABASE": house.database, "AMENDS_MAIL": mail, **environment}
    ended = amends("worker", "--until-idle", cwd=None, **settings)
    assert (ended.status, ended.errors) == (0, "")


def has_address(house: Workplace, case: str, email: str) -> None:
    """The customer has told their mail address."""
    customer = house.reads("nina", "show", case)["customer"]["id"]
    ended = house.types("nina", "customer", "change", customer, "--email", email)
    assert ended.status == 0, ended


def test_a_letter_that_nobody_has_sent_yet_can_be_looked_at(house: Workplace) -> None:
    case = left(house)
    assert "waits to be sent" in house.does("nina", "letters", case)
    page = house.does("nina", "letter", case)
    assert page.startswith("Ada Mills\n\nWho you can ask next – your case ")
    assert "Consumer arbitration board, outside our company" in page


def test_before_anything_was_written_that_is_said(house: Workplace) -> None:
    case = house.decides()
    assert house.does("nina", "letters", case) == "The customer was not written to in this case.\n"
    assert house.is_refused("nina", "letter", case) == (
        "error: the customer was not written to in this case\n"
        "  help: see what has happened: `amends case show --history`\n"
    )


def test_whoever_has_no_address_is_written_to_by_post_and_the_record_says_so(house: Workplace, tmp_path: Path) -> None:
    case = left(house)
    works(house, f"log:{tmp_path / 'mail.log'}")
    shown = house.does("nina", "show", case)
    assert "the letter on who can be asked next did not reach the customer: no e-mail address is known" in shown
    number = house.reads("nina", "letters", case)["letters"][0]["number"]
    assert f"amends case post-letter {case} {number}" in shown
    page = tmp_path / "letter.html"
    house.does("nina", "letter", case, str(number), "--html", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    posted = house.does("nina", "post-letter", case)
    assert posted.startswith("Sent the letter on who can be asked next again by post, in English")
    (line,) = house.reads("nina", "letters", case)["letters"]
    assert (line["state"], line["language"], line["fault"]) == ("posted", "en", None)


def test_a_letter_brings_a_link_where_it_is_settled_how_customers_reach_the_desk(
    house: Workplace, tmp_path: Path
) -> None:
    case, log = left(house), tmp_path / "mail.log"
    has_address(house, case, "ada@example.org")
    works(house, f"log:{log}", AMENDS_ADDRESS="https://amends.example")
    assert "\nhttps://amends.example/c/amends_" in log.read_text(encoding="utf-8")


def test_a_letter_goes_out_comes_back_and_goes_to_another_address(house: Workplace, tmp_path: Path) -> None:
    case, log = left(house), tmp_path / "mail.log"
    has_address(house, case, "ada@example.org")
    works(house, f"log:{log}?bounces=back@lanternlatch.example")
    mail = log.read_text(encoding="utf-8")
    assert "To: Ada Mills <ada@example.org>" in mail
    token = mail.partition("Message-ID: <")[2].partition("@")[0]

    bounce = tmp_path / "bounce.eml"
    bounce.write_bytes(BOUNCE.read_bytes().replace(b"0197a1b2c3d47e5f8a9b0c1d2e3f4a5b.1", token.encode()))
    read = house.types("nina", "mail", "read", str(bounce))
    assert read.status == 0, read
    assert read.output.startswith(f"A letter of the case {case} was not delivered: smtp; 550 5.1.1")
    assert "(that is in the record already)" in house.types("nina", "mail", "read", str(bounce)).output
    assert "did not arrive: it came back, there is no such mailbox (5.1.1)" in house.does("nina", "letters", case)

    has_address(house, case, "ada@elsewhere.example")
    sent = house.does("nina", "send-letter", case)
    assert sent.startswith("Asked that the letter on who can be asked next is sent again")
    works(house, f"log:{log}")
    assert "ada@elsewhere.example" in log.read_text(encoding="utf-8")
    history = house.does("nina", "show", case, "--history")
    assert "sent the letter on who can be asked next again by e-mail, in English" in history
    assert "@" not in history


def test_what_comes_back_into_a_maildir_is_read_by_the_worker_and_by_hand(house: Workplace, tmp_path: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / "back" / name).mkdir(parents=True)
    (tmp_path / "back" / "new" / "1").write_bytes(BOUNCE.read_bytes())
    read = house.types("nina", "mail", "read", "--bounces", str(tmp_path / "back"), "--json")
    (one,) = json.loads(read.output)["read"]
    assert (one["reference"], one["has_failed"], one["status"]) == (None, True, "5.1.1")
    works(house, AMENDS_BOUNCES=str(tmp_path / "back"))
    assert house.types("nina", "mail", "read", "--bounces", str(tmp_path / "back")).output == "Nothing has come back.\n"


def refusal(*arguments: str, **environment: str) -> Ended:
    """What comes of a command that does not pass."""
    ended = amends(*arguments, cwd=None, **environment)
    assert ended.status == 2
    return ended


def test_the_settings_of_mail_are_tried_with_a_mail(tmp_path: Path) -> None:
    tried = amends("mail", "test", "--to", "me@example.org", AMENDS_MAIL=f"log:{tmp_path / 'mail.log'}")
    assert (tried.status, tried.output.splitlines()[1]) == (
        0, "It was taken in. Whether it arrives you see in the mailbox.",
    )  # fmt: skip
    assert "mail goes out as it should" in (tmp_path / "mail.log").read_text(encoding="utf-8")
    closed = amends("mail", "test", "--to", "me@example.org", "--mail", "smtp://127.0.0.1:9?from=a@b.org&tls=off")
    assert closed.status == 1
    assert "It was not taken in: 127.0.0.1 cannot be reached (ConnectionRefusedError)." in closed.output


def test_settings_that_cannot_be_used_are_told() -> None:
    assert refusal("mail", "test", "--to", "me@example.org", AMENDS_MAIL="").errors == (
        "error: no mail is set up\n  help: say where it goes with `--mail` or AMENDS_MAIL: see `amends mail --help`\n"
    )
    assert "`nobody` is no mail address" in refusal("mail", "test", "--to", "nobody", AMENDS_MAIL="log:x").errors
    assert "is no way for mail" in refusal("mail", "test", "--to", "a@b.org", AMENDS_MAIL="pigeon:x").errors
