"""`amends policy`: the life of a policy's version, from a draft to what governs a client's cases."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, answer, group, table
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.registry.version import PolicyState

if TYPE_CHECKING:
    from amends.app.registry import VersionNamed
    from amends.app.registry_view import StepTaken

_PolicyArgument = Annotated[str, Parameter(name="POLICY", help="The policy's name, as its document states it.")]
_VersionArgument = Annotated[str, Parameter(name="VERSION", help="The version, as the document states it.")]

command = group(
    "policy",
    """\
How a policy comes into force. Each command says what is next:
  amends policy draft phone-care.policy.yaml --client acme
  amends policy check phone-care 2026-11-01.1
  amends policy show phone-care 2026-11-01.1
  amends policy review phone-care 2026-11-01.1 --read 3f2a9c01    (another person)
  amends policy publish phone-care 2026-11-01.1 --from 2026-12-01

Examples:
  amends policy list --client acme
  amends policy diff phone-care 2026-11-01.1 2026-12-01.1""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends policy draft FILE [OPTIONS]",
    help_epilogue="Example:\n  amends policy draft phone-care.policy.yaml --client acme",
)
def draft(
    file: Annotated[str, Parameter(name="FILE", help="The document, such as NAME.policy.yaml; `-` is standard input.")],
    /,
    *,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Keeps a document as a draft: a new version, or a new text of one that is not published yet."""
    from amends.app.registry import draft_policy
    from amends.cli.policy_page import text_in

    return _taken(options, draft_policy(desk_of(options), client, text_in(file), file))


@command.command(
    sort_key=1,
    usage="Usage: amends policy check POLICY VERSION [OPTIONS]",
    help_epilogue="Example:\n  amends policy check phone-care 2026-11-01.1",
)
def check(
    policy: _PolicyArgument,
    version: _VersionArgument,
    /,
    *,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Checks a draft: it has no fault, and what it means is fixed under its digest."""
    from amends.app.registry import check_policy

    return _taken(options, check_policy(desk_of(options), _named(policy, version, client)))


@command.command(
    sort_key=2,
    usage="Usage: amends policy review POLICY VERSION --read DIGEST [OPTIONS]",
    help_epilogue="Example:\n  amends policy review phone-care 2026-11-01.1 --read 3f2a9c01 --as ravi",
)
def review(
    policy: _PolicyArgument,
    version: _VersionArgument,
    /,
    *,
    read: Annotated[
        str,
        Parameter(
            name="--read",
            metavar="DIGEST",
            help="What you have read, by the digest that `amends policy show` prints, or its beginning.",
        ),
    ],
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Reviews what somebody else wrote, after reading it."""
    from amends.app.registry import review_policy

    return _taken(options, review_policy(desk_of(options), _named(policy, version, client), read))


@command.command(
    sort_key=3,
    usage="Usage: amends policy publish POLICY VERSION [OPTIONS]",
    help_epilogue="Example:\n  amends policy publish phone-care 2026-11-01.1 --from 2026-12-01 --as olga",
)
def publish(
    policy: _PolicyArgument,
    version: _VersionArgument,
    /,
    *,
    from_day: Annotated[
        date | None,
        Parameter(
            name="--from", metavar="DAY", help="From which day on it governs; needed where the document does not say."
        ),
    ] = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Publishes a version from a day on; nothing in it changes from then on. A policy owner does that."""
    from amends.app.registry import publish_policy

    return _taken(options, publish_policy(desk_of(options), _named(policy, version, client), from_day))


@command.command(
    sort_key=4,
    usage="Usage: amends policy withdraw POLICY VERSION --why WORDS [OPTIONS]",
    help_epilogue='Example:\n  amends policy withdraw phone-care 2026-11-01.1 --why "It promises too little."',
)
def withdraw(
    policy: _PolicyArgument,
    version: _VersionArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="Why: people were decided by it.")],
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Withdraws a version: it decides no new case, and stays with those that it decided."""
    from amends.app.registry import withdraw_policy

    return _taken(options, withdraw_policy(desk_of(options), _named(policy, version, client), why))


@command.command(
    sort_key=5,
    name="list",
    usage="Usage: amends policy list [OPTIONS]",
    help_epilogue="Example:\n  amends policy list --client acme --state published",
)
def list_all(
    *,
    policy: Annotated[str | None, Parameter(name="--policy", metavar="NAME", help="Only this policy.")] = None,
    state: Annotated[PolicyState | None, Parameter(name="--state", help="Only versions that stand there.")] = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Lists the versions of policies, and where each stands."""
    from amends.app.plain.policies import version_to_plain
    from amends.app.registry import list_policies
    from amends.cli.policy_page import NOTHING_DRAFTED, row

    views = list_policies(desk_of(options), client, policy=policy, state=state)
    headings = ("client", "policy", "version", "state", "from", "author", "reviewer")
    document = {"versions": [version_to_plain(view) for view in views]}
    if not views:
        return answer(options, document, *NOTHING_DRAFTED)
    return answer(options, document, table(headings, [row(view) for view in views]))


@command.command(
    sort_key=6,
    usage="Usage: amends policy show POLICY VERSION [OPTIONS]",
    help_epilogue="Example:\n  amends policy show phone-care 2026-11-01.1",
)
def show(
    policy: _PolicyArgument,
    version: _VersionArgument,
    /,
    *,
    text_alone: Annotated[
        bool, Parameter(name="--text", negative=(), help="Print the document alone, as it was drafted.")
    ] = False,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Shows a version: its text, its digest, and who had a hand in it."""
    from amends.app.plain.policies import version_to_plain
    from amends.app.registry import show_policy
    from amends.cli.policy_page import following, version_lines
    from amends.cli.status import ExitStatus
    from amends.cli.terminal import write

    view = show_policy(desk_of(options), _named(policy, version, client))
    if text_alone and not options.as_json:
        write(view.version.text)
        return ExitStatus.DONE
    document = {"version": {**version_to_plain(view), "text": view.version.text}}
    return answer(options, document, version_lines(view), following(view))


@command.command(
    sort_key=7,
    usage="Usage: amends policy diff POLICY VERSION OTHER [OPTIONS]",
    help_epilogue="Example:\n  amends policy diff phone-care 2026-11-01.1 2026-12-01.1",
)
def diff(
    policy: _PolicyArgument,
    version: _VersionArgument,
    other: Annotated[str, Parameter(name="OTHER", help="The version that it is compared with.")],
    /,
    *,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Shows which lines differ between two versions of a policy."""
    from amends.app.registry import differing_lines
    from amends.cli.policy_page import difference_lines

    lines = differing_lines(desk_of(options), _named(policy, version, client), other)
    return answer(options, {"lines": list(lines)}, difference_lines(lines))


def _named(policy: str, version: str, client: str | None) -> "VersionNamed":
    from amends.app.registry import VersionNamed

    return VersionNamed(policy, version, client)


def _taken(options: LookOptions, step: "StepTaken") -> int:
    from amends.app.plain.policies import step_to_plain
    from amends.cli.policy_page import following, step_lines

    return answer(options, step_to_plain(step), step_lines(step), following(step.view, step))
