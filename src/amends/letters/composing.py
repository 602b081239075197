"""Composing a letter: of every kind, from what is in the record."""

from collections.abc import Callable, Mapping

from amends.cases.events.letters import LetterKind
from amends.letters.confirmation import confirmation_letter
from amends.letters.final_response import final_response_letter
from amends.letters.letter import Letter
from amends.letters.not_reached import not_reached_letter
from amends.letters.offer import offer_letter
from amends.letters.path import path_letter
from amends.letters.returning import reminder_letter
from amends.letters.unmet import letter_instead_of_call
from amends.letters.writing import Writing

_COMPOSE: Mapping[LetterKind, Callable[[Writing], Letter | None]] = {
    LetterKind.PATH: path_letter,
    LetterKind.FINAL_RESPONSE: final_response_letter,
    LetterKind.OFFER: offer_letter,
    LetterKind.CONFIRMATION: confirmation_letter,
    LetterKind.REMINDER: reminder_letter,
    LetterKind.INSTEAD_OF_CALL: letter_instead_of_call,
    LetterKind.NOT_REACHED: not_reached_letter,
}


def compose(kind: LetterKind, writing: Writing) -> Letter | None:
    """The letter of a kind; None where there is nothing to say, or what it would say holds no more.

    The same record makes the same letter: no clock and no chance has a say in it.
    """
    return _COMPOSE[kind](writing)
