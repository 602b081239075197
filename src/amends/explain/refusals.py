"""Why something is not given: all grounds at once, in the clauses' own sentences, with the figures that help.

First come the clauses that exclude or forbid, then those that would have granted and failed. What an excluding clause
has said is not said again in other words: a clause that failed by the same facts is left to the agent's eyes, and so
are, as long as there are other grounds, clauses by which it might have been given or somebody else would have decided.
They are all told somewhere, so that no ground is ever new.
"""

from dataclasses import dataclass

from amends.decide.case import Status
from amends.decide.decision import RemedyDecision
from amends.decide.grounds import FailedComparison, Ground
from amends.explain.comparisons import figures
from amends.explain.nearest import Failures, nearest
from amends.explain.phrases.shape import Speech
from amends.explain.situation import FIRM, Situation, facts_of, facts_within
from amends.explain.voice import Voice
from amends.explain.wording import sentence, spoken
from amends.lang.expression.nodes import FactReference
from amends.lang.tree import Clause, Effect

_GIVING = (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)


@dataclass(frozen=True, slots=True)
class Missed:
    """A clause that would have given, and failed: the figures of it, and the things that were missing for it."""

    clause: Clause
    failures: Failures
    figures: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """The grounds of a refusal: what is said of them, and what is left for the agent to see."""

    remedy: RemedyDecision
    firm: tuple[Clause, ...]
    missed: tuple[Missed, ...]
    unsaid: tuple[Clause, ...]

    @property
    def said(self) -> tuple[Clause, ...]:
        """The clauses that are spoken."""
        return (*self.firm, *(one.clause for one in self.missed))


def refusal(one: RemedyDecision, voice: Voice) -> Refusal:
    """The grounds of a refused remedy, sorted into those that are said and those that are not."""
    firm = tuple(ground.clause for ground in one.grounds if ground.clause.effect in FIRM)
    missed = [_missed(ground, voice) for ground in one.grounds if ground.clause.effect not in FIRM]
    if not firm:
        said = _without_firm_ones(missed)
    elif _would_be_owed(one, missed, voice):
        said = ()
    else:
        said = tuple(found for found in missed if _is_a_ground_of_its_own(found, firm, voice))
    return Refusal(one, firm, said, tuple(found.clause for found in missed if found not in said))


def _without_firm_ones(missed: list[Missed]) -> tuple[Missed, ...]:
    """The clauses that would have granted; where there are none those that would have allowed, else referred.

    Beside clauses that would have granted, one that would have allowed is a near miss when figures alone tell it.
    """
    effects = {found.clause.effect for found in missed}
    strongest = next((effect for effect in _GIVING if effect in effects), None)
    return tuple(found for found in missed if found.clause.effect is strongest or _is_a_near_miss(found))


def _is_a_near_miss(found: Missed) -> bool:
    return found.clause.effect is Effect.ALLOWS and len(found.figures) == len(found.failures)


def _would_be_owed(one: RemedyDecision, missed: list[Missed], voice: Voice) -> bool:
    """Whether a clause grants it and only the refusing ones stand in the way; then no failed clause is a ground."""
    failed = {found.clause.id for found in missed}
    return any(clause.id not in failed for clause in voice.tree.clauses_for(one.remedy.name, Effect.GRANTS))


def _is_a_ground_of_its_own(found: Missed, firm: tuple[Clause, ...], voice: Voice) -> bool:
    """Whether a clause that would have granted failed by other facts than the refusing clauses speak of."""
    failed_by = facts_within(voice.tree, [failure.expression for failure in found.failures])
    return found.clause.effect is Effect.GRANTS and not failed_by <= facts_of(voice.tree, firm)


def _missed(ground: Ground, voice: Voice) -> Missed:
    failures = nearest(ground, voice.tree, lambda failed: figures(failed, voice) is not None)
    in_figures = tuple(told for failed in failures if (told := figures(failed, voice)) is not None)
    missing = tuple(title for failed in failures if (title := _missing(failed, voice)) is not None)
    tells_all = len(in_figures) + len(missing) == len(failures)
    return Missed(ground.clause, failures, in_figures, missing if tells_all or in_figures else ())


def _missing(failed: FailedComparison, voice: Voice) -> str | None:
    """The title of what would have had to be there and is not; None where it has none, or is hidden as sensitive."""
    node = failed.expression
    if not isinstance(node, FactReference) or failed.held or failed.left is None:
        return None
    return voice.fact(node.name) if voice.tree.facts[node.name].title is not None else None


def refused(situation: Situation, one: RemedyDecision) -> str:
    """A refusal as it is said: of what was wished for, or of something beside it."""
    voice = situation.voice
    grounds = refusal(one, voice)
    words = voice.phrases.speech
    head, lead = _opening(one, words, several=len(grounds.said) > 1, is_wish=situation.is_wanted(one))
    opening = sentence(head.format(what=voice.remedy(one.remedy)))
    return spoken([opening, lead, reasons_of(grounds, voice)] if grounds.said else [opening, words.nothing_provides])


def _opening(one: RemedyDecision, words: Speech, *, several: bool, is_wish: bool) -> tuple[str, str]:
    if one.remedy.charge:
        return words.no_charge, ""
    if not is_wish:
        return words.neither, words.these_reasons if several else words.one_reason
    head = words.never_possible if one.status is Status.FORBIDDEN else words.not_possible
    return head, words.all_reasons if several else words.one_reason


def reasons_of(grounds: Refusal, voice: Voice) -> str:
    """The reasons alone."""
    return spoken([voice.clauses(grounds.firm), _told(grounds.missed, voice)])


def _told(missed: tuple[Missed, ...], voice: Voice) -> str:
    """Clauses that failed: each with its figures or with what was missing, then those that have neither, together."""
    words = voice.phrases.speech
    parts: list[str] = []
    for one in missed:
        if one.figures or one.missing:
            parts.append(voice.clause(one.clause))
            parts += one.figures
        if one.missing:
            parts.append(words.missing.format(what=voice.all_of(one.missing)))
    plain = [one.clause for one in missed if not one.figures and not one.missing]
    if plain:
        parts += [voice.clause(clause) for clause in plain]
        parts.append(words.not_the_case if len(plain) == 1 else words.none_is_the_case)
    return " ".join(dict.fromkeys(parts))
