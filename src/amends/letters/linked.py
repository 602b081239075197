"""The link to the customer's page in a letter: made when the letter goes out, and no part of what the record says."""

from dataclasses import replace
from datetime import UTC

from amends.explain.phrases import phrases_for
from amends.explain.values import ValueWords
from amends.letters.catalogue import LANGUAGES
from amends.letters.letter import Letter, Linked, Paragraph


def with_link(letter: Letter, address: str, days: int) -> Letter:
    """The letter with a link to the customer's page, before the line with which every letter ends.

    Args:
        letter: what the record makes of it.
        address: the whole link.
        days: for how many the link opens the page.
    """
    values = ValueWords(phrases_for((letter.language,)), currency=None, minor_digits=0, timezone=UTC)
    told = LANGUAGES[letter.language].frame.page.format(span=values.counted(days, "days"))
    return replace(letter, parts=(*letter.parts[:-1], Paragraph(told), Linked(address), letter.parts[-1]))
