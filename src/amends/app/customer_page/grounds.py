"""What was decided about each remedy that concerns the customer, and why, in the clauses' own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from amends.app.customer_page.figures import Figures
from amends.cases.elsewhere import with_other_parties
from amends.cases.events.deciding import DecidedRemedy
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.last_word import refused_in_the_last_word
from amends.cases.parts import Gift, GiftState, HandOffState
from amends.cases.state import ON_THE_ROUTE, CaseState, Stage
from amends.explain.situation import FIRM
from amends.explain.wording import capitalised, spoken
from amends.lang.tree import Clause, Effect
from amends.letters.grounds import why_withheld
from amends.letters.writing import Writing

_AT_DISCRETION = frozenset({Effect.ALLOWS, Effect.REFERS})


class Outcome(StrEnum):
    """What became of a remedy, as it concerns the customer.

    Owed is what they get for nothing; what waits for something, is charged, hangs on a condition, or may have gone
    astray says so, and what nobody has decided yet promises nothing.
    """

    OWED = "owed"
    OWED_ONCE = "owed_once"
    CHARGED = "charged"
    GIVEN = "given"
    COMING = "coming"
    COMING_IF = "coming_if"
    UNCERTAIN = "uncertain"
    DECLINED = "declined"
    DONE_BY = "done_by"
    TAKEN_BY = "taken_by"
    OPEN = "open"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was made of one remedy.

    Attributes:
        what: the remedy, and what it is worth, where that is known.
        because: the sentences that settle it.
        not_met: what would have made it possible, and is not the case.
        awaited: what has to be there before they get it; None where nothing is awaited.
        party: which other party has done it, or has agreed to, as it was named.
        holds_from: of what is open, the day from which the policy holds, where the case is of an earlier one.
    """

    what: str
    outcome: Outcome
    because: tuple[str, ...]
    not_met: tuple[str, ...] = ()
    awaited: str | None = None
    party: str | None = None
    holds_from: str | None = None


def answers_in(writing: Writing, figures: Figures | None = None) -> tuple[Answered, ...]:
    """What is owed, what the customer was told that they don't get, and whether their wish is still open; it first."""
    state = writing.state
    if state.decision is None:
        return ()
    decided = state.decision.decided.remedies
    wanted = state.restatement.remedy if state.restatement is not None else None
    if state.decision.decided.decides_nothing:
        return tuple(_of_earlier_day(writing, wanted))
    names = sorted((name for name in writing.policy.remedies if name in decided), key=lambda name: name != wanted)
    told = figures or {}
    return tuple(answer for name in names for answer in _answer(writing, name, decided[name], told.get(name, {})))


def given_in(writing: Writing) -> tuple[str, ...]:
    """What the customer has had."""
    return tuple(capitalised(writing.gift(gift)) for gift in writing.given())


def _answer(
    writing: Writing, name: str, one: DecidedRemedy, figures: Mapping[str, tuple[str, ...]]
) -> Iterator[Answered]:
    state, others = writing.state, with_other_parties(writing.state)
    if name in others:
        outcome = Outcome.DONE_BY if others[name].state is HandOffState.FINISHED else Outcome.TAKEN_BY
        yield Answered(capitalised(writing.remedy(name, None)), outcome, (), party=others[name].party)
    elif name in _refused(state):
        yield _refusal(writing, name, one, figures)
    elif one.status == "owed":
        gift = _promised(writing, name)
        outcome = _of_gift(gift) if gift is not None else _of_owed(writing, name, one)
        awaited = writing.awaited(name) if outcome is Outcome.OWED_ONCE else None
        yield Answered(_what(writing, name, one, gift), outcome, tuple(_because(writing, one)), awaited=awaited)
    elif one.status not in REFUSED and _is_open(state, name):
        yield Answered(capitalised(writing.remedy(name, None)), Outcome.OPEN, ())


def _of_earlier_day(writing: Writing, wanted: str | None) -> Iterator[Answered]:
    """The wish in a case from before the policy holds: no clause gives it or refuses it, and somebody looks at it."""
    in_force = writing.policy.in_force
    if wanted is not None and wanted in writing.policy.remedies and _is_open(writing.state, wanted):
        start = writing.voice.values.day(in_force.start) if in_force is not None else None
        yield Answered(capitalised(writing.remedy(wanted, None)), Outcome.OPEN, (), holds_from=start)


def _promised(writing: Writing, name: str) -> Gift | None:
    """What was promised or given of a remedy; what an offer has only set aside is neither."""
    return next((gift for gift in (*writing.promised(), *writing.given()) if gift.remedy == name), None)


def _what(writing: Writing, name: str, one: DecidedRemedy, gift: Gift | None) -> str:
    """The remedy with what it is worth or costs; where that is not known of a charge, that it is not."""
    amount, remedy = gift.amount if gift is not None else one.value, writing.policy.remedies[name]
    if amount is None and remedy.charge:
        words = writing.voice.phrases.speech.you_pay_open
        return capitalised(words.format(what=writing.voice.remedy(remedy)).removesuffix("."))
    return capitalised(writing.remedy(name, amount))


def _is_open(state: CaseState, name: str) -> bool:
    """Whether it is what the customer wants, and nothing on the page answers it otherwise."""
    wanted = state.restatement.remedy if state.restatement is not None else None
    settled = state.stage in (*ON_THE_ROUTE, Stage.RESOLVED, Stage.CLOSED) or state.has_final_response
    return name == wanted and not settled and name not in state.withheld and state.standing_gift(name) is None


def _refused(state: CaseState) -> frozenset[str]:
    last_word = refused_in_the_last_word(state) if state.has_final_response else ()
    return frozenset(name for name in (*state.told, *last_word) if state.standing_gift(name) is None)


def _of_gift(gift: Gift) -> Outcome:
    match gift.state:
        case GiftState.GIVEN:
            return Outcome.GIVEN
        case GiftState.UNCERTAIN:
            return Outcome.UNCERTAIN
        case _:
            if gift.hangs_on_condition:
                return Outcome.COMING_IF
            return Outcome.OWED_ONCE if gift.awaits else Outcome.COMING


def _of_owed(writing: Writing, name: str, one: DecidedRemedy) -> Outcome:
    if name in writing.state.declined:
        return Outcome.DECLINED
    if writing.policy.remedies[name].charge and one.value != 0:
        return Outcome.CHARGED
    return Outcome.OWED_ONCE if one.awaits else Outcome.OWED


def _because(writing: Writing, one: DecidedRemedy) -> Iterator[str]:
    for clause in writing.policy.clauses:
        if clause.id in one.because and clause.effect not in _AT_DISCRETION:
            yield writing.voice.clause(clause)


def _refusal(writing: Writing, name: str, one: DecidedRemedy, figures: Mapping[str, tuple[str, ...]]) -> Answered:
    what = capitalised(writing.remedy(name, None))
    if name in writing.state.withheld:
        return Answered(what, Outcome.REFUSED, (why_withheld(writing, name),))
    clauses = [*_grounds(writing, one)]
    against = dict.fromkeys(writing.voice.clause(clause) for clause in clauses if clause.effect in FIRM)
    missed = dict.fromkeys(
        spoken([writing.voice.clause(clause), *figures.get(clause.id, ())])
        for clause in clauses
        if clause.effect not in FIRM
    )
    return Answered(what, Outcome.REFUSED, tuple(against), tuple(missed))


def _grounds(writing: Writing, one: DecidedRemedy) -> Iterator[Clause]:
    ids = {str(ground["clause"]) for ground in one.grounds if isinstance(ground, dict)}
    for clause in writing.policy.clauses:
        if clause.id in ids and clause.effect not in _AT_DISCRETION:
            yield clause
