"""`amends endpoint`: who outside gives remedies when they are told to, and the secrets that sign what they are told."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group, of_client, table, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted

if TYPE_CHECKING:
    from amends.directory.endpoints import Endpoint

_NameArgument = Annotated[str, Parameter(name="NAME", help="One short word, such as `billing`.")]
_HonoursKeyOption = Annotated[
    bool | None,
    Parameter(
        name="--honours-key",
        negative="--no-honours-key",
        help="It acts once on messages with the same key; only then is a message sent again that may have arrived.",
    ),
]
_PrivateOption = Annotated[
    bool | None,
    Parameter(
        name="--private",
        negative="--public",
        help="It stands in your own network: private addresses and plain http are allowed for it.",
    ),
]
_TimeoutOption = Annotated[
    int | None, Parameter(name="--timeout", metavar="SECONDS", help="How long an answer is waited for.")
]

command = group(
    "endpoint",
    """\
Examples:
  amends endpoint add billing https://billing.example/fulfil --honours-key --client acme
  amends client change acme --fulfil service_credit=webhook:billing
  amends endpoint rotate billing --client acme""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends endpoint add NAME URL [OPTIONS]",
    help_epilogue="Example:\n  amends endpoint add billing https://billing.example/fulfil --honours-key",
)
def add(
    name: _NameArgument,
    url: Annotated[str, Parameter(name="URL", help="Where messages go to.")],
    /,
    *,
    honours_key: _HonoursKeyOption = None,
    private: _PrivateOption = None,
    timeout: _TimeoutOption = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Adds an endpoint, with a secret that is shown this once."""
    from amends.app.administration.endpoints import DEFAULT_TIMEOUT, NewEndpoint, add_endpoint
    from amends.app.plain.endpoints import new_secret_to_plain

    new = NewEndpoint(
        name=name,
        url=url,
        honours_key=bool(honours_key),
        is_private=bool(private),
        timeout_seconds=DEFAULT_TIMEOUT if timeout is None else timeout,
    )
    endpoint = add_endpoint(desk_of(options), client, new)
    use = typed("client", "change", *([client] if client else []), "--fulfil", f"REMEDY=webhook:{name}")
    return answer(
        options,
        {"endpoint": new_secret_to_plain(endpoint)},
        [Line(f"The endpoint `{name}` is added."), *_shown_once(endpoint)],
        [Next(use, "what goes out by it")],
    )


@command.command(
    sort_key=1,
    usage="Usage: amends endpoint change NAME [OPTIONS]",
    help_epilogue="Example:\n  amends endpoint change billing --url https://pay.example/fulfil --timeout 20",
)
def change(
    name: _NameArgument,
    /,
    *,
    url: Annotated[str | None, Parameter(name="--url", metavar="URL", help="Where messages go to.")] = None,
    honours_key: _HonoursKeyOption = None,
    private: _PrivateOption = None,
    timeout: _TimeoutOption = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Changes an endpoint; what is not named stays, and so do its secrets."""
    from amends.app.administration.endpoints import EndpointChanges, change_endpoint
    from amends.app.plain.endpoints import endpoint_to_plain

    changes = EndpointChanges(url=url, honours_key=honours_key, is_private=private, timeout_seconds=timeout)
    changed = change_endpoint(desk_of(options), client, name, changes)
    return answer(options, {"endpoint": endpoint_to_plain(changed)}, [Line(f"The endpoint `{name}` is changed.")])


@command.command(
    sort_key=2,
    name="list",
    usage="Usage: amends endpoint list [OPTIONS]",
    help_epilogue="Example:\n  amends endpoint list --client acme",
)
def list_all(*, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Lists the endpoints of a client."""
    from amends.app.administration.endpoints import see_endpoints
    from amends.app.plain.endpoints import endpoint_to_plain

    found_client, found = see_endpoints(desk_of(options), client)
    document = {"client": found_client.name, "endpoints": list(map(endpoint_to_plain, found))}
    if not found:
        return answer(options, document, [Line("None yet.")], [Next("amends endpoint add --help", "add one")])
    headings = ("endpoint", "address", "same key twice", "network", "waits", "secrets")
    return answer(options, document, table(headings, list(map(_row, found))))


@command.command(
    sort_key=3,
    usage="Usage: amends endpoint rotate NAME [OPTIONS]",
    help_epilogue="Example:\n  amends endpoint rotate billing",
)
def rotate(name: _NameArgument, /, *, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Makes a new secret; messages are signed with both until the one before is retired."""
    from amends.app.administration.endpoints import rotate_secret
    from amends.app.plain.endpoints import new_secret_to_plain

    endpoint = rotate_secret(desk_of(options), client, name)
    return answer(
        options,
        {"endpoint": new_secret_to_plain(endpoint)},
        [Line(f"The endpoint `{name}` has a new secret, beside the one before."), *_shown_once(endpoint)],
        [Next(typed("endpoint", "retire", name) + of_client(client), "when the receiver knows the new one")],
    )


@command.command(
    sort_key=4,
    usage="Usage: amends endpoint retire NAME [OPTIONS]",
    help_epilogue="Example:\n  amends endpoint retire billing",
)
def retire(name: _NameArgument, /, *, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Takes the secret before the newest away; nothing is signed with it any more."""
    from amends.app.administration.endpoints import retire_secret
    from amends.app.plain.endpoints import endpoint_to_plain

    endpoint = retire_secret(desk_of(options), client, name)
    line = Line(f"Messages to `{name}` are signed with its newest secret alone.")
    return answer(options, {"endpoint": endpoint_to_plain(endpoint)}, [line])


@command.command(
    sort_key=5,
    usage="Usage: amends endpoint remove NAME [OPTIONS]",
    help_epilogue="Example:\n  amends endpoint remove billing",
)
def remove(name: _NameArgument, /, *, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Takes an endpoint away by which nothing goes out any more."""
    from amends.app.administration.endpoints import remove_endpoint
    from amends.app.plain.endpoints import endpoint_to_plain

    endpoint = remove_endpoint(desk_of(options), client, name)
    return answer(options, {"endpoint": endpoint_to_plain(endpoint)}, [Line(f"The endpoint `{name}` is gone.")])


def _shown_once(endpoint: "Endpoint") -> list[Line]:
    return [
        Line(),
        Line(endpoint.secret, 1, "bold"),
        Line("Give this secret to the receiver now: it is not shown again. Whoever has it can pretend to be you."),
    ]


def _row(endpoint: "Endpoint") -> tuple[str, ...]:
    return (
        endpoint.name,
        endpoint.url,
        "acts once" if endpoint.honours_key else "may act twice",
        "our own" if endpoint.is_private else "public",
        counted(endpoint.timeout_seconds, "second"),
        str(len(endpoint.secrets)),
    )
