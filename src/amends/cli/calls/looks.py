"""`amends calls looks`: who looked into whose call records."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, answer, table
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.ids import id_meant

if TYPE_CHECKING:
    from amends.app.calls.looks import LookSeen

_HEADINGS = ("when (UTC)", "who", "role", "client", "case", "account", "number", "from (UTC)", "until (UTC)", "calls")
_ERASED = "erased"


def show(
    *,
    user: Annotated[str | None, Parameter(name="--user", metavar="USER", help="Only those of somebody.")] = None,
    account: Annotated[
        str | None, Parameter(name="--account", metavar="NUMBER", help="Only those into an account's calls.")
    ] = None,
    client: ClientOption = None,
    page: Annotated[
        str | None, Parameter(name="--page", metavar="PLACE", help="The next page, as the one before it names it.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists who looked into whose call records, the latest first."""
    from amends.app.calls.looks import LooksWanted, see_looks
    from amends.app.plain.calls import look_to_plain

    before = id_meant(page, "a page", "amends calls looks") if page is not None else None
    seen = see_looks(desk_of(options), LooksWanted(client=client, user=user, account=account), before=before)
    rows = list(map(_row, seen.looks))
    lines = list(table(_HEADINGS, rows)) if rows else [Line("Nobody looked into these call records.")]
    if seen.next is not None:
        lines += [Line(), Line(f"The next page: --page {seen.next}", is_command=True)]
    next_page = str(seen.next) if seen.next is not None else None
    return answer(options, {"looks": list(map(look_to_plain, seen.looks)), "page": next_page}, lines)


def _row(one: "LookSeen") -> tuple[str, ...]:
    look = one.look
    return (
        f"{look.at:%Y-%m-%d %H:%M:%S}",
        one.user,
        look.role or "",
        one.client,
        one.reference or "",
        look.account or _ERASED,
        look.number or _ERASED,
        f"{look.begins:%Y-%m-%d %H:%M}",
        f"{look.ends:%Y-%m-%d %H:%M}",
        str(look.found),
    )
