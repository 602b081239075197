"""`amends token`: tokens with which programs are known as their user."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.app.plain.values import instant
from amends.cli.answers import Next, answer, group, table, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.lang.names import one_of

if TYPE_CHECKING:
    from amends.app.access.tokens import TokenView
    from amends.app.workspace import Scope

command = group(
    "token",
    """\
Examples:
  amends token new robot --for act --client acme --role agent
  amends token list
  amends token revoke 0199f0c2-7d5e-7c60-b3b4-3f8a2d6f0c11""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends token new NAME --for SCOPE [OPTIONS]",
    help_epilogue="""\
Examples:
  amends token new nightly-report --for read
  amends token new robot --for act --client acme --team care --role agent --days 30

Keep the token where passwords are kept: it is shown once.""",
)
def new(
    name: Annotated[str, Parameter(name="NAME", help="What you call it.")],
    /,
    *,
    scopes: Annotated[
        tuple[str, ...],
        Parameter(
            name="--for",
            metavar="SCOPE",
            negative=(),
            consume_multiple=False,
            help="What it is for: read, act, administer, publish, audit, or everything; give it several times for "
            "several. Whatever it is for, it also sees what you may see.",
        ),
    ],
    client: Annotated[
        str | None,
        Parameter(name="--client", metavar="NAME", help="For which client alone; left out: for all of yours."),
    ] = None,
    team: Annotated[str | None, Parameter(name="--team", metavar="TEAM", help="In which team you act with it.")] = None,
    role: Annotated[str | None, Parameter(name="--role", metavar="ROLE", help="In which role you act with it.")] = None,
    days: Annotated[
        int | None, Parameter(name="--days", metavar="DAYS", help="How long it opens; else 90 days.")
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Makes a token with which a program is known as you; it opens nothing that you may not."""
    from amends.app.access.tokens import NewToken, new_token
    from amends.app.plain.access import token_to_plain

    wanted = NewToken(
        name=name,
        client=client,
        team=team,
        role=role,
        scopes=_scopes(scopes),
        lasts=None if days is None else timedelta(days=days),
    )
    made = new_token(desk_of(options), wanted)
    return answer(
        options,
        {"token": made.text, **token_to_plain(made.view)},
        [
            Line(made.text, is_command=True),
            Line(f"This is `{name}`, {_described(made.view)}. It is not shown again."),
        ],
        [
            Next("export AMENDS_TOKEN=…", "where a program looks for it"),
            Next(typed("token", "revoke", str(made.view.token.id)), "end it, when it is no longer needed or was seen"),
        ],
    )


@command.command(
    sort_key=1,
    name="list",
    usage="Usage: amends token list [OPTIONS]",
    help_epilogue="Examples:\n  amends token list\n  amends token list --user dana",
)
def list_all(
    *,
    user: Annotated[str | None, Parameter(name="--user", metavar="USER", help="Whose; else your own.")] = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists the tokens and logins that still open: yours, or those of somebody whom you look after."""
    from amends.app.access.tokens import list_tokens
    from amends.app.plain.access import token_to_plain

    views = list_tokens(desk_of(options), user)
    rows = [
        (
            str(view.token.id),
            view.token.name,
            _for(view),
            _day(instant(view.token.expires_at)),
            _day(instant(view.token.last_used_at)),
            _place(view),
        )
        for view in views
    ]
    headings = ("token", "name", "for", "until", "last used", "only")
    lines = table(headings, rows) if rows else [Line("No token opens anything.")]
    return answer(options, {"tokens": list(map(token_to_plain, views))}, lines)


@command.command(
    sort_key=2,
    usage="Usage: amends token revoke TOKEN [OPTIONS]",
    help_epilogue="Example:\n  amends token revoke 0199f0c2-7d5e-7c60-b3b4-3f8a2d6f0c11",
)
def revoke(
    token: Annotated[str, Parameter(name="TOKEN", help="Its id, as `amends token list` shows it, not itself.")],
    /,
    *,
    options: LookOptions = LOOK,
) -> int:
    """Ends a token, and every one that was made with it."""
    from amends.app.access.tokens import revoke as end
    from amends.app.plain.access import token_to_plain
    from amends.cli.ids import id_meant

    view = end(desk_of(options), id_meant(token, "a token", "amends token list"))
    return answer(
        options,
        {"revoked": token_to_plain(view)},
        [Line(f"`{view.token.name}` of {view.user} opens nothing any more.")],
    )


def _scopes(given: tuple[str, ...]) -> "frozenset[Scope] | None":
    from amends.app.workspace import Scope
    from amends.cli.usage import UsageError

    if "everything" in given:
        return None
    known = [scope.value for scope in Scope]
    for one in given:
        if one not in known:
            raise UsageError(
                f"`{one}` is nothing that a token can be for", f"expected {one_of([*known, 'everything'])}"
            )
    return frozenset(map(Scope, given))


def _described(view: "TokenView") -> str:
    until = _day(instant(view.token.expires_at))
    only = f", only {_place(view)}" if _place(view) else ""
    return f"for {_for(view)}{only}, until {until}"


def _for(view: "TokenView") -> str:
    if view.token.is_session:
        return "a login"
    return "everything" if view.token.scopes is None else ", ".join(view.token.scopes)


def _place(view: "TokenView") -> str:
    token = view.token
    said = ((view.client, "for"), (token.role, "as"), (token.team, "in"))
    return " ".join(f"{how} {what}" for what, how in said if what is not None)


def _day(at: str | None) -> str:
    return at[:10] if at is not None else "never"
