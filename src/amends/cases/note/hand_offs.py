"""What other parties were asked to do, and everything that they have said to it, with the days."""

from collections.abc import Iterator, Sequence

from amends.cases.events.event import quoted
from amends.cases.events.people import HandedOff, HandOffAnswered, HandOffFinished
from amends.cases.recorded import Recorded
from amends.cases.wording import Wording


def handed_over(history: Sequence[Recorded], wording: Wording) -> Iterator[str]:
    """A line for each party that was asked, in their order."""
    for asked in history:
        if isinstance(asked.event, HandedOff):
            answers = [*_answers(history, asked.event, wording)]
            said = " ".join(answers) if answers else "They have not answered yet."
            yield f"Asked on {_day(asked, wording)}: {asked.event.party}, {quoted(asked.event.what)}. {said}"


def _answers(history: Sequence[Recorded], asked: HandedOff, wording: Wording) -> Iterator[str]:
    for one in history:
        match one.event:
            case HandOffAnswered(hand_off=asked.hand_off, accepted=accepted, words=words):
                answer = "accepted" if accepted else "declined"
                yield f"They {answer} on {_day(one, wording)}: {quoted(words)}."
            case HandOffFinished(hand_off=asked.hand_off, words=words):
                yield f"They had done it on {_day(one, wording)}: {quoted(words)}."
            case _:
                pass


def _day(recorded: Recorded, wording: Wording) -> str:
    return f"{recorded.at.astimezone(wording.timezone):%Y-%m-%d}"
