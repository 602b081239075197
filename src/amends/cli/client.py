"""`amends client`: the brands on whose behalf cases are handled, with their sites, teams and settings."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, of_client, table, typed, warnings_told
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.client_changes import NOTHING_CHANGED, ChangeOptions, all_changes

if TYPE_CHECKING:
    from amends.app.administration.clients import ClientView

_NameArgument = Annotated[str, Parameter(name="NAME", help="One short word, such as `acme`.")]
_ClientArgument = Annotated[
    str | None, Parameter(name="CLIENT", help="The client; may be left out where you work for one alone.")
]
_TitleOption = Annotated[str, Parameter(name="--title", metavar="WORDS", help="What it is called.")]

command = group(
    "client",
    """\
Examples:
  amends client add acme --title "Acme Phones" --timezone America/New_York --currency USD --language en
  amends client add-site ohio --title "Ohio" --client acme
  amends client add-team care --title "Customer care" --site ohio --client acme
  amends client show acme""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends client add NAME --title WORDS --timezone ZONE --currency CODE --language LANG [OPTIONS]",
    help_epilogue="""\
Example:
  amends client add acme --title "Acme Phones" --timezone America/New_York --currency USD --language en""",
)
def add(
    name: _NameArgument,
    /,
    *,
    title: _TitleOption,
    timezone: Annotated[
        str, Parameter(name="--timezone", metavar="ZONE", help="Its time zone, such as Europe/Berlin.")
    ],
    currency: Annotated[str, Parameter(name="--currency", metavar="CODE", help="Its currency, such as USD.")],
    language: Annotated[
        tuple[str, ...],
        Parameter(
            name="--language",
            metavar="LANG",
            negative=(),
            help="A language in which its customers are spoken to, such as `en`; the first one counts where none is "
            "known. May stand several times.",
        ),
    ],
    options: LookOptions = LOOK,
) -> int:
    """Adds a client, with the settings that one begins with."""
    from amends.app.administration.clients import NewClient, add_client
    from amends.app.plain.directory import client_to_plain

    new = NewClient(name=name, title=title, timezone=timezone, currency=currency, languages=language)
    client = add_client(desk_of(options), new)
    return answer(
        options,
        {"client": client_to_plain(client)},
        [Line(f"{client.title} is added, as `{client.name}`.")],
        [
            Next(f'amends client add-site NAME --title "…" --client {name}', "a place where its cases are handled"),
            Next(f"amends client change {name} --help", "what it settles: verification, reasons, call-backs"),
        ],
    )


@command.command(
    sort_key=1,
    usage="Usage: amends client change [CLIENT] [OPTIONS]",
    help_epilogue="""\
Examples:
  amends client change acme --retention-days 730 --needs-not-met sample --sample-percent 5
  amends client change acme --verify-by passcode=account_data,offers --verify-by security_question=nothing
  amends client change acme --hours "mon-fri 09:00-17:00" --holidays US --day 2026-12-24=09:00-12:00""",
)
def change(
    client: _ClientArgument = None,
    /,
    *,
    title: Annotated[str | None, Parameter(name="--title", metavar="WORDS", help="What it is called.")] = None,
    timezone: Annotated[str | None, Parameter(name="--timezone", metavar="ZONE", help="Its time zone.")] = None,
    language: Annotated[
        tuple[str, ...],
        Parameter(name="--language", metavar="LANG", negative=(), help="All its languages; may stand several times."),
    ] = (),
    settings: ChangeOptions = NOTHING_CHANGED,
    options: LookOptions = LOOK,
) -> int:
    """Changes a client and what it has settled for itself; what is not named stays."""
    from amends.app.administration.clients import ClientChanges, change_client
    from amends.app.plain.directory import client_changed_to_plain

    settled = all_changes(settings)
    changes = ClientChanges(title=title, timezone=timezone, languages=language or None, settings=settled)
    changed = change_client(desk_of(options), client, changes)
    return answer(
        options,
        {"client": client_changed_to_plain(changed)},
        [Line(f"{changed.client.title} is changed."), *warnings_told(changed.warnings)],
        [Next(typed("client", "show", changed.client.name), "look at what holds now")],
    )


@command.command(
    sort_key=2,
    name="list",
    usage="Usage: amends client list [OPTIONS]",
    help_epilogue="Example:\n  amends client list --json",
)
def list_all(*, options: LookOptions = LOOK) -> int:
    """Lists the clients for whom you work."""
    from amends.app.administration.clients import list_clients
    from amends.app.plain.directory import client_to_plain

    clients = list_clients(desk_of(options))
    rows = [(one.name, one.title, one.currency, one.timezone, " ".join(one.languages)) for one in clients]
    lines = table(("client", "title", "currency", "time zone", "languages"), rows) if rows else [Line("None yet.")]
    following = [] if rows else [Next("amends client add --help", "add the first one")]
    return answer(options, {"clients": list(map(client_to_plain, clients))}, lines, following)


@command.command(
    sort_key=3,
    usage="Usage: amends client show [CLIENT] [OPTIONS]",
    help_epilogue="Example:\n  amends client show acme",
)
def show(client: _ClientArgument = None, /, *, options: LookOptions = LOOK) -> int:
    """Shows a client with its sites, its teams and its settings."""
    from amends.app.administration.clients import show_client
    from amends.app.plain.directory import client_view_to_plain

    view = show_client(desk_of(options), client)
    return answer(options, {"client": client_view_to_plain(view)}, _lines(view), _still_missing(view))


@command.command(
    sort_key=4,
    usage="Usage: amends client add-site NAME --title WORDS [OPTIONS]",
    help_epilogue='Example:\n  amends client add-site ohio --title "Ohio" --client acme',
)
def add_site(
    name: _NameArgument,
    /,
    *,
    title: _TitleOption,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds a place where a client's cases are handled."""
    from amends.app.administration.places import add_site as added
    from amends.app.plain.directory import site_to_plain

    site = added(desk_of(options), client, name, title)
    return answer(
        options,
        {"site": site_to_plain(site)},
        [Line(f"The site {site.title} is added, as `{site.name}`.")],
        [
            Next(
                f'amends client add-team NAME --title "…" --site {site.name}{of_client(client)}',
                "a team that works there",
            )
        ],
    )


@command.command(
    sort_key=5,
    usage="Usage: amends client add-team NAME --title WORDS --site SITE [OPTIONS]",
    help_epilogue='Example:\n  amends client add-team care --title "Customer care" --site ohio --client acme',
)
def add_team(
    name: Annotated[str, Parameter(name="NAME", help="The word that the client's policies know it by: `care`.")],
    /,
    *,
    title: _TitleOption,
    site: Annotated[str, Parameter(name="--site", metavar="SITE", help="The site where it works.")],
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds a team of a site."""
    from amends.app.administration.places import add_team as added
    from amends.app.plain.directory import team_to_plain

    team = added(desk_of(options), client, name, title, site)
    return answer(
        options,
        {"team": team_to_plain(team, site)},
        [Line(f"The team {team.title} is added, as `{team.name}`.")],
        [Next(f"amends user add NAME --role ROLE --team {team.name}{of_client(client)}", "somebody who works in it")],
    )


def _lines(view: "ClientView") -> list[Line]:
    from amends.cli.client_settings import settings_in_words

    client = view.client
    sites = {site.id: site for site in view.sites}
    named = [(team.name, team.title, sites[team.site].title) for team in view.teams]
    empty = [(site.title, "no team yet") for site in view.sites if all(team.site != site.id for team in view.teams)]
    return [
        Line(f"{client.title} (`{client.name}`)", style="bold"),
        Line(f"{client.currency}, {client.timezone}, speaks {', '.join(client.languages)}", 1),
        Line(),
        Line("Teams", style="bold"),
        *(Line(f"{title} (`{name}`), {site}", 1) for name, title, site in named),
        *(Line(f"{site}: {what}", 1) for site, what in empty),
        *([] if view.sites else [Line("no site yet", 1)]),
        Line(),
        Line("Settings", style="bold"),
        *(Line(f"{name}: {value}", 1) for name, value in settings_in_words(client.settings)),
        *warnings_told(view.warnings),
    ]


def _still_missing(view: "ClientView") -> list[Next]:
    name = view.client.name
    if not view.sites:
        add = f'amends client add-site NAME --title "…" --client {name}'
        return [Next(add, "a place where its cases are handled")]
    if not view.teams:
        add = f'amends client add-team NAME --title "…" --site {view.sites[0].name} --client {name}'
        return [Next(add, "a team that works there")]
    return [Next(typed("policy", "list", "--client", name), "the policies by which its cases are decided")]
