"""Recording at a promise that what a bill fell short by was given, or was taken back."""

from uuid import UUID

from amends.app.bills.making_good import make_good
from amends.app.bills.taking_back import take_back
from amends.jobs.task import Outcome, Reported, Task


def make_bills_good(task: Task) -> Outcome:
    """Records what the gifts of a case make good."""
    make_good(task.workspace, task.leased.client, task.case, task.finish)
    return Reported()


def take_back_from_bills(task: Task) -> Outcome:
    """Records what the gifts of a case no longer make good."""
    gift = UUID(str(task.leased.data["entry"]))
    take_back(task.workspace, task.leased.client, task.case, gift, task.finish)
    return Reported()
