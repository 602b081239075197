"""What could serve the customer beside what they ask for: remedies that are still open, each with its question."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from amends.app.cases.board import Entry, Group, board
from amends.app.cases.questions import Question, can_be_asked, question
from amends.app.cases.reading import CaseView
from amends.cases.facts import facts_now
from amends.decide.case import Case
from amends.decide.facts import read_facts
from amends.decide.questions import questions, what_is_left

_MOST = 3
"""More than so many nobody looks through during a call."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A remedy that could come into question, and what would tell whether it does."""

    entry: Entry
    question: Question


def alternatives(view: CaseView, asked: Question | None) -> tuple[Alternative, ...]:
    """Those that nobody asked for, in the policy's order; what is asked anyway tells of its own.

    Args:
        view: the case; of one without a wish everything is asked.
        asked: what is asked now.
    """
    restated = view.state.restatement
    if view.state.decision is None or restated is None or restated.remedy is None:
        return ()
    open_entries = [one for one in board(view).get(Group.OPEN, ()) if not one.is_wanted and one.gift is None]
    if not open_entries:
        return ()
    return tuple(islice(_with_questions(view, open_entries, asked), _MOST))


def _with_questions(view: CaseView, entries: list[Entry], asked: Question | None) -> Iterator[Alternative]:
    tree = view.policy
    case = Case(tree, read_facts(tree, facts_now(view.state, tree), extra="ignore"))
    left = what_is_left(case)
    for entry in entries:
        places = (one.place for one in questions(case, left, case, entry.remedy))
        place = next((one for one in places if can_be_asked(view, one)), None)
        if place is not None and (asked is None or str(place) != asked.name):
            yield Alternative(entry, question(view, place))
