"""Calls about what a customer has in writing; sending one again and posting it are acts."""

from amends.client.call import Call
from amends.client.calls.cases import CaseMeant, path_of
from amends.client.calls.making import reading
from amends.client.models.letters import Letters, LetterWithText


def letters(case: CaseMeant) -> Call[Letters]:
    """What the customer of a case was sent in writing, and what became of each letter."""
    return reading(f"{path_of(case)}/letters", Letters)


def letter(case: CaseMeant, number: int) -> Call[LetterWithText]:
    """A letter with what it says, such as for the post."""
    return reading(f"{path_of(case)}/letters/{number}", LetterWithText)
