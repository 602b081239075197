"""What the events of letters make of a case."""

from dataclasses import replace

from amends.cases.events.letters import LetterAskedAgain, LetterFailed, LetterKind, LetterSent, LetterWay
from amends.cases.parts import CaseLetter, LetterState
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def letter_sent(state: CaseState, recorded: Recorded, event: LetterSent) -> CaseState:
    """It is on its way to the customer."""
    now = LetterState.SENT if event.way is LetterWay.MAIL else LetterState.POSTED
    letter = CaseLetter(
        event.letter, event.number, event.kind, now, event.sending, recorded.at, event.through, language=event.language
    )
    return _with(state, letter)


def letter_failed(state: CaseState, recorded: Recorded, event: LetterFailed) -> CaseState:
    """Somebody has to see to it."""
    before = state.letters.get(event.letter)
    return _with(
        state,
        CaseLetter(
            event.letter,
            event.number,
            event.kind,
            LetterState.FAILED,
            event.sending,
            recorded.at,
            event.through,
            language=before.language if before is not None else None,
            fault=event.fault,
            status=event.status,
        ),
    )


def letter_asked_again(state: CaseState, recorded: Recorded, event: LetterAskedAgain) -> CaseState:
    """It goes out once more."""
    before = state.letters[event.letter]
    asked = replace(before, state=LetterState.ASKED, sending=event.sending, at=recorded.at, fault=None, status=None)
    return _with(state, asked)


def _with(state: CaseState, letter: CaseLetter) -> CaseState:
    """The case with a letter as it stands now; what a confirmation tells of is confirmed, also when it is sent anew."""
    is_confirmation = letter.kind is LetterKind.CONFIRMATION
    through = max(state.confirmed_through, letter.through) if is_confirmation else state.confirmed_through
    return replace(state, letters={**state.letters, letter.id: letter}, confirmed_through=through)
