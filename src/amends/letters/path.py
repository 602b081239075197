"""The path: who can be asked next, in order, with times, up to the body outside."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from amends.cases.events.letters import LetterKind
from amends.cases.gate.rules.authority import is_at_least
from amends.explain.wording import capitalised
from amends.lang.times import CalendarSpan, SpanUnit, add_months
from amends.lang.tree import EscalationStep
from amends.letters.letter import Items, Letter, Paragraph, Part
from amends.letters.writing import Writing


def path_letter(writing: Writing) -> Letter:
    """The letter to a customer whose case is not settled when the contact ends."""
    words = writing.phrases.path
    return writing.letter(
        LetterKind.PATH,
        words.subject,
        Paragraph(words.opening),
        *_promised(writing),
        *path_parts(writing, words.in_order),
    )


def path_parts(writing: Writing, opening: str) -> list[Part]:
    """The path as a part of another letter; nobody is told to ask who has decided in this case."""
    steps = tuple(_step(writing, step) for step in _ahead(writing))
    if not steps:
        return [Paragraph(writing.phrases.final_response.nobody_outside)]
    asking = [] if _is_outside_only(writing) else [Paragraph(writing.phrases.path.nobody_refuses)]
    return [Paragraph(opening), Items(tuple(map(capitalised, steps)), in_order=len(steps) > 1), *asking]


def first_day(writing: Writing, after: CalendarSpan) -> str:
    """The day from which a body outside can be asked: so long after the customer first told us."""
    return writing.day(_later(writing.state.opened_at.astimezone(writing.timezone), after))


def _promised(writing: Writing) -> Iterator[Part]:
    """What comes by itself: an answer that was asked for, and a call."""
    words, state = writing.phrases.path, writing.state
    answers = [request.due for request in state.waiting_requests if request.due is not None]
    if answers:
        yield Paragraph(words.asked_already.format(moment=writing.moment(min(answers))))
    if state.call_back_due is not None:
        yield Paragraph(words.call_due.format(moment=writing.moment(state.call_back_due)))


def _ahead(writing: Writing) -> Iterator[EscalationStep]:
    deciders = writing.state.deciders.values()
    for step in writing.policy.escalation:
        if step.outside or not any(is_at_least(writing.policy, role, step.to) for role in deciders):
            yield step


def _is_outside_only(writing: Writing) -> bool:
    return all(step.outside for step in _ahead(writing))


def _step(writing: Writing, step: EscalationStep) -> str:
    words, values = writing.phrases.path, writing.voice.values
    if step.outside:
        if step.after is None:
            return words.outside.format(name=step.to)
        day, span = first_day(writing, step.after), values.counted(step.after.count, step.after.unit.value)
        return words.outside_from.format(name=step.to, day=day, span=span)
    who = writing.voice.role(step.to)
    if step.within is None:
        return words.step.format(who=who)
    return words.step_within.format(who=who, span=values.span(step.within))


def _later(at: datetime, span: CalendarSpan) -> datetime:
    if span.unit is SpanUnit.MONTHS:
        return datetime.combine(add_months(at.date(), span.count), at.timetz())
    return at + timedelta(**{span.unit.value: span.count})
