"""`amends retention`: what was kept long enough, and erasing it."""

from typing import Annotated

from cyclopts import App, Parameter

from amends.app.plain.values import instant
from amends.cli.answers import ClientOption, Next, answer, table, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted

_MOST_SHOWN = 20

command = App(
    name="retention",
    usage="Usage: amends retention [OPTIONS]",
    help_epilogue="""\
Examples:
  amends retention
  amends retention --erase --client acme

How long is settled for each client: `amends client change --retention-days`.""",
)


@command.default
def retention(
    *,
    erase: Annotated[
        bool,
        Parameter(name="--erase", negative=(), help="Erase what is personal in these cases. It cannot be undone."),
    ] = False,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Says which closed cases and call records were kept as long as their client settled, and are due to be erased."""
    return _erase(client, options) if erase else _show(client, options)


def _show(client: str | None, options: LookOptions) -> int:
    from amends.app.administration.erasing import due_to_be_erased

    found = due_to_be_erased(desk_of(options), client)
    due = [(of.client, case) for of in found for case in of.cases]
    document = {
        "clients": [
            {
                "client": of.client.name,
                "retention_days": of.client.settings.retention_days,
                "due": [{"reference": case.reference, "closed_at": instant(case.changed_at)} for case in of.cases],
                "calls": of.calls,
                "promises": of.promises,
            }
            for of in found
        ]
    }
    rows = [
        (of.name, case.reference, f"{case.changed_at:%Y-%m-%d}", counted(of.settings.retention_days, "day"))
        for of, case in due[:_MOST_SHOWN]
    ]
    besides = [
        Line(f"{counted(number, named)} of {of.client.name}")
        for of in found
        for number, named in ((of.calls, "call record"), (of.promises, "promise"))
        if number
    ]
    if not rows and not besides:
        return answer(options, document, [Line("Nothing is due to be erased.")])
    more = [Line(f"… and {len(due) - _MOST_SHOWN:,} more")] if len(due) > _MOST_SHOWN else []
    erasing = [
        Next(typed("retention", "--erase", "--client", of.client.name), "erase all of it; it cannot be undone")
        for of in found
        if of.cases or of.calls or of.promises
    ]
    cases = table(("client", "case", "closed", "kept for"), rows) if rows else ()
    return answer(options, document, [*cases, *more, *besides], erasing)


def _erase(client: str | None, options: LookOptions) -> int:
    from amends.app.administration.erasing import erase_due
    from amends.app.plain.erased import erased_to_plain
    from amends.cli.erased_page import again, erased_lines

    done = erase_due(desk_of(options), client)
    again_typed = typed("retention", "--erase", "--client", done.client.name)
    return answer(options, erased_to_plain(done), erased_lines(done), again(done, again_typed))
