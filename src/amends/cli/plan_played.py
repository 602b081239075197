"""A plan played through, with a bar that shows how far it is where a person sees it."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.plan import Plan
from amends.callbacks.simulation import Simulated, simulate
from amends.cli.progress import course_of_items, shown_progress
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.cli.plan import Simulation

_MOST_CONTACTS = 10_000_000


def played(given: Assumptions, plans: Sequence[Plan], how: "Simulation") -> tuple[Simulated, ...]:
    """What happens in each plan.

    Raises:
        InputError: there are no days to play, or so many that nobody would wait for it.
    """
    most = max(1, _MOST_CONTACTS // given.contacts_a_day)
    if not 1 <= how.simulated_days <= most:
        raise InputError(
            f"`{how.simulated_days:,}` days of {given.contacts_a_day:,} contacts cannot be played",
            f"name 1 to {most:,} days",
        )

    def one_by_one() -> Iterator[Simulated]:
        for plan in plans:
            yield simulate(given, plan, days=how.simulated_days, seed=how.seed)

    return tuple(shown_progress(one_by_one(), course_of_items(len(plans)), sys.stdout))
