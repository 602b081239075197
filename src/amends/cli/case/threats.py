"""`amends case threats`: what was given only after a threat."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from amends.cases.recorded import By
from amends.cases.words import moment, spoken
from amends.cli.answers import table
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line, print_page
from amends.cli.status import ExitStatus
from amends.cli.terminal import counted

if TYPE_CHECKING:
    from amends.app.cases.price_of_threats import CaseWithThreat

_HEADINGS = ("case", "remedy", "amount", "before the threat", "then", "threat", "given", "by")


def threats(
    *,
    client: Annotated[str | None, Parameter(name="--client", metavar="NAME", help="Only those of this client.")] = None,
    since: Annotated[
        date | None, Parameter(name="--since", metavar="DAY", help="Only threats from this day on, such as 2026-11-01.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Shows what was given only after a threat, and could have been given before, for the same facts.

    What a threat is, each policy says itself: a true or false fact that a guarantee of it is blind to.
    """
    from amends.app.cases.price_of_threats import price_of_threats
    from amends.app.plain.threats import threats_to_plain
    from amends.cli.case.telling import print_json

    begin = datetime.combine(since, time(), UTC) if since is not None else None
    found = price_of_threats(desk_of(options), client, begin)
    if options.as_json:
        print_json(threats_to_plain(found))
    else:
        print_page(_lines(found))
    return ExitStatus.DONE


def _lines(found: "tuple[CaseWithThreat, ...]") -> Iterator[Line]:
    paid = [one for one in found if one.given]
    if not found:
        yield Line("No threat was stated in any case.")
        return
    told = f"In {counted(len(paid), 'case')} of {len(found)} with a threat something was given only after it."
    if not paid:
        yield Line(f"In {counted(len(found), 'case')} a threat was stated, and in none it changed anything.")
        return
    yield from table(_HEADINGS, [row for one in paid for row in _rows(one)])
    yield Line()
    sums = dict[str, Decimal]()
    for one in paid:
        currency, worth = one.client.currency, sum((gift.amount for gift in one.given), Decimal(0))
        sums[currency] = sums.get(currency, Decimal(0)) + worth
    yield Line(f"{told} It was worth {', '.join(f'{amount:f} {currency}' for currency, amount in sums.items())}.")


def _rows(one: "CaseWithThreat") -> Iterator[tuple[str, ...]]:
    zone = ZoneInfo(one.client.timezone)
    for gift in one.given:
        yield (
            one.reference,
            gift.remedy,
            f"{gift.amount:f}" if gift.amount else "",
            gift.before.words,
            _who(gift.decided_by),
            moment(gift.threatened_at, zone),
            moment(gift.given_at, zone) + (" (the same call)" if gift.same_contact else ""),
            _who(gift.given_by),
        )


def _who(by: By | None) -> str:
    """Who it was, with their team: that is what the report is about."""
    if by is None:
        return "by itself"
    return f"{by.called} ({spoken(by.team)})" if by.team is not None else by.called
