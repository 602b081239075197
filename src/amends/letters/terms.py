"""Terms in a letter: each remedy with its exact amount, and the condition in the words in which it was put."""

from amends.cases.terms import Term, Terms
from amends.explain.wording import capitalised
from amends.letters.letter import Paragraph, Part, Quoted
from amends.letters.writing import Writing


def terms_in_words(writing: Writing, terms: Terms) -> tuple[str, ...]:
    """Each remedy of the terms; a condition that is of one of them stands with it."""
    return tuple(capitalised(_term(writing, terms, term)) for term in terms.remedies)


def condition_of_all(terms: Terms) -> str | None:
    """The condition that all of the terms have; None where there is none, or only one of them has it."""
    return terms.condition if terms.condition_of is None else None


def condition_parts(terms: Terms, opening: str) -> list[Part]:
    """The condition of all of them, where there is one: it binds in its own words, which nobody translates."""
    condition = condition_of_all(terms)
    return [Paragraph(opening), Quoted(condition)] if condition else []


def _term(writing: Writing, terms: Terms, term: Term) -> str:
    what = writing.remedy(term.remedy, term.amount)
    if terms.condition is None or terms.condition_of != term.remedy:
        return what
    quoted = writing.voice.quoted(terms.condition)
    return writing.phrases.confirmation.to_come_if.format(what=what, condition=quoted)
