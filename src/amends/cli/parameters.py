"""What several commands are given alike."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

PolicyFile = Annotated[str, Parameter(name="POLICY", help="The policy, a file such as NAME.policy.yaml.")]
FactsArgument = Annotated[
    str,
    Parameter(
        name="FACTS",
        help="The facts of the case: a JSON or YAML file, `-` for standard input, or the object itself in quotation "
        "marks: '{plan: basic, price: 10.00}'.",
    ),
]


@Parameter(name="*")
@dataclass(frozen=True)
class Asked:
    """What is asked of a case, by whom, and in which language it is told."""

    want: Annotated[
        str | None,
        Parameter(name="--want", metavar="REMEDY[=AMOUNT]", help="What the customer wants, and how much of it."),
    ] = None
    role: Annotated[str | None, Parameter(name="--as", metavar="ROLE", help="The role of the one who decides.")] = None
    team: Annotated[str | None, Parameter(name="--team", metavar="TEAM", help="The team of the one who decides.")] = (
        None
    )
    language: Annotated[
        str | None,
        Parameter(
            name="--language", metavar="LANG", help="One of the policy's languages, such as `es`; else its first."
        ),
    ] = None


NOTHING_ASKED = Asked()
