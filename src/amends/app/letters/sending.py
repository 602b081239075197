"""What people do about letters: have one sent again, or say that they have posted it."""

from amends.app.letters.asked import LetterAsked
from amends.app.letters.reading import NothingToSayError, letter_in
from amends.app.letters.written import write
from amends.app.on_case import OnCase
from amends.cases.gate.acts.letters import PostLetter, SendLetterAgain
from amends.store import cases as stored_cases


def sent_again(on: OnCase, number: int | None) -> SendLetterAgain:
    """Has a letter sent again; without a number, the last that failed, else the last.

    Raises:
        NoSuchLetterError: there is none of that number, or none at all.
    """
    return SendLetterAgain(letter_in(on, number).id)


def posted(on: OnCase, number: int | None) -> PostLetter:
    """Says that a letter was printed and posted; without a number, the last that failed, else the last.

    Raises:
        NoSuchLetterError: there is none of that number, or none at all.
        NothingToSayError: what it would say does not hold any more.
    """
    letter = letter_in(on, number)
    asked = LetterAsked(letter.id, letter.number, letter.kind, letter.sending)
    history = stored_cases.load(on.connection, [on.client.id], on.state.id)
    written = write(on.connection, on.client, on.policy, history, asked)
    if written is None:
        raise NothingToSayError(f"the letter {letter.number} has nothing to say any more", "look at the case")
    return PostLetter(letter.id, written.letter.language, written.letter.asked_language)
