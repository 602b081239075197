"""Terms in a letter: each remedy with its exact amount, and the condition in the words in which it was put."""

from amends.cases.terms import Terms
from amends.explain.wording import capitalised
from amends.letters.letter import Paragraph, Part, Quoted
from amends.letters.writing import Writing


def terms_in_words(writing: Writing, terms: Terms) -> tuple[str, ...]:
    """Each remedy of the terms."""
    return tuple(capitalised(writing.remedy(term.remedy, term.amount)) for term in terms.remedies)


def condition_parts(terms: Terms, opening: str) -> list[Part]:
    """The condition, where there is one: it binds in its own words, which nobody translates."""
    return [Paragraph(opening), Quoted(terms.condition)] if terms.condition else []
