"""What every command about cases is given: the case, the store, who acts, and in which form to answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Group, Parameter

from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.workspace import Desk

DATABASE = "AMENDS_DATABASE"
USER = "AMENDS_USER"
DEFAULT_DATABASE = "sqlite:///amends.db"
_GROUP = Group("With every command", sort_key=1_000)

DatabaseOption = Annotated[
    str,
    Parameter(
        name="--database",
        metavar="URL",
        env_var=DATABASE,
        group=_GROUP,
        help=f"The store; else {DATABASE}, else {DEFAULT_DATABASE}.",
    ),
]

UserOption = Annotated[
    str | None,
    Parameter(
        name="--as",
        metavar="USER",
        env_var=USER,
        group=_GROUP,
        help=f"Who acts: the word that they log in with; else {USER}.",
    ),
]
JsonOption = Annotated[
    bool,
    Parameter(
        name="--json",
        negative=(),
        group=_GROUP,
        help='Print one JSON document, for machines; an error too, as {"error": {"type", "message", "help"}}.',
    ),
]

CaseArgument = Annotated[
    str, Parameter(name="CASE", help="The case's reference, such as 7K3M-9Q44; capitals, blanks and `-` don't matter.")
]
RemedyArgument = Annotated[str, Parameter(name="REMEDY", help="A remedy of the policy; `amends case show` lists them.")]
TermsOption = Annotated[
    str | None,
    Parameter(
        name="--terms",
        metavar="DIGEST",
        help="The terms that you looked at, by the beginning of their digest as `show` prints it: where they have "
        "changed since, nothing is done and you are told.",
    ),
]
ConditionOption = Annotated[
    str | None,
    Parameter(
        name="--condition",
        metavar="[REMEDY=]WORDS",
        help="Under which condition they are meant, all or one of them, such as “if it isn't better in 60 days”: what "
        "the customer accepts waits until somebody settles whether it came true.",
    ),
]


@Parameter(name="*")
@dataclass(frozen=True)
class LookOptions:
    """Where to look, who looks, and in which form the answer is printed."""

    database: DatabaseOption = DEFAULT_DATABASE
    user: UserOption = None
    as_json: JsonOption = False


@Parameter(name="*")
@dataclass(frozen=True)
class ActOptions(LookOptions):
    """The same, for somebody who acts in a team and a role."""

    team: Annotated[
        str | None,
        Parameter(name="--team", metavar="TEAM", group=_GROUP, help="In which team, where they are in several."),
    ] = None
    role: Annotated[
        str | None,
        Parameter(name="--role", metavar="ROLE", group=_GROUP, help="In which role, where they have several."),
    ] = None


LOOK = LookOptions()
ACT = ActOptions()


def desk_of(options: LookOptions) -> "Desk":
    """The desk at which somebody works.

    Raises:
        InputError: nobody is named.
        StoreError: there is no store, or it cannot be used.
    """
    if not options.user:
        raise InputError("nobody is named who acts", f"name them with `--as USER`, or once for all with {USER}")
    from amends.app.workspace import Desk, open_workspace

    team, role = (options.team, options.role) if isinstance(options, ActOptions) else (None, None)
    return Desk(open_workspace(options.database), options.user, team, role)


def reference_meant(text: str) -> str:
    """The reference that somebody typed or heard, as it is written.

    Raises:
        InputError: it was misheard, mistyped, or is none.
    """
    from amends.cases.reference import read_reference

    reference = read_reference(text)
    if reference is None:
        raise InputError(
            f"`{text}` is not the reference of any case: a character was misheard or mistyped",
            "have it read again, character by character; it looks like 7K3M-9Q44",
        )
    return reference
