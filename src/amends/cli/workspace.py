"""`amends workspace`: making the store, bringing it up to date, anchoring what stands in it."""

from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, table, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line

command = group(
    "workspace",
    """\
Examples:
  amends workspace new --administrator ana
  amends workspace new --sample --database sqlite:///sample.db
  amends workspace upgrade
  amends workspace checkpoint --as ana
  amends workspace acts""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends workspace new --administrator NAME [OPTIONS]",
    help_epilogue="""\
Examples:
  amends workspace new --administrator ana
  amends workspace new --sample --database sqlite:///sample.db
  amends workspace new --administrator ana --full-name "Ana Reyes" --database sqlite:///care.db""",
)
def new(
    *,
    administrator: Annotated[
        str | None,
        Parameter(name="--administrator", metavar="NAME", help="Who looks after it: the word that they log in with."),
    ] = None,
    full_name: Annotated[
        str | None, Parameter(name="--full-name", metavar="NAME", help="The administrator's full name.")
    ] = None,
    email: Annotated[
        str | None, Parameter(name="--email", metavar="ADDRESS", help="The administrator's mail address.")
    ] = None,
    sample: Annotated[
        bool,
        Parameter(
            name="--sample",
            negative=(),
            help="With four invented companies in it, to try things out: people to sign in as, customers, open cases.",
        ),
    ] = False,
    options: LookOptions = LOOK,
) -> int:
    """Makes a new store, with everything in it that Amends needs, and its first administrator."""
    from amends.app.administration.workspaces import make_workspace
    from amends.formats.errors import InputError
    from amends.store.engine import shown

    if sample:
        return _new_sample(administrator or full_name or email, options)
    if administrator is None:
        raise InputError(
            "nobody is named who looks after the workspace",
            "name them: `--administrator NAME`; or take a sample to try things out: `--sample`",
        )
    made = make_workspace(options.database, administrator, full_name=full_name, email=email)
    store = shown(options.database)
    return answer(
        options,
        {"database": store, "schema": made.schema, "key": str(made.key), "administrator": administrator},
        [
            Line(f"{store} is made; `{administrator}` looks after it."),
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
    from amends.store.engine import shown

    done = upgrade_workspace(options.database)
    if done.before == done.after:
        said = f"{shown(options.database)} was up to date already (schema {done.after})."
    else:
        said = f"{shown(options.database)} is up to date: from schema {done.before or 'none'} to {done.after}."
    store, new_key = shown(options.database), _path(done.new_key)
    return answer(
        options,
        {"database": store, "before": done.before, "after": done.after, "new_key": new_key},
        [Line(said), *([Line(f"{done.new_key} holds a new key: keep a copy of it.")] if done.new_key else [])],
        [Next(typed("verify"), "see that everything in it is as it was recorded")],
    )


@command.command(
    sort_key=2,
    usage="Usage: amends workspace checkpoint [OPTIONS]",
    help_epilogue="Example:\n  amends workspace checkpoint",
)
def checkpoint(*, options: LookOptions = LOOK) -> int:
    """Anchors where every case and promise stands: one that is deleted or cut short later shows in `amends verify`."""
    from amends.app.administration.keeping import make_checkpoint
    from amends.app.plain.keeping import checkpoint_to_plain

    made = make_checkpoint(desk_of(options))
    if made is None:
        return answer(options, {"checkpoint": None}, [Line("Nothing changed since the last checkpoint.")])
    changed = f"Changed since the one before: cases {made.cases:,}, promises {made.promises:,}."
    return answer(
        options,
        {"checkpoint": checkpoint_to_plain(made)},
        [
            Line(f"Checkpoint {made.number:,} is made. {changed}"),
            Line(f"Its digest: {made.digest}"),
        ],
        [
            Next(
                typed("verify", "--told", made.digest),
                "tell the digest to somebody outside, who can ask this of you later",
            )
        ],
    )


@command.command(
    sort_key=3,
    usage="Usage: amends workspace acts [OPTIONS]",
    help_epilogue="Examples:\n  amends workspace acts\n  amends workspace acts --client acme --limit 200",
)
def acts(
    *,
    client: ClientOption = None,
    limit: Annotated[int, Parameter(name="--limit", metavar="NUMBER", help="How many at most.")] = 50,
    before: Annotated[
        str | None, Parameter(name="--before", metavar="ID", help="Only those before this one: the next page.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists who did what in looking after the workspace, the latest first."""
    from amends.app.administration.seeing_acts import see_acts
    from amends.app.plain.acts import act_to_plain, details_in_words
    from amends.cli.ids import id_meant

    after = None if before is None else id_meant(before, "an act", "amends workspace acts --json")
    seen = see_acts(desk_of(options), client, before=after, limit=limit)
    rows = [
        (
            f"{act.at:%Y-%m-%d %H:%M}",
            act.called,
            act.act,
            act.client or "",
            act.subject or "",
            details_in_words(act.details),
        )
        for act in seen.acts
    ]
    lines = table(("at", "who", "did", "for", "to", ""), rows) if rows else [Line("Nothing was done yet.")]
    more = [] if seen.next is None else [Next(typed("workspace", "acts", "--before", str(seen.next)), "those before")]
    return answer(options, {"acts": list(map(act_to_plain, seen.acts))}, lines, more)


def _new_sample(administrator: str | None, options: LookOptions) -> int:
    from dataclasses import asdict

    from amends.app.sample.workspace.making import ROLES
    from amends.cli.sample_workspace import make_sample_workspace, sample_lines
    from amends.formats.errors import InputError
    from amends.store.engine import shown

    if administrator is not None:
        raise InputError("a sample has its own administrator", f"leave `{administrator}` out, or leave out `--sample`")
    made = make_sample_workspace(options.database)
    store = shown(options.database)
    people = [asdict(one) for one in ROLES]
    return answer(
        options,
        {"database": store, "schema": made.made.schema, "password": made.password, "people": people},
        [Line(line, is_command=True) for line in sample_lines(made, store)][:-1],
        [
            Next(typed("desk", "--database", store), "serves it: sign in at http://127.0.0.1:8000"),
            Next(typed("case", "list", "--as", "carla", "--database", store), "its cases, here at the terminal"),
        ],
    )


def _path(path: object) -> str | None:
    return None if path is None else str(path)
