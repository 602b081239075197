"""`amends case show`: a case at a glance, or its whole story."""

from typing import Annotated

from cyclopts import Parameter

from amends.cli.case.acting import looked_at
from amends.cli.case.common import ACT, ActOptions, CaseArgument
from amends.cli.status import ExitStatus


def show(
    case: CaseArgument,
    /,
    *,
    history: Annotated[
        bool, Parameter(name="--history", negative=(), help="Tell everything that happened, from the first call on.")
    ] = False,
    options: ActOptions = ACT,
) -> int:
    """Shows a case to somebody on a call: what is owed, what may be given, what is known, what waits, what is next."""
    from amends.app.plain.cases import case_to_plain
    from amends.cli.case.glance import glance
    from amends.cli.case.page import Line, print_page
    from amends.cli.case.story import story_lines
    from amends.cli.case.telling import next_lines, print_json

    seen = looked_at(options, case)
    if options.as_json:
        print_json(case_to_plain(seen, with_history=history))
    elif history:
        print_page(story_lines(seen))
    else:
        print_page([*glance(seen), Line(), *next_lines(seen.next)])
    return ExitStatus.DONE
