"""Why a version decides nothing of a case, in words: which day counts, and from when on the version holds."""

from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.next_steps.look import Look
from amends.explain.voice import Voice
from amends.lang.times import parse_date


def decides_nothing(look: Look) -> str:
    """From when on the version holds, and which day of the case lies before that."""
    in_force = look.policy.in_force
    if in_force is None:
        return "this version decides nothing here"
    start, fact = look.voice.values.day(in_force.start), look.voice.fact(in_force.by)
    day = day_in_words(look.voice, known_facts(look.state, look.policy).get(in_force.by))
    is_day = f", and {fact} is {day}" if day is not None else ""
    return f"this version decides nothing here: it holds from {start} on{is_day}"


def day_in_words(voice: Voice, value: Plain) -> str | None:
    """The day by which a version holds or not, as it is spoken; None where it is not known."""
    day = parse_date(str(value)[:10]) if value is not None else None
    return voice.values.day(day) if day is not None else None
