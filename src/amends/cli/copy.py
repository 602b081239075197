"""`amends copy`: a whole store into an empty one, such as from a file into a PostgreSQL database."""

from shlex import quote
from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.answers import Next, answer, typed
from amends.cli.case.common import JsonOption, LookOptions, UserOption, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted

command = App(
    name="copy",
    usage="Usage: amends copy FROM TO [OPTIONS]",
    help_epilogue="""\
Examples:
  amends copy sqlite:///amends.db postgresql://amends@localhost/amends
  amends copy postgresql://amends@localhost/amends sqlite:///laptop.db

TO is a file that is not there yet, or an empty database. Until all of it is
there and verified, none of it is. Stop the service first, so that nothing is
written to FROM that TO will not have.""",
)


@command.default
def copy(
    source: Annotated[str, Parameter(name="FROM", help="The store: `sqlite:///PATH` or `postgresql://…`.")],
    target: Annotated[str, Parameter(name="TO", help="Where it is to be copied.")],
    /,
    *,
    user: UserOption = None,
    as_json: JsonOption = False,
) -> int:
    """Copies everything in a store into an empty one of either kind, and verifies it."""
    from amends.app.administration.copies import copy_workspace
    from amends.cli.copying import shown_copying
    from amends.store.engine import shown

    options = LookOptions(database=source, user=user, as_json=as_json)
    desk = desk_of(options)
    with shown_copying() as progress:
        copied = copy_workspace(desk, target, progress)
    total = sum(copied.rows.values())
    checkpoint = [Line(f"Its last checkpoint: {copied.checkpoint}", 1)] if copied.checkpoint is not None else []
    return answer(
        options,
        {"from": shown(source), "to": shown(target), "rows": dict(copied.rows), "checkpoint": copied.checkpoint},
        [
            Line(f"{shown(target)} holds everything and is verified: {counted(total, 'row')}."),
            *checkpoint,
            Line(f"The key for those who are erased is not in it: copy {copied.key} to {copied.key_of_copy}.", 1),
        ],
        [
            Next(typed("verify", "--database", shown(target)), "whenever you doubt it"),
            Next(f"export AMENDS_DATABASE={quote(shown(target))}", _from_now_on(target)),
        ],
    )


def _from_now_on(target: str) -> str:
    """What is said of working with the copy; a password is never shown, and has to be written in."""
    from amends.store.engine import address_of

    return "from now on, work with this one" + ("; write the password for ***" if address_of(target).password else "")
