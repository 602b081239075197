"""What was decided about each remedy that concerns the customer, and why, in the clauses' own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amends.cases.events.deciding import DecidedRemedy
from amends.cases.last_word import refused_in_the_last_word
from amends.cases.parts import Gift, GiftState
from amends.cases.state import CaseState
from amends.explain.situation import FIRM
from amends.explain.wording import capitalised
from amends.lang.tree import Clause, Effect
from amends.letters.grounds import why_withheld
from amends.letters.writing import Writing

_AT_DISCRETION = frozenset({Effect.ALLOWS, Effect.REFERS})


class Outcome(StrEnum):
    """What became of a remedy, as it concerns the customer."""

    OWED = "owed"
    GIVEN = "given"
    COMING = "coming"
    DECLINED = "declined"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was made of one remedy.

    Attributes:
        what: the remedy, and what it is worth, where that is known.
        because: the sentences that settle it.
        not_met: what would have made it possible, and is not the case.
    """

    what: str
    outcome: Outcome
    because: tuple[str, ...]
    not_met: tuple[str, ...] = ()


def answers_in(writing: Writing) -> tuple[Answered, ...]:
    """What is owed, and what the customer was told that they don't get; the wish first."""
    state = writing.state
    if state.decision is None:
        return ()
    decided = state.decision.decided.remedies
    wanted = state.restatement.remedy if state.restatement is not None else None
    names = sorted((name for name in writing.policy.remedies if name in decided), key=lambda name: name != wanted)
    return tuple(answer for name in names for answer in _answer(writing, name, decided[name]))


def given_in(writing: Writing) -> tuple[str, ...]:
    """What the customer has had."""
    return tuple(capitalised(writing.gift(gift)) for gift in writing.given())


def _answer(writing: Writing, name: str, one: DecidedRemedy) -> Iterator[Answered]:
    state = writing.state
    if name in _refused(state):
        yield _refusal(writing, name, one)
    elif one.status == "owed":
        gift = state.standing_gift(name)
        amount = gift.amount if gift is not None else one.value
        what = capitalised(writing.remedy(name, amount))
        yield Answered(what, _outcome(state, name, gift), tuple(_because(writing, one)))


def _refused(state: CaseState) -> frozenset[str]:
    last_word = refused_in_the_last_word(state) if state.has_final_response else ()
    return frozenset(name for name in (*state.told, *last_word) if state.standing_gift(name) is None)


def _outcome(state: CaseState, name: str, gift: Gift | None) -> Outcome:
    if gift is not None:
        return Outcome.GIVEN if gift.state is GiftState.GIVEN else Outcome.COMING
    return Outcome.DECLINED if name in state.declined else Outcome.OWED


def _because(writing: Writing, one: DecidedRemedy) -> Iterator[str]:
    for clause in writing.policy.clauses:
        if clause.id in one.because and clause.effect not in _AT_DISCRETION:
            yield writing.voice.clause(clause)


def _refusal(writing: Writing, name: str, one: DecidedRemedy) -> Answered:
    what = capitalised(writing.remedy(name, None))
    if name in writing.state.withheld:
        return Answered(what, Outcome.REFUSED, (why_withheld(writing, name),))
    clauses = [*_grounds(writing, one)]
    against = dict.fromkeys(writing.voice.clause(clause) for clause in clauses if clause.effect in FIRM)
    missed = dict.fromkeys(writing.voice.clause(clause) for clause in clauses if clause.effect not in FIRM)
    return Answered(what, Outcome.REFUSED, tuple(against), tuple(missed))


def _grounds(writing: Writing, one: DecidedRemedy) -> Iterator[Clause]:
    ids = {str(ground["clause"]) for ground in one.grounds if isinstance(ground, dict)}
    for clause in writing.policy.clauses:
        if clause.id in ids and clause.effect not in _AT_DISCRETION:
            yield clause
