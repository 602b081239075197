"""Whom a client's mail is from, as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.directory.settings import ClientSettings

if TYPE_CHECKING:
    from amends.app.administration.settings import SettingChanges


@Parameter(name="*")
@dataclass(frozen=True)
class MailOptions:
    """Whom mail is from, and where answers go; what is not named stays."""

    mail_from: Annotated[
        str | None,
        Parameter(
            name="--mail-from",
            metavar="ADDRESS",
            help="Whom letters to customers are from; empty: whom AMENDS_MAIL says.",
        ),
    ] = None
    mail_reply_to: Annotated[
        str | None,
        Parameter(name="--mail-reply-to", metavar="ADDRESS", help="Where answers go; empty: where AMENDS_MAIL says."),
    ] = None


MAIL_AS_IT_IS = MailOptions()


def with_mail(changes: "SettingChanges", options: MailOptions) -> "SettingChanges":
    """Changes of settings, with those of mail."""
    return replace(changes, mail_from=options.mail_from, mail_reply_to=options.mail_reply_to)


def mail_in_words(settings: ClientSettings) -> Iterable[tuple[str, str]]:
    """Whom mail is from, for a page; nothing where the workspace says it."""
    if settings.mail.sender is not None:
        yield "letters are from", settings.mail.sender
    if settings.mail.reply_to is not None:
        yield "answers go to", settings.mail.reply_to
