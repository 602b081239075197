"""`amends callbacks`: the calls that are owed to customers, and who makes them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, table, typed
from amends.cli.case.common import ACT, LOOK, ActOptions, CaseArgument, LookOptions, desk_of, reference_meant
from amends.cli.case.page import Line
from amends.cli.terminal import counted

if TYPE_CHECKING:
    from amends.app.call_backs import CallToMake, WorkList

command = group(
    "callbacks",
    """\
Examples:
  amends callbacks list --mine
  amends callbacks assign 7K3M-9Q44 omar
  amends callbacks hand-over dana --to omar

What they would take for all customers: `amends plan callbacks`.""",
)

_BY_CALL = (None, "call", "phone")

_User = Annotated[str, Parameter(name="USER", help="Who calls from now on: the word that they log in with.")]


@command.command(
    sort_key=0,
    name="list",
    usage="Usage: amends callbacks list [OPTIONS]",
    help_epilogue="""\
Examples:
  amends callbacks list --mine
  amends callbacks list --team care --within 8""",
)
def list_all(
    *,
    mine: Annotated[bool, Parameter(name="--mine", negative=(), help="Only those that you make.")] = False,
    owner: Annotated[str | None, Parameter(name="--owner", metavar="USER", help="Only those that they make.")] = None,
    team: Annotated[str | None, Parameter(name="--team", metavar="TEAM", help="Only those of a team's cases.")] = None,
    within: Annotated[
        int | None, Parameter(name="--within", metavar="HOURS", help="Only those that are due in so many hours.")
    ] = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists the calls that are owed, the first due first, with when each customer can be called."""
    from amends.app.call_backs import list_call_backs
    from amends.app.plain.call_backs import call_back_to_plain

    desk = desk_of(options)
    until = desk.workspace.clock() + timedelta(hours=within) if within is not None else None
    found = list_call_backs(desk, client=client, owner=options.user if mine else owner, team=team, due_by=until)
    rows = [_row(one, found.at) for one in found.calls]
    headings = ("case", "customer", "number", "call from", "until", "tried", "who calls", "why")
    lines = table(headings, rows) if rows else [Line("No call is owed.")]
    return answer(options, {"call_backs": list(map(call_back_to_plain, found.calls))}, lines, _following(found))


@command.command(
    sort_key=1,
    usage="Usage: amends callbacks assign CASE USER [OPTIONS]",
    help_epilogue="Example:\n  amends callbacks assign 7K3M-9Q44 omar",
)
def assign(case: CaseArgument, user: _User, /, *, options: ActOptions = ACT) -> int:
    """Puts a call that is owed into somebody's hands."""
    from amends.app.call_backs import assign_call_back

    reference = reference_meant(case)
    assign_call_back(desk_of(options), reference, user)
    return answer(
        options, {"assigned": [reference], "to": user}, [Line(f"`{user}` calls the customer of {reference}.")], _look()
    )


@command.command(
    sort_key=2,
    usage="Usage: amends callbacks hand-over USER --to USER [OPTIONS]",
    help_epilogue="Example:\n  amends callbacks hand-over dana --to omar",
)
def hand_over(
    user: Annotated[str, Parameter(name="USER", help="Whose calls are handed over, as at the end of their shift.")],
    /,
    *,
    to: Annotated[str, Parameter(name="--to", metavar="USER", help="Who makes them from now on.")],
    client: ClientOption = None,
    options: ActOptions = ACT,
) -> int:
    """Puts all calls that somebody still owes into another's hands, as when a shift ends."""
    from amends.app.call_backs import hand_over as handed_over

    cases = handed_over(desk_of(options), of=user, to=to, client=client)
    made = f"`{to}` makes {counted(len(cases), 'call')} of `{user}` from now on."
    line = Line(made if cases else f"No call of `{user}` is owed: nothing was handed over.")
    return answer(options, {"assigned": list(cases), "to": to}, [line], _look())


def _row(one: "CallToMake", at: datetime) -> Sequence[str]:
    call, zone = one.call, ZoneInfo(one.window.timezone)
    due = f"{call.due.astimezone(zone):%a %d %b %H:%M %Z}"
    opens = f"{call.opens.astimezone(zone):%a %d %b %H:%M}" if call.opens is not None else "now"
    notes = ["late"] if call.due < at else []
    notes += ["agreed"] if call.is_agreed else []
    notes += [f"prefers {one.customer.preferred_channel}"] if one.customer.preferred_channel not in _BY_CALL else []
    notes += [] if call.suits_customer else ["not in their hours"]
    return (
        call.reference,
        one.customer.name or "",
        one.customer.phone or "",
        opens,
        due,
        str(call.attempts),
        one.owner or "nobody yet",
        call.why + (f" ({', '.join(notes)})" if notes else ""),
    )


def _following(found: "WorkList") -> list[Next]:
    if not found.calls:
        return []
    first = found.calls[0].call.reference
    return [Next(f"amends case try-call-back {first} OUTCOME", "call the first one, and say what came of it")]


def _look() -> list[Next]:
    return [Next(typed("callbacks", "list"), "look at what is left")]
