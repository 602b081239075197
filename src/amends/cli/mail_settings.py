"""Where mail goes out and comes back, as it is typed or stands in the environment."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.formats.errors import InputError
from amends.settings import BOUNCES, MAIL

if TYPE_CHECKING:
    from amends.adapters.mail.settings import MailSettings

MailOption = Annotated[
    str | None,
    Parameter(
        name="--mail",
        metavar="URL",
        env_var=MAIL,
        help=f"Where letters go out, such as smtp://mail.example.org; `amends mail --help` tells all; else {MAIL}. "
        "Where nothing is said, people post letters.",
    ),
]
BouncesOption = Annotated[
    Path | None,
    Parameter(
        name="--bounces",
        metavar="MAILDIR",
        env_var=BOUNCES,
        help=f"The maildir that undelivered mail comes back into; else {BOUNCES}.",
    ),
]


def settings_typed(mail: str | None) -> "MailSettings | None":
    """The settings that were typed; None where no mail is set up.

    Raises:
        MailSettingsError: they cannot be understood.
    """
    if not mail:
        return None
    from amends.adapters.mail.settings import mail_settings

    return mail_settings(mail)


def required_settings(mail: str | None) -> "MailSettings":
    """The same where there have to be some.

    Raises:
        InputError: no mail is set up.
    """
    settings = settings_typed(mail)
    if settings is None:
        raise InputError("no mail is set up", f"say where it goes with `--mail` or {MAIL}: see `amends mail --help`")
    return settings
