"""The end of a shift: what somebody has in hand goes to a colleague, or back to the team, in one act."""

from amends.app.cases.shift import hand_shift_over, shift_of
from amends.desk.rooms.room import Room
from amends.desk.texts import texts
from amends.desk.visit import Page, Shown, Visit
from amends.desk.wrong import told
from amends.lang.errors import AmendsError


def show(visit: Visit) -> Shown:
    """What somebody has in hand."""
    return _shown(visit)


def hand_over(visit: Visit) -> Shown:
    """It is in other hands."""
    to, words = visit.answers.word("to"), visit.answers.word("words")
    try:
        handed = hand_shift_over(visit.here, to, visit.answers.every("case"), words)
    except AmendsError as error:
        return _shown(visit, error)
    said = "shift.given" if to is not None else "shift.given_back"
    done = texts().text(said, cases=len(handed.cases), calls=len(handed.calls), to=to)
    return _shown(visit, done=done)


def _shown(visit: Visit, wrong: AmendsError | None = None, done: str | None = None) -> Page:
    values = {"shift": shift_of(visit.here), "wrong": wrong and told(wrong), "done": done, "here": "mine"}
    return Page("shift.html", values, 200 if wrong is None else 422)


ROOMS = (Room("GET", "/shift", show), Room("POST", "/shift", hand_over))
