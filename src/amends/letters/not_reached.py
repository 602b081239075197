"""The note to whoever was owed a call and could not be reached."""

from amends.cases.events.letters import LetterKind
from amends.letters.letter import Letter, Paragraph
from amends.letters.path import path_parts
from amends.letters.unmet import where_it_stands
from amends.letters.writing import Writing


def not_reached_letter(writing: Writing) -> Letter:
    """The note: that we tried, whether we try again, and that the case stays theirs to take up."""
    words, due = writing.phrases.unmet, writing.state.call_back_due
    tried = words.last_attempt if due is None else words.next_attempt.format(moment=writing.moment(due))
    return writing.letter(
        LetterKind.NOT_REACHED,
        words.not_reached_subject,
        Paragraph(words.not_reached),
        Paragraph(tried),
        *where_it_stands(writing),
        *path_parts(writing, writing.phrases.path.if_not_right),
    )
