"""The confirmation: what was agreed, promised and given since the one before, and what comes next."""

from collections.abc import Iterator

from amends.cases.events.giving import RemedyGiven
from amends.cases.events.letters import LetterKind
from amends.cases.events.route import OfferAccepted
from amends.cases.parts import Gift, GiftState, ProposalState
from amends.cases.recorded import Recorded
from amends.cases.terms import Terms
from amends.explain.wording import capitalised
from amends.letters.letter import Items, Letter, Paragraph, Part
from amends.letters.returning import return_parts
from amends.letters.terms import condition_parts, terms_in_words
from amends.letters.writing import Writing

_SOLD_FOR_LESS = "discount"


def confirmation_letter(writing: Writing) -> Letter | None:
    """The letter with what no confirmation has told yet; None where there is nothing."""
    words = writing.phrases.confirmation
    parts = [*_agreed(writing), *_given(writing), *to_come(writing)]
    if not parts:
        return None
    return writing.letter(
        LetterKind.CONFIRMATION, words.subject, Paragraph(words.opening), *parts, Paragraph(words.if_not)
    )


def to_come(writing: Writing) -> list[Part]:
    """What the customer will get, and what it takes; what they send us first has its own parts."""
    gifts = [*writing.promised()]
    if not gifts:
        return []
    coming = Items(tuple(capitalised(_coming(writing, gift)) for gift in gifts))
    returns = [part for gift in gifts for part in return_parts(writing, gift)]
    return [Paragraph(writing.phrases.confirmation.to_come), coming, *returns]


def _agreed(writing: Writing) -> list[Part]:
    terms = _terms_agreed(writing)
    words = writing.phrases.confirmation
    if terms is None:
        return []
    return [Paragraph(words.agreed), Items(terms_in_words(writing, terms)), *condition_parts(terms, words.condition)]


def _terms_agreed(writing: Writing) -> Terms | None:
    """What was agreed since, as far as it still stands."""
    standing = {one.id for one in writing.state.proposals if one.state is ProposalState.ACCEPTED}
    agreed = [one.event for one in _news(writing) if isinstance(one.event, OfferAccepted)]
    return next((event.terms for event in reversed(agreed) if event.proposal in standing), None)


def _given(writing: Writing) -> list[Part]:
    gifts = [writing.state.gifts[one.event.entry] for one in _news(writing) if isinstance(one.event, RemedyGiven)]
    told = tuple(capitalised(writing.gift(gift)) for gift in gifts if gift.state is GiftState.GIVEN)
    return [Paragraph(writing.phrases.confirmation.given), Items(told)] if told else []


def _coming(writing: Writing, gift: Gift) -> str:
    words, what = writing.phrases.confirmation, writing.gift(gift)
    if gift.hangs_on_condition and gift.condition is not None:
        return words.to_come_if.format(what=what, condition=writing.voice.quoted(gift.condition))
    if gift.awaits:
        return words.to_come_after.format(what=what, awaited=writing.awaited(gift.remedy))
    # What is bought, if at a lower price, does not come by itself; a discount that is owed does.
    remedy = writing.policy.remedies[gift.remedy]
    is_sold = remedy.charge or (remedy.kind == _SOLD_FOR_LESS and gift.approval is not None)
    return (words.to_come_sold if is_sold else words.to_come_at_once).format(what=what)


def _news(writing: Writing) -> Iterator[Recorded]:
    return (one for one in writing.history if one.number > writing.state.confirmed_through)
