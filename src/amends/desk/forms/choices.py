"""What can be chosen from in the forms of a case."""

from collections.abc import Iterable

from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.parts import Gift, HandOffState
from amends.cases.terms import Terms
from amends.cases.words import spoken
from amends.desk.forms.form import Option, TermRow
from amends.explain.voice import voice_of

_ROWS = 3


def words(values: Iterable[str]) -> tuple[Option, ...]:
    """Coded words, as they are spoken."""
    return tuple(Option(value, spoken(value)) for value in values)


def remedies(view: CaseView) -> tuple[Option, ...]:
    """The remedies of the policy."""
    voice = voice_of(view.policy, view.client.languages[0])
    return tuple(Option(name, voice.remedy(one)) for name, one in view.policy.remedies.items())


def facts(view: CaseView) -> tuple[Option, ...]:
    """The facts that can be stated."""
    voice = voice_of(view.policy, view.client.languages[0])
    return tuple(Option(name, voice.fact(name)) for name, fact in view.policy.facts.items() if fact.history is None)


def gifts(view: CaseView, found: Iterable[Gift]) -> tuple[Option, ...]:
    """What was promised or given, by its id."""
    wording = wording_of(view)
    return tuple(Option(str(gift.id), wording.gift(gift.remedy, gift.amount or None)) for gift in found)


def hand_offs(view: CaseView, *states: HandOffState) -> tuple[Option, ...]:
    """What another party was asked to do, by its id."""
    found = (one for one in view.state.hand_offs if one.state in states)
    return tuple(Option(str(one.id), f"{one.party}: {one.what}") for one in found)


def terms_at_first(view: CaseView) -> Terms | None:
    """The terms that a form begins with: what was asked for last, or proposed; None where there are none."""
    proposal = view.state.proposal
    return (proposal.compromise or proposal.terms) if proposal is not None else None


def rows(view: CaseView) -> tuple[TermRow, ...]:
    """The rows of terms to begin with: those that stand, else the wish if it was not refused, and empty ones below."""
    terms, restated = terms_at_first(view), view.state.restatement
    if terms is not None:
        found = [TermRow(term.remedy, f"{term.amount:f}" if term.amount is not None else "") for term in terms.remedies]
    elif restated is not None and restated.remedy is not None and not _is_refused(view, restated.remedy):
        found = [TermRow(restated.remedy, f"{restated.amount:f}" if restated.amount is not None else "")]
    else:
        found = []
    return (*found, *(TermRow() for _ in range(max(1, _ROWS - len(found)))))


def _is_refused(view: CaseView, remedy: str) -> bool:
    """Whether the customer does not get a remedy by what was decided, or by who has withheld it."""
    decision = view.state.decision
    one = decision.decided.remedies.get(remedy) if decision is not None else None
    return remedy in view.state.withheld or (one is not None and one.status in REFUSED)
