"""Next steps about letters that did not reach the customer: another address, or the post."""

from collections.abc import Iterator

from amends.cases.events.letters import LetterFault, status_in_words
from amends.cases.gate.acts.letters import PostLetter
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.parts import CaseLetter
from amends.cases.state import CaseState

_BY_POST = frozenset({LetterFault.NO_ADDRESS, LetterFault.NO_MAIL, LetterFault.WISHES_POST, LetterFault.WISHES_CALL})


def that_failed(look: Look) -> Iterator[NextStep]:
    """The letter that failed last: the customer does not know what it says, and it still holds."""
    unknown = [
        letter
        for letter in look.state.failed_letters
        if not _is_told_on_a_call(look.state, letter) and look.passes(PostLetter(letter.id, look.voice.language or ""))
    ]
    for letter in unknown[-1:]:
        yield _to_send(look, letter)


def _is_told_on_a_call(state: CaseState, letter: CaseLetter) -> bool:
    """Whether a call takes its place, as the customer wishes: one that is owed, or any that there was since."""
    if letter.fault is not LetterFault.WISHES_CALL or not letter.kind.can_be_told:
        return False
    return state.call_back is not None or any(contact.begun_at >= letter.at for contact in state.contacts)


def _to_send(look: Look, letter: CaseLetter) -> NextStep:
    fault, is_wish = letter.fault, letter.fault is not None and letter.fault.is_wish
    why = fault.words if fault is not None else "it did not arrive"
    said = f", {status_in_words(letter.status)}" if letter.status is not None else ""
    number = str(letter.number)
    step = look.step("post-letter", number, why="")
    printing = step.command.replace("post-letter", "letter")
    sending = step.command.replace("post-letter", "send-letter")
    details = (
        (f"print it with `{printing}`", "then say here that it is posted")
        if letter.fault in _BY_POST
        else (f"with another e-mail address: `{sending}`", f"by post: print it with `{printing}`, then say so here")
    )
    told = "was not sent by e-mail" if is_wish else "did not reach the customer"
    return look.step("post-letter", number, why=f"the {letter.kind.words} {told}: {why}{said}", details=details)
