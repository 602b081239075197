"""`amends case link`, `end-links`, `card`: addresses that open one case to its customer, or in another help desk."""

import os
from typing import TYPE_CHECKING

from amends.cli.case.common import ACT, ActOptions, CaseArgument, desk_of, reference_meant
from amends.cli.case.page import Line, print_page
from amends.cli.status import ExitStatus
from amends.cli.terminal import counted

if TYPE_CHECKING:
    from amends.settings import Settings

_ASKED_FOR = {
    "account": "the last four letters and digits of their account number",
    "phone": "the last four digits of their phone number",
    "order": "the number of one of their orders",
}


def link(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Makes a link to the customer's own page of the case."""
    from amends.app.customer_page.linking import make_link
    from amends.cli.case.telling import print_json

    made = make_link(desk_of(options), reference_meant(case))
    address = made.at(_address())
    if options.as_json:
        print_json({"link": address, "expires_at": made.expires_at.isoformat(), "asks_for": made.asked_for.value})
        return ExitStatus.DONE
    print_page(
        [
            Line(address),
            Line(f"It opens until {made.expires_at:%Y-%m-%d %H:%M} UTC, to who knows {_ASKED_FOR[made.asked_for]}."),
            Line("It is told this once: give it to the customer alone.", style="dim"),
            *_reached(),
        ]
    )
    return ExitStatus.DONE


def end_links(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Takes back every link to the customer's page of the case."""
    from amends.app.customer_page.linking import take_links_back
    from amends.cli.case.telling import print_json

    ended = take_links_back(desk_of(options), reference_meant(case))
    if options.as_json:
        print_json({"ended": ended})
    else:
        print_page([Line(f"{counted(ended, 'link')} taken back." if ended else "No link was open.")])
    return ExitStatus.DONE


def card(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Makes an address of the case's card, for one who shows it in another help desk."""
    from amends.app.cards import make_card
    from amends.cli.case.telling import print_json

    made = make_card(desk_of(options), reference_meant(case))
    address = made.at(_address())
    if options.as_json:
        print_json({"card": address, "expires_at": made.expires_at.isoformat(), "parents": list(made.parents)})
        return ExitStatus.DONE
    shown = ", ".join(made.parents) or "nobody yet: `amends client change CLIENT --card-parent https://desk.example`"
    print_page(
        [
            Line(address),
            Line(f"It opens until {made.expires_at:%Y-%m-%d %H:%M} UTC, as you."),
            Line(f"In a frame it may be shown by {shown}.", style="dim"),
            *_reached(),
        ]
    )
    return ExitStatus.DONE


def _address() -> str:
    """Where the desk is reached."""
    return _settings().public_address


def _reached() -> list[Line]:
    """Who can follow the address, where it leads to nobody else's machine."""
    settings = _settings()
    if settings.address or not settings.is_loopback:
        return []
    return [Line("It leads to this machine alone: AMENDS_ADDRESS says where others reach the desk.", style="yellow")]


def _settings() -> "Settings":
    from amends.settings import settings_in

    return settings_in(os.environ)
