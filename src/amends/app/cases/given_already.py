"""A gift that was asked for twice, as by a double click: the second finds that it is done."""

from decimal import Decimal

from amends.app.cases.reading import CaseView
from amends.cases.events.giving import RemedyReserved


def is_given_already(case: CaseView, remedy: str | None, amount: Decimal | None, seen: int | None) -> bool:
    """Whether all that somebody did since they looked is to give just this, and nobody else did anything.

    Args:
        case: as the one who gives sees it now.
        remedy: what is to be given.
        amount: how much of it; None for all that the decision gives.
        seen: how many events the case had when they looked.
    """
    since = case.history[seen:] if seen is not None else ()
    by_people = [one for one in since if one.by is not None]
    if len(by_people) != 1 or by_people[0].by is None or by_people[0].by.user != case.by.user:
        return False
    event = by_people[0].event
    return isinstance(event, RemedyReserved) and event.remedy == remedy and amount in (None, event.amount)
