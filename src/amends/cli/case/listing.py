"""`amends case list`: which cases there are, for whom they wait, and what is due."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from cyclopts import Parameter

from amends.cases.state import Stage
from amends.cases.waiting import OWNER
from amends.cases.words import spoken
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.status import ExitStatus
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.cases.listing import CaseList
    from amends.store.case_list import Place
    from amends.store.case_rows import CaseRow

_HEADINGS = ("case", "stage", "customer", "waits for", "due", "changed")


def list_cases(
    *,
    mine: Annotated[bool, Parameter(name="--mine", negative=(), help="Only those that you own.")] = False,
    stage: Annotated[
        tuple[Stage, ...],
        Parameter(name="--stage", negative=(), help="Only those in this stage; may stand several times."),
    ] = (),
    team: Annotated[str | None, Parameter(name="--team", metavar="TEAM", help="Only those of this team.")] = None,
    waiting_for: Annotated[
        str | None,
        Parameter(
            name="--waiting-for",
            metavar="WHOM",
            help="Only those that wait for `owner`, `customer`, a role such as team_lead, or another party.",
        ),
    ] = None,
    due: Annotated[
        bool, Parameter(name="--due", negative=(), help="Only those in which something is due, the first due first.")
    ] = False,
    client: Annotated[str | None, Parameter(name="--client", metavar="NAME", help="Only those of this client.")] = None,
    page: Annotated[
        str | None, Parameter(name="--page", metavar="PLACE", help="The next page, as the one before it names it.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists cases, the latest changed first, a page at a time."""
    from amends.app.cases.listing import Wanted
    from amends.app.cases.listing import list_cases as listed
    from amends.app.plain.cases import list_to_plain
    from amends.cli.case.telling import print_json

    wanted = Wanted(
        is_mine=mine,
        client=client,
        stages=frozenset(stage),
        team=team,
        waiting_for=waiting_for,
        is_due=due,
        after=_place(page) if page is not None else None,
    )
    found = listed(desk_of(options), wanted)
    next_page = _typed(found.next) if found.next is not None else None
    if options.as_json:
        print_json(list_to_plain(found, next_page))
    else:
        _print(found, next_page)
    return ExitStatus.DONE


def _print(found: "CaseList", next_page: str | None) -> None:
    from zoneinfo import ZoneInfo

    from amends.cases.words import moment
    from amends.cli.answers import table
    from amends.cli.case.page import Line, print_page

    rows = [
        (
            row.reference,
            spoken(row.stage.value),
            found.customers[row.customer].name or "(no name)",
            _whom(found, row),
            moment(row.due_at, ZoneInfo(found.timezones[row.client])) if row.due_at is not None else "",
            moment(row.changed_at, ZoneInfo(found.timezones[row.client])),
        )
        for row in found.cases
    ]
    if not rows:
        print_page([Line("No case is like that.")])
        return
    following = [Line(), Line(f"The next page: --page {next_page}")] if next_page is not None else []
    print_page([*table(_HEADINGS, rows), *following])


def _whom(found: "CaseList", row: "CaseRow") -> str:
    """Whom a case waits for: its owner by name, else a role or another party."""
    if row.waiting_for != OWNER:
        return spoken(row.waiting_for or "")
    return found.owners[row.owner] if row.owner is not None else "nobody yet"


def _typed(place: "Place") -> str:
    from amends.cases.canonical import instant_text

    return f"{instant_text(place.at)}/{place.case}"


def _place(text: str) -> "Place":
    from amends.store.case_list import Place

    at, _, case = text.partition("/")
    try:
        return Place(datetime.fromisoformat(at), UUID(case))
    except (ValueError, TypeError):
        raise InputError(f"`{text}` is no page", "use what the page before it names") from None
