"""Next steps about letters that did not reach the customer: another address, or the post."""

from collections.abc import Iterator

from amends.cases.events.letters import LetterFault, status_in_words
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.parts import CaseLetter

_BY_POST = frozenset({LetterFault.NO_ADDRESS, LetterFault.NO_MAIL})


def that_failed(look: Look) -> Iterator[NextStep]:
    """The letter that failed last: the customer does not know what it says."""
    for letter in look.state.failed_letters[-1:]:
        yield _to_send(look, letter)


def _to_send(look: Look, letter: CaseLetter) -> NextStep:
    fault = letter.fault.words if letter.fault is not None else "it did not arrive"
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
    return look.step(
        "post-letter",
        number,
        why=f"the {letter.kind.words} did not reach the customer: {fault}{said}",
        details=details,
    )
