"""`amends user`: who works here, and in which roles."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, of_client, table, typed, warnings_told
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.directory.organisation import UserKind, called

if TYPE_CHECKING:
    from amends.app.administration.user_view import RoleHeld, UserView

_UserArgument = Annotated[str, Parameter(name="USER", help="The word that they log in with.")]
_RoleArgument = Annotated[
    str,
    Parameter(
        name="ROLE", help="A role of the client's policies, such as `agent`; or administrator, policy_owner, auditor."
    ),
]
_RoleClientOption = Annotated[
    str | None,
    Parameter(
        name="--client",
        metavar="NAME",
        help="For which client; left out with administrator, policy_owner and auditor it is for every client.",
    ),
]
_TeamOption = Annotated[
    str | None, Parameter(name="--team", metavar="TEAM", help="In which team of the client; left out: in all of them.")
]
_FullNameOption = Annotated[str | None, Parameter(name="--full-name", metavar="NAME", help="Their full name.")]
_KindOption = Annotated[
    UserKind | None,
    Parameter(
        name="--kind",
        help="`person`, or `ai_agent`: it comes with a token, approves nothing, and is told as an AI agent.",
    ),
]
_EmailOption = Annotated[str | None, Parameter(name="--email", metavar="ADDRESS", help="Their mail address.")]

command = group(
    "user",
    """\
Examples:
  amends user add dana --full-name "Dana Reyes" --role agent --team care --client acme
  amends user add amy --kind ai_agent --role agent --team care --client acme
  amends user grant dana policy_owner --client acme
  amends user revoke dana agent --team care --client acme
  amends user list --client acme
  amends user password dana""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends user add USER --role ROLE [OPTIONS]",
    help_epilogue='Example:\n  amends user add dana --full-name "Dana Reyes" --role agent --team care --client acme',
)
def add(
    user: _UserArgument,
    /,
    *,
    role: Annotated[
        str,
        Parameter(
            name="--role",
            metavar="ROLE",
            help="Their first role: one of the client's policies, such as `agent`; or administrator, policy_owner, "
            "auditor.",
        ),
    ],
    client: _RoleClientOption = None,
    team: _TeamOption = None,
    full_name: _FullNameOption = None,
    email: _EmailOption = None,
    kind: _KindOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds somebody who works here, a person or an AI agent, with their first role."""
    from amends.app.administration.roles import NamedRole
    from amends.app.administration.users import NewUser, add_user

    new = NewUser(name=user, full_name=full_name, email=email, kind=kind or UserKind.PERSON)
    view = add_user(desk_of(options), new, NamedRole(role=role, client=client, team=team))
    further = Next(f"amends user grant {user} ROLE{of_client(client)}", "a further role, where they have one")
    return _answer(options, view, "is added", [_way_in(view), further])


@command.command(
    sort_key=1,
    usage="Usage: amends user change USER [OPTIONS]",
    help_epilogue="Example:\n  amends user change dana --email dana@example.org",
)
def change(
    user: _UserArgument,
    /,
    *,
    full_name: _FullNameOption = None,
    email: _EmailOption = None,
    kind: _KindOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Changes what is known of a user; the word that they log in with stays."""
    from amends.app.administration.users import UserChanges, change_user

    view = change_user(desk_of(options), user, UserChanges(full_name=full_name, email=email, kind=kind))
    return _answer(options, view, "is changed", [])


@command.command(
    sort_key=2,
    usage="Usage: amends user deactivate USER [OPTIONS]",
    help_epilogue="Example:\n  amends user deactivate dana",
)
def deactivate(user: _UserArgument, /, *, options: LookOptions = LOOK) -> int:
    """Takes a user out: they act no more, and what they did stays under their name."""
    from amends.app.administration.users import UserChanges, change_user

    view = change_user(desk_of(options), user, UserChanges(active=False))
    back = Next(typed("case", "list"), "see whether cases of theirs need another owner: `amends case assign`")
    return _answer(options, view, "acts no more", [back])


@command.command(
    sort_key=3,
    usage="Usage: amends user activate USER [OPTIONS]",
    help_epilogue="Example:\n  amends user activate dana",
)
def activate(user: _UserArgument, /, *, options: LookOptions = LOOK) -> int:
    """Takes a user in again who was deactivated, with the roles that they had."""
    from amends.app.administration.users import UserChanges, change_user

    return _answer(options, change_user(desk_of(options), user, UserChanges(active=True)), "is active", [])


@command.command(
    sort_key=4,
    usage="Usage: amends user grant USER ROLE [OPTIONS]",
    help_epilogue="""\
Examples:
  amends user grant dana team_lead --team care --client acme
  amends user grant olga policy_owner""",
)
def grant(
    user: _UserArgument,
    role: _RoleArgument,
    /,
    *,
    client: _RoleClientOption = None,
    team: _TeamOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Gives a user a role; one that they have already stays as it is."""
    from amends.app.administration.roles import NamedRole, grant_role

    view = grant_role(desk_of(options), user, NamedRole(role=role, client=client, team=team))
    return _answer(options, view, f"has the role {role}", [])


@command.command(
    sort_key=5,
    usage="Usage: amends user revoke USER ROLE [OPTIONS]",
    help_epilogue="Example:\n  amends user revoke dana team_lead --team care --client acme",
)
def revoke(
    user: _UserArgument,
    role: _RoleArgument,
    /,
    *,
    client: _RoleClientOption = None,
    team: _TeamOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Takes a role away, named as it was granted."""
    from amends.app.administration.roles import NamedRole, revoke_role

    view = revoke_role(desk_of(options), user, NamedRole(role=role, client=client, team=team))
    left = [] if view.roles else [Next(typed("user", "deactivate", user), "they have no role left here")]
    return _answer(options, view, f"no longer has the role {role}", left)


@command.command(
    sort_key=6,
    name="list",
    usage="Usage: amends user list [OPTIONS]",
    help_epilogue="Example:\n  amends user list --client acme",
)
def list_all(*, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Lists who works here, with their roles."""
    from amends.app.administration.users import list_users
    from amends.app.plain.directory import user_to_plain

    views = list_users(desk_of(options), client)
    rows = [
        (
            called(view.user.name, view.user.kind),
            view.user.full_name or "",
            "; ".join(map(_role, view.roles)),
            "" if view.user.active else "not active",
        )
        for view in views
    ]
    return answer(options, {"users": list(map(user_to_plain, views))}, table(("user", "name", "roles", ""), rows))


@command.command(
    sort_key=7, usage="Usage: amends user show USER [OPTIONS]", help_epilogue="Example:\n  amends user show dana"
)
def show(user: _UserArgument, /, *, options: LookOptions = LOOK) -> int:
    """Shows a user with their roles."""
    from amends.app.administration.users import show_user

    view = show_user(desk_of(options), user)
    return _answer(options, view, "is active" if view.user.active else "acts no more", [])


@command.command(
    sort_key=8,
    usage="Usage: amends user password USER [OPTIONS]",
    help_epilogue="""\
Examples:
  amends user password dana
  amends user password dana < file-with-the-password""",
)
def password(user: _UserArgument, /, *, options: LookOptions = LOOK) -> int:
    """Sets the password with which a user logs in over HTTP: typed unseen, or read from standard input."""
    from amends.app.access.passwords import set_password
    from amends.cli.secret import new_password

    set_password(desk_of(options), user, new_password())
    return answer(
        options,
        {"user": user, "password": "set"},
        [Line(f"`{user}` has a new password, and is logged out wherever they were logged in.")],
    )


@command.command(
    sort_key=9,
    usage="Usage: amends user may [OPTIONS]",
    help_epilogue="Examples:\n  amends user may\n  amends user may --role team_lead",
)
def may(
    *,
    role: Annotated[
        str | None,
        Parameter(name="--role", metavar="ROLE", help="What this role may; one of a policy is like any other."),
    ] = None,
    options: LookOptions = LOOK,
) -> int:
    """Shows who may do what: every act on a case, every task beside cases."""
    from amends.app.permission_table import COLUMNS, permission_rows

    rows = permission_rows(role)
    document = [
        {
            "action": row.action,
            "is_act": row.is_act,
            "roles": list(row.roles),
            "by_itself": row.by_itself,
            "scopes": list(row.scopes),
        }
        for row in rows
    ]
    shown = [
        (row.action, *("yes" if heading in row.roles else "" for heading in COLUMNS), ", ".join(row.scopes))
        for row in rows
    ]
    return answer(options, {"permissions": document}, table(("who may", *COLUMNS, "a token for"), shown))


def _way_in(view: "UserView") -> Next:
    if view.user.is_ai_agent:
        token = typed("token", "new", "NAME", "--for", "act", "--as", view.user.name)
        return Next(token, "an AI agent comes with a token; it has no password")
    return Next(f"amends user password {view.user.name}", "nobody signs in without one: it is typed unseen")


def _answer(options: LookOptions, view: "UserView", what: str, following: list[Next]) -> int:
    from amends.app.plain.directory import user_to_plain

    user = view.user
    known = ", ".join(one for one in (user.full_name, user.email) if one)
    lines = [
        Line(f"`{user.name}` {what}." + (f" {known}" if known else "")),
        *([Line("an AI agent: what it does is told as such", 1)] if user.is_ai_agent else []),
        *(Line(_role(role), 1) for role in view.roles),
        *warnings_told(view.warnings),
    ]
    return answer(options, {"user": user_to_plain(view)}, lines, following)


def _role(held: "RoleHeld") -> str:
    team = f" in {held.team}" if held.team is not None else ""
    return f"{held.role}{team} for {held.client if held.client is not None else 'every client'}"
