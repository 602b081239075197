"""Days that are known of a case and still to come: most often a year or a month that was mistyped."""

from datetime import date, datetime

from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.state import CaseState
from amends.cases.wording import is_hidden
from amends.lang.tree import PolicyTree
from amends.lang.types import Kind


def days_ahead(state: CaseState, tree: PolicyTree, now: datetime) -> frozenset[str]:
    """The facts that are a day, or a moment of a day, after the one that it is now by the clock of `now`.

    That can be right, as of a delivery that was announced; whoever recorded it is asked, and nothing is refused.
    """
    known = known_facts(state, tree)
    days = {name: _day(tree.facts[name].type.kind, value) for name, value in known.items() if not is_hidden(tree, name)}
    return frozenset(name for name, day in days.items() if day is not None and day > now.date())


def _day(kind: Kind, value: Plain) -> date | None:
    if not isinstance(value, str) or kind not in (Kind.DATE, Kind.DATETIME):
        return None
    return date.fromisoformat(value) if kind is Kind.DATE else datetime.fromisoformat(value).date()
