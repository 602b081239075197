"""The final response: all grounds at once, and who outside the house can be asked."""

from amends.cases.events.letters import LetterKind
from amends.lang.tree import EscalationStep
from amends.letters.grounds import grounds_parts
from amends.letters.letter import Letter, Paragraph, Part
from amends.letters.path import first_day
from amends.letters.writing import Writing


def final_response_letter(writing: Writing) -> Letter:
    """The letter with the last word of the house."""
    words = writing.phrases.final_response
    grounds = grounds_parts(writing)
    return writing.letter(
        LetterKind.FINAL_RESPONSE,
        words.subject,
        *_wish(writing),
        Paragraph(words.opening),
        *grounds,
        *([Paragraph(words.all_of_them)] if grounds else []),
        *_what_stays(writing),
        *_outside(writing),
    )


def _wish(writing: Writing) -> list[Part]:
    restated = writing.state.restatement
    if restated is None or restated.remedy is None:
        return []
    what = writing.remedy(restated.remedy, restated.amount)
    return [Paragraph(writing.phrases.final_response.wished.format(what=what))]


def _what_stays(writing: Writing) -> list[Part]:
    has = [writing.gift(gift) for gift in writing.given()]
    return [Paragraph(writing.phrases.final_response.has.format(what=writing.voice.all_of(has)))] if has else []


def _outside(writing: Writing) -> list[Part]:
    words = writing.phrases.final_response
    bodies = [step for step in writing.policy.escalation if step.outside]
    if not bodies:
        return [Paragraph(words.nobody_outside), Paragraph(words.show_them)]
    return [*(Paragraph(_body(writing, step)) for step in bodies), Paragraph(words.show_them)]


def _body(writing: Writing, step: EscalationStep) -> str:
    words = writing.phrases.final_response
    if step.after is None:
        return words.outside.format(name=step.to)
    span = writing.voice.values.counted(step.after.count, step.after.unit.value)
    return words.outside_from.format(name=step.to, day=first_day(writing, step.after), span=span)
