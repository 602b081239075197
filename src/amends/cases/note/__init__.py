"""The note that closes a Make It Right case: eight answers, seven of them from what happened, one typed by a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import chain

from amends.cases.events.contacts import CaseOpened
from amends.cases.events.ending import CaseClosed, CaseReopened, CaseResolved, FinalThoughtsWritten
from amends.cases.events.event import quoted
from amends.cases.events.evidence import ProblemRestated, RestatementConfirmed
from amends.cases.events.route import FinalResponseGiven
from amends.cases.note import answers
from amends.cases.note.course import Course, courses_in
from amends.cases.note.gifts import given
from amends.cases.note.hand_offs import handed_over
from amends.cases.recorded import Recorded
from amends.cases.wording import PLAIN, Wording

QUESTIONS = (
    "What was the issue?",
    "What was wanted?",
    "What was proposed?",
    "Who approved?",
    "Was it accepted?",
    "What was the compromise?",
    "Was the compromise accepted?",
    "Final thoughts",
)


@dataclass(frozen=True, slots=True)
class Note:
    """The eight answers, each a line or, where it went several ways, a line for each in their order.

    Before them `dates` tells when the case was opened, resolved and closed.
    """

    dates: str
    issue: tuple[str, ...]
    wanted: tuple[str, ...]
    proposed: tuple[str, ...]
    approved: tuple[str, ...]
    accepted: tuple[str, ...]
    compromise: tuple[str, ...]
    compromise_accepted: tuple[str, ...]
    final_thoughts: tuple[str, ...]

    def answered(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each question with its answer."""
        found = (
            self.issue,
            self.wanted,
            self.proposed,
            self.approved,
            self.accepted,
            self.compromise,
            self.compromise_accepted,
            self.final_thoughts,
        )
        return tuple(zip(QUESTIONS, found, strict=True))

    def text(self) -> str:
        """The note as it is read and filed."""
        blocks = ([question, *(f"  {line}" for line in lines)] for question, lines in self.answered())
        return "\n\n".join([self.dates, *("\n".join(block) for block in blocks)]) + "\n"


def note_of(history: Sequence[Recorded], wording: Wording = PLAIN) -> Note:
    """The note of a case, from its history alone, in the words of a reader."""
    issue, wanted = _restated(history, wording)
    courses = courses_in(history)
    accepted = chain(_each(courses, answers.accepted, wording), _last_word(history))
    return Note(
        dates=_dates(history, wording.timezone),
        issue=(issue,),
        wanted=(wanted,),
        proposed=_each(courses, answers.proposed, wording) or (answers.NOTHING_PROPOSED,),
        approved=_each(courses, answers.approved, wording) or (answers.NOTHING_PROPOSED,),
        accepted=(
            *(tuple(accepted) or (answers.NOTHING_PROPOSED,)),
            *given(history, wording),
            *handed_over(history, wording),
        ),
        compromise=_each(courses, answers.compromise, wording) or (answers.NO_COMPROMISE,),
        compromise_accepted=_each(courses, answers.compromise_accepted, wording) or (answers.NO_COMPROMISE,),
        final_thoughts=(_final_thoughts(history),),
    )


def _dates(history: Sequence[Recorded], timezone: tzinfo) -> str:
    """When the case was opened, and when it was last resolved and closed."""
    days: dict[str, str] = {}
    for one in history:
        day = f"{one.at.astimezone(timezone):%Y-%m-%d}"
        match one.event:
            case CaseOpened():
                days["Opened"] = day
            case CaseResolved():
                days["resolved"] = day
            case CaseClosed():
                days["closed"] = day
            case CaseReopened():
                days = {"Opened": days["Opened"], "reopened": day}
            case _:
                pass
    return ", ".join(f"{what} on {day}" for what, day in days.items()) + "."


def _each(courses: Sequence[Course], answer: answers.Answer, wording: Wording) -> tuple[str, ...]:
    """The answer for each solution that has one; numbered where there was more than one solution."""
    found = [(number, answer(course, wording)) for number, course in enumerate(courses, start=1)]
    numbered = len(courses) > 1
    return tuple(f"{number}. {said}" if numbered else said for number, said in found if said is not None)


def _restated(history: Sequence[Recorded], wording: Wording) -> tuple[str, str]:
    """The problem and the wish as the customer confirmed them last; else as they were said."""
    restated, confirmed = None, None
    for recorded in history:
        if isinstance(recorded.event, ProblemRestated):
            restated = recorded.event
        elif isinstance(recorded.event, RestatementConfirmed):
            confirmed = restated
    said = confirmed or restated
    if said is None:
        opened = next((one.event.problem for one in history if isinstance(one.event, CaseOpened)), None)
        return quoted(opened), "It was not restated."
    unconfirmed = "" if said is confirmed else " The customer did not confirm it."
    return quoted(said.issue) + unconfirmed, quoted(said.wish) + _as_remedy(said, wording) + unconfirmed


def _as_remedy(restated: ProblemRestated, wording: Wording) -> str:
    if restated.remedy is None:
        return ""
    worth = f", {wording.worth(restated.remedy, restated.amount)}" if restated.amount is not None else ""
    return f" ({wording.remedy(restated.remedy)}{worth})"


def _last_word(history: Sequence[Recorded]) -> list[str]:
    return [
        f"{answers.name_of(one)} gave the final response: {quoted(one.event.words)}"
        for one in history
        if isinstance(one.event, FinalResponseGiven)
    ]


def _final_thoughts(history: Sequence[Recorded]) -> str:
    written = [one.event for one in history if isinstance(one.event, FinalThoughtsWritten)]
    return quoted(written[-1].words) if written else "Not written yet."
