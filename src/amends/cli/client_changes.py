"""Everything that a client settles for itself, as it is typed in one command."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyclopts import Parameter

from amends.cli.client_bills import BILLS_AS_BEFORE, BillOptions, with_bills
from amends.cli.client_fulfilment import AS_IT_IS, FulfilmentOptions, with_fulfilment
from amends.cli.client_hours import AS_BEFORE, HoursOptions, with_hours
from amends.cli.client_mail import MAIL_AS_IT_IS, MailOptions, with_mail
from amends.cli.client_pages import PAGES_AS_THEY_ARE, PageOptions, with_pages
from amends.cli.client_settings import UNCHANGED, SettingOptions, changes_in

if TYPE_CHECKING:
    from amends.app.administration.settings import SettingChanges


@Parameter(name="*")
@dataclass(frozen=True)
class ChangeOptions:
    """The settings of a client, part by part; what is not named stays."""

    settings: SettingOptions = UNCHANGED
    hours: HoursOptions = AS_BEFORE
    fulfilment: FulfilmentOptions = AS_IT_IS
    mail: MailOptions = MAIL_AS_IT_IS
    pages: PageOptions = PAGES_AS_THEY_ARE
    bills: BillOptions = BILLS_AS_BEFORE


NOTHING_CHANGED = ChangeOptions()


def all_changes(options: ChangeOptions) -> "SettingChanges":
    """The changes that were typed.

    Raises:
        InputError: something is not typed as it is meant to be.
    """
    changes = with_hours(changes_in(options.settings), options.hours)
    changes = with_mail(with_fulfilment(changes, options.fulfilment), options.mail)
    return with_bills(with_pages(changes, options.pages), options.bills)
