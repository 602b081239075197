"""`amends workspace`: making the store, bringing it up to date, anchoring what stands in it."""

from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import Next, answer, group, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.case.plain_values import instant

command = group(
    "workspace",
    """\
Examples:
  amends workspace new --administrator ana
  amends workspace upgrade
  amends workspace checkpoint --as ana""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends workspace new --administrator NAME [OPTIONS]",
    help_epilogue="""\
Examples:
  amends workspace new --administrator ana
  amends workspace new --administrator ana --full-name "Ana Reyes" --database sqlite:///care.db""",
)
def new(
    *,
    administrator: Annotated[
        str,
        Parameter(name="--administrator", metavar="NAME", help="Who looks after it: the word that they log in with."),
    ],
    full_name: Annotated[
        str | None, Parameter(name="--full-name", metavar="NAME", help="The administrator's full name.")
    ] = None,
    email: Annotated[
        str | None, Parameter(name="--email", metavar="ADDRESS", help="The administrator's mail address.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Makes a new store, with everything in it that Amends needs, and its first administrator."""
    from amends.app.administration.workspaces import make_workspace

    made = make_workspace(options.database, administrator, full_name=full_name, email=email)
    return answer(
        options,
        {"database": options.database, "schema": made.schema, "key": str(made.key), "administrator": administrator},
        [
            Line(f"{options.database} is made; `{administrator}` looks after it."),
            Line(f"{made.key} holds the key for those who are erased one day: keep a copy, and not beside a backup."),
        ],
        [
            Next(f"export AMENDS_USER={administrator}", "who you are, so that no command needs `--as`"),
            Next(
                'amends client add NAME --title "…" --timezone ZONE --currency USD --language en',
                "the brand on whose behalf cases are handled",
            ),
        ],
    )


@command.command(
    sort_key=1,
    usage="Usage: amends workspace upgrade [OPTIONS]",
    help_epilogue="Example:\n  amends workspace upgrade --database sqlite:///care.db",
)
def upgrade(*, options: LookOptions = LOOK) -> int:
    """Brings a store that an earlier version of Amends made up to date, all of it or nothing. Make a backup first."""
    from amends.app.administration.workspaces import upgrade_workspace

    done = upgrade_workspace(options.database)
    if done.before == done.after:
        said = f"{options.database} was up to date already (schema {done.after})."
    else:
        said = f"{options.database} is up to date: from schema {done.before or 'none'} to {done.after}."
    return answer(
        options,
        {"database": options.database, "before": done.before, "after": done.after, "new_key": _path(done.new_key)},
        [Line(said), *([Line(f"{done.new_key} holds a new key: keep a copy of it.")] if done.new_key else [])],
        [Next(typed("verify"), "see that everything in it is as it was recorded")],
    )


@command.command(
    sort_key=2,
    usage="Usage: amends workspace checkpoint [OPTIONS]",
    help_epilogue="Example:\n  amends workspace checkpoint",
)
def checkpoint(*, options: LookOptions = LOOK) -> int:
    """Anchors where every case stands: a case that is deleted or cut short later shows in `amends verify`."""
    from amends.app.administration.keeping import make_checkpoint

    made = make_checkpoint(desk_of(options))
    if made is None:
        return answer(options, {"checkpoint": None}, [Line("No case changed since the last checkpoint.")])
    document = {"number": made.number, "at": instant(made.at), "cases": made.cases, "digest": made.digest}
    return answer(
        options,
        {"checkpoint": document},
        [
            Line(f"Checkpoint {made.number:,} is made. Cases that changed since the one before: {made.cases:,}."),
            Line(f"Its digest: {made.digest}"),
        ],
        [
            Next(
                typed("verify", "--told", made.digest),
                "tell the digest to somebody outside, who can ask this of you later",
            )
        ],
    )


def _path(path: object) -> str | None:
    return None if path is None else str(path)
