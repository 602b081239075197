"""Acting on a case from the command line: one transaction, then what happened, where it stands and what is next."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from amends.cases.state import CaseState
from amends.cli.case.common import ActOptions, LookOptions, desk_of, reference_meant

if TYPE_CHECKING:
    from amends.app.cases.reading import CaseView
    from amends.app.on_case import OnCase


def looked_at(options: LookOptions, case: str) -> "CaseView":
    """A case as the one who looks sees it."""
    from amends.app.cases.reading import view

    reference = reference_meant(case)
    return view(desk_of(options), reference)


def acted(options: ActOptions, case: str, *requests: object) -> int:
    """Has requests pass the gate, all of them or none, and tells what came of it."""
    return acted_on(options, case, lambda _: requests)


def acted_as(options: ActOptions, case: str, make: Callable[[CaseState], object]) -> int:
    """The same with one request that is made of the case as it stands."""
    return acted_on(options, case, lambda on: [make(on.state)])


def acted_on(options: ActOptions, case: str, make: "Callable[[OnCase], Iterable[object]]") -> int:
    """The same with requests that are made of the case and what is around it."""
    from amends.app.cases.reading import view
    from amends.app.on_case import act_all
    from amends.cli.case.telling import tell_acted

    reference = reference_meant(case)
    desk = desk_of(options)
    done = act_all(desk, reference, make)
    return tell_acted(options, view(desk, reference), done.happened)
