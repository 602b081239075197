"""A version of a policy on a page of plain lines, and what is next with it."""

from collections.abc import Iterator, Sequence

from amends.app.registry_view import StepTaken, VersionView
from amends.cli.answers import Next, typed
from amends.cli.case.page import Line
from amends.formats.errors import InputError
from amends.formats.files import read_bytes
from amends.lang.source import UnreadableSourceError, decode
from amends.registry.version import PolicyState, PolicyVersion

_SHOWN_DIGITS = 12
_ALGORITHM = "sha256:"

NOTHING_DRAFTED = (
    [Line("No version is like that.")],
    [Next("amends policy draft FILE", "keep a document as a draft")],
)
"""What is told where there is no version."""


def text_in(file: str) -> str:
    """The text of a document.

    Raises:
        InputError: the file cannot be read, or holds no text.
    """
    try:
        return decode(read_bytes(file))
    except UnreadableSourceError as error:
        raise InputError(f"`{file}`: {error.message}", error.help) from None


def row(view: VersionView) -> tuple[str, ...]:
    """A version in a table."""
    version = view.version
    first_day = str(version.first_day) if version.first_day is not None else ""
    return (
        view.client.name,
        version.policy,
        version.version,
        version.state.value,
        first_day,
        view.author,
        view.reviewer or "",
    )


def version_lines(view: VersionView) -> Iterator[Line]:
    """A version with its text."""
    yield from _about(view)
    yield Line()
    yield from (Line(line, is_command=True) for line in view.version.text.rstrip("\n").split("\n"))


def step_lines(step: StepTaken) -> Iterator[Line]:
    """A version after a step, and what is to be looked at."""
    yield from _headline(step.view)
    for warning in step.warnings:
        yield Line(f"line {warning.span.line:,}: warning: {warning.message}", 1, "yellow")


def difference_lines(lines: Sequence[str]) -> Iterator[Line]:
    """Lines of a difference, each with its sign."""
    styles = {"+": "green", "-": "red", "@": "cyan"}
    if not lines:
        yield Line("Their texts are the same.")
    yield from (Line(line, style=styles.get(line[:1], ""), is_command=True) for line in lines)


def following(view: VersionView, step: StepTaken | None = None) -> list[Next]:
    """What is next with a version."""
    version, client = view.version, view.client.name

    def policy(act: str, *more: str) -> str:
        return typed("policy", act, version.policy, version.version, *more, "--client", client)

    match version.state:
        case PolicyState.DRAFT:
            return [Next(policy("check"), "find its faults, and fix what it means")]
        case PolicyState.CHECKED:
            return [
                Next(policy("show"), "read it; somebody else than its author does, and then:"),
                Next(policy("review", "--read", _short(version)), f"anybody but {view.author}, who wrote it"),
            ]
        case PolicyState.REVIEWED:
            day = [] if version.first_day is not None else ["--from", "DAY"]
            return [Next(policy("publish", *day), "a policy owner says from when on it governs")]
        case PolicyState.PUBLISHED:
            return [*_still_missing(client, step), Next(_opening(client), "the first case")]
        case PolicyState.WITHDRAWN:
            return [Next(f"amends policy draft FILE --client {client}", "another version in its place")]


def _opening(client: str) -> str:
    return f'amends case open --account NUMBER --client {client} --problem "…"'


def _still_missing(client: str, step: StepTaken | None) -> Iterator[Next]:
    for team in step.teams_missing if step is not None else ():
        yield Next(
            f'amends client add-team {team} --title "…" --site SITE --client {client}',
            f"the policy knows a team `{team}`, which the client does not have",
        )
    for role in step.roles_missing if step is not None else ():
        yield Next(
            f"amends user add NAME --role {role} --client {client}", f"nobody has the policy's role `{role}` yet"
        )


def _headline(view: VersionView) -> Iterator[Line]:
    version = view.version
    state = "a draft" if version.state is PolicyState.DRAFT else version.state.value
    governs = "was to govern" if version.state is PolicyState.WITHDRAWN else "governs"
    day = f", {governs} from {version.first_day} on" if version.first_day is not None else ""
    yield Line(f"{version.title} of {view.client.title} is {state}{day}.", style="bold")
    if version.hash is not None:
        yield Line(f"its meaning: {version.hash}", 1)


def _about(view: VersionView) -> Iterator[Line]:
    version = view.version
    yield from _headline(view)
    yield Line(f"written by {view.author} on {version.drafted_at:%Y-%m-%d}", 1)
    if version.corrects is not None:
        yield Line(f"corrects {version.corrects}", 1)
    if version.reviewed_at is not None:
        yield Line(f"reviewed by {view.reviewer} on {version.reviewed_at:%Y-%m-%d}", 1)
    if version.published_at is not None:
        yield Line(f"published by {view.publisher} on {version.published_at:%Y-%m-%d}", 1)
    if version.withdrawn_at is not None:
        yield Line(
            f"withdrawn by {view.withdrawn_by} on {version.withdrawn_at:%Y-%m-%d}: {version.withdrawn_because}", 1
        )


def _short(version: PolicyVersion) -> str:
    return (version.hash or "").removeprefix(_ALGORITHM)[:_SHOWN_DIGITS]
