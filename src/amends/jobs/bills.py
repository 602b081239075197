"""Recording at a promise that what a bill fell short by was given."""

from amends.app.bills.making_good import make_good
from amends.jobs.task import Outcome, Reported, Task


def make_bills_good(task: Task) -> Outcome:
    """Records what the gifts of a case make good."""
    make_good(task.workspace, task.leased.client, task.case, task.finish)
    return Reported()
