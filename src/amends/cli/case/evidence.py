"""`amends case fact`, `restate`, `confirm`: what happened, and what is wanted?"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from cyclopts import Parameter

from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cli.case.acting import acted, looked_at
from amends.cli.case.common import ACT, ActOptions, CaseArgument, desk_of, reference_meant
from amends.cli.case.typed import read_remedy
from amends.cli.failures import TellError
from amends.cli.status import ExitStatus
from amends.decide.errors import FactError
from amends.formats.errors import InputError


def fact(
    case: CaseArgument,
    /,
    *facts: Annotated[
        str,
        Parameter(
            name="NAME=VALUE",
            help="A fact of the policy and its value: `true` or `false`, a word of its choice, a number, a day such as "
            "2026-11-01; a list as JSON; a field of an element as `'sensors[1].status=dead'`; nothing after `=` where "
            "nobody knows it.",
        ),
    ],
    file: Annotated[
        str | None,
        Parameter(
            name="--file", metavar="FACTS", help="Facts from a JSON or YAML file too, or `-` for standard input."
        ),
    ] = None,
    source: Annotated[
        str | None,
        Parameter(
            name="--from",
            metavar="SOURCE",
            help="Who or what says so, such as customer, record or panel; else it is from you, the agent.",
        ),
    ] = None,
    record: Annotated[
        str | None, Parameter(name="--record", metavar="WORDS", help="The evidence, such as a call or a picture.")
    ] = None,
    shown_by: Annotated[
        int | None,
        Parameter(
            name="--shown-by",
            metavar="ATTACHMENT",
            help="What was handed in and shows it: its number, as `amends case attachments` tells it.",
        ),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """States facts with their source, several at once; what was stated before stays beside them.

    To say the same again adds nothing.
    """
    from amends.app.cases.reading import view
    from amends.app.cases.stating import Stating, state_facts
    from amends.cli.case.telling import tell_acted
    from amends.formats.given_facts import given_facts

    if not facts and file is None:
        help_text = (
            f"state one or more as NAME=VALUE, or give a file with `--file`; `amends case facts {case}` lists them"
        )
        raise InputError("no fact is named", help_text)
    reference = reference_meant(case)
    written = given_facts(file) if file is not None else None
    typed = _typed(facts)
    desk = desk_of(options)
    stating = Stating(
        typed=typed,
        written=written.values if written is not None else {},
        source=source,
        record=record,
        shown_by=shown_by,
    )
    try:
        done = state_facts(desk, reference, stating)
    except FactError as error:
        if written is None or any(fault.fact in typed for fault in error.faults):
            raise
        raise TellError(written.describe(error, view(desk, reference).policy)) from None
    return tell_acted(options, view(desk, reference), done.happened)


def facts(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Lists the facts that can be stated: what each can be, whose word the policy trusts, and what is known.

    Below stands what was claimed and what was found, side by side, and where they differ, whose word counts.
    """
    from amends.app.cases.facts_listed import facts_listed
    from amends.app.plain.case_parts import sides_to_plain
    from amends.cli.case.known import listed_lines
    from amends.cli.case.page import print_page
    from amends.cli.case.sides import side_lines
    from amends.cli.case.telling import print_json

    view = looked_at(options, case)
    listed = facts_listed(view)
    if options.as_json:
        facts = [{**sides_to_plain(view, one.name), **asdict(one)} for one in listed]
        print_json({"reference": view.state.reference, "facts": facts})
    else:
        print_page([*listed_lines(view, listed), *side_lines(view)])
    return ExitStatus.DONE


def restate(
    case: CaseArgument,
    /,
    *,
    issue: Annotated[str, Parameter(name="--issue", metavar="WORDS", help="What went wrong, in your own words.")],
    wish: Annotated[str, Parameter(name="--wish", metavar="WORDS", help="What the customer wants, in your own words.")],
    remedy: Annotated[
        str | None,
        Parameter(
            name="--remedy", metavar="REMEDY[=AMOUNT]", help="The wish as a remedy of the policy, where one fits it."
        ),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Writes down the problem and the wish in your own words, as you say them back to the customer."""
    name, amount = read_remedy(remedy) if remedy is not None else (None, None)
    return acted(options, case, Restate(issue, wish, name, amount))


def confirm(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Records that the customer said: yes, that is what I mean. A no or a proposal needs it, what is owed does not."""
    return acted(options, case, Confirm())


def _typed(facts: Sequence[str]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for one in facts:
        name, equals, value = one.partition("=")
        if not equals:
            raise InputError(f"`{one}` has no value", f"write it as `{name}=VALUE`; nothing after `=` is not known")
        if name in typed:
            raise InputError(f"`{name}` stands twice", "state each fact once; a later statement stands beside this one")
        typed[name] = value
    return typed
