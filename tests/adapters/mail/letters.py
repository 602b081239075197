"""Mails to send in tests: letters of the bicycle shop, ready to go out."""

from datetime import UTC, datetime
from uuid import UUID

from amends.adapters.mail.message import Addressed, Outgoing, mail_of
from amends.adapters.mail.sending import Sending
from amends.adapters.mail.settings import MailSettings, TryOutLog
from amends.cases.events.letters import LetterKind
from amends.letters.letter import Letter
from tests.cases.scene import CASE
from tests.letters.desk import letter

LETTER_ID = UUID("0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")
SENDING = Sending(LETTER_ID, 1)
AT = datetime(2026, 11, 2, 10, 30, tzinfo=UTC)
GRACE = Addressed(name="Grace Holt", address="grace@example.org")


def settings(bounces: str | None = "bounces@veltane.example", reply_to: str | None = None) -> MailSettings:
    """Settings of a shop whose mail goes nowhere."""
    from pathlib import Path

    return MailSettings(carrier=TryOutLog(Path()), sender="care@veltane.example", reply_to=reply_to, bounces=bounces)


def mail(
    to: Addressed = GRACE,
    words: Letter | None = None,
    given: MailSettings | None = None,
    sending: Sending = SENDING,
) -> Outgoing:
    """A letter that is ready to go out."""
    return mail_of(words or letter(LetterKind.PATH, "de"), to, given or settings(), sending, f"case.{CASE.hex}", AT)
