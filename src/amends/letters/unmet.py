"""To whoever said that their needs were not met: where it stands, and who can be asked next."""

from amends.cases.events.letters import LetterKind
from amends.cases.last_word import refused_in_the_last_word
from amends.explain.wording import capitalised
from amends.letters.confirmation import to_come
from amends.letters.grounds import grounds_parts
from amends.letters.letter import Items, Letter, Paragraph, Part
from amends.letters.path import path_parts
from amends.letters.writing import Writing


def letter_instead_of_call(writing: Writing) -> Letter:
    """The letter that the client has chosen in place of a call-back."""
    words = writing.phrases.unmet
    return writing.letter(
        LetterKind.INSTEAD_OF_CALL,
        words.subject,
        Paragraph(words.opening),
        *where_it_stands(writing),
        *path_parts(writing, writing.phrases.path.if_not_right),
    )


def where_it_stands(writing: Writing) -> list[Part]:
    """What the customer has, what they will get, and what they were told that they don't."""
    given = tuple(capitalised(writing.gift(gift)) for gift in writing.given())
    has: list[Part] = [Paragraph(writing.phrases.confirmation.given), Items(given)] if given else []
    parts: list[Part] = [*has, *to_come(writing), *_refused(writing)]
    return [Paragraph(writing.phrases.unmet.looked), *parts] if parts else []


def _refused(writing: Writing) -> list[Part]:
    """What the customer was told that they don't get, with its grounds."""
    names = [name for name in refused_in_the_last_word(writing.state) if name in writing.state.told]
    if not names:
        return []
    what = writing.voice.remedies(names)
    return [Paragraph(writing.phrases.unmet.not_given.format(what=what)), *grounds_parts(writing)]
