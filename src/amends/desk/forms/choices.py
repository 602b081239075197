"""What can be chosen from in the forms of a case."""

from collections.abc import Iterable

from amends.app.cases.reading import CaseView
from amends.cases.parts import Gift, HandOffState
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


def gifts(found: Iterable[Gift]) -> tuple[Option, ...]:
    """What was promised or given, by its id."""
    return tuple(
        Option(str(gift.id), spoken(gift.remedy) + (f" {gift.amount:f}" if gift.amount else "")) for gift in found
    )


def hand_offs(view: CaseView, state: HandOffState) -> tuple[Option, ...]:
    """What another party was asked to do, by its id."""
    return tuple(Option(str(one.id), f"{one.party}: {one.what}") for one in view.state.hand_offs if one.state is state)


def rows(view: CaseView) -> tuple[TermRow, ...]:
    """The rows of terms to begin with: those that stand, else the wish, and empty ones below."""
    proposal, restated = view.state.proposal, view.state.restatement
    if proposal is not None:
        terms = proposal.compromise or proposal.terms
        found = [TermRow(term.remedy, f"{term.amount:f}" if term.amount is not None else "") for term in terms.remedies]
    elif restated is not None and restated.remedy is not None:
        found = [TermRow(restated.remedy, f"{restated.amount:f}" if restated.amount is not None else "")]
    else:
        found = []
    return (*found, *(TermRow() for _ in range(max(1, _ROWS - len(found)))))
