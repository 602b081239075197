"""Why something is not given, in the clauses' own sentences, in the language of the letter."""

from amends.cases.events.deciding import DecidedRemedy
from amends.cases.last_word import refused_in_the_last_word
from amends.explain.situation import FIRM
from amends.lang.tree import Clause
from amends.letters.letter import Items, Paragraph, Part
from amends.letters.writing import Writing


def grounds_parts(writing: Writing) -> list[Part]:
    """Every ground: what stands against it, and what would have made it possible and is not the case."""
    words = writing.phrases.final_response
    refused = refused_in_the_last_word(writing.state)
    withheld = [why_withheld(writing, name) for name in refused if name in writing.state.withheld]
    clauses = [clause for name in refused for clause in _clauses(writing, name)]
    against = dict.fromkeys([*withheld, *(_told(writing, one) for one in clauses if one.effect in FIRM)])
    missed = dict.fromkeys(_told(writing, one) for one in clauses if one.effect not in FIRM)
    parts: list[Part] = []
    if against:
        parts += [Paragraph(words.reasons), Items(tuple(against))]
    if missed:
        parts += [Paragraph(words.not_met), Items(tuple(missed))]
    return parts


def _told(writing: Writing, clause: Clause) -> str:
    return writing.voice.clause(clause)


def _clauses(writing: Writing, remedy: str) -> list[Clause]:
    decision = writing.state.decision
    if decision is None or remedy in writing.state.withheld:
        return []
    ids = _ids(decision.decided.remedies[remedy])
    return [clause for clause in writing.policy.clauses if clause.id in ids]


def _ids(one: DecidedRemedy) -> set[str]:
    return {str(ground["clause"]) for ground in one.grounds if isinstance(ground, dict)}


def why_withheld(writing: Writing, remedy: str) -> str:
    """The reason by which it was withheld; in the words in which it was told where no clause has it."""
    why = writing.state.withheld[remedy]
    reasons = (
        clause.refuse_because[why.reason]
        for clause in writing.policy.clauses
        if remedy in clause.remedies and why.reason in clause.refuse_because
    )
    found = next(reasons, None)
    return why.sentence if found is None else writing.voice.text(found)
