"""What keeps terms from being promised."""

from collections.abc import Iterator
from datetime import date

from amends.lang.currencies import MINOR_DIGITS
from amends.lang.free_text import LONGEST
from amends.lang.quantities import MAXIMUM_DIGITS, digits, plain
from amends.promises.errors import FaultyTermsError
from amends.promises.promise import Offer
from amends.promises.terms import FirstMonth, Gives, Terms

MOST_MONTHS = 120
MOST_TERMS = 20
LONGEST_TEXT = 200
LONGEST_NAME = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


def check_terms(terms: Terms, currency: str) -> None:
    """Holds terms to what can be kept and checked, to the minor unit of a currency.

    Raises:
        FaultyTermsError: with everything that is wrong.
    """
    faults = tuple(_faults(terms, currency))
    if faults:
        raise FaultyTermsError(faults)


def check_offer(offer: Offer, currency: str) -> None:
    """Holds a whole promise to what can be kept and checked.

    Raises:
        FaultyTermsError: with everything that is wrong.
    """
    faults = tuple(_faults_of_offer(offer, currency))
    if faults:
        raise FaultyTermsError(faults)


def _faults_of_offer(offer: Offer, currency: str) -> Iterator[str]:
    if not offer.terms:
        yield "nothing is promised: say what is taken off, or what something costs"
    if len(offer.terms) > MOST_TERMS:
        yield f"`{len(offer.terms)}` things were promised at once; {MOST_TERMS} are the most"
    for terms in offer.terms:
        yield from _faults(terms, currency)
    if any(terms in offer.terms[:place] for place, terms in enumerate(offer.terms)):
        yield "the same thing stands twice in it"
    if offer.words is not None and not offer.words.strip():
        yield "the words of a promise are empty"
    if offer.words is not None and len(offer.words) > LONGEST:
        yield f"the words of a promise have {len(offer.words):,} characters; {LONGEST:,} are the most"
    yield from _text("where it was said", offer.channel, LONGEST_NAME)
    for what, name in (("the seller", offer.seller), ("the team", offer.team)):
        if name is not None:
            yield from _text(what, name, LONGEST_NAME)
    for evidence in offer.evidence:
        yield from _text("where evidence is found", evidence.where)


def _faults(terms: Terms, currency: str) -> Iterator[str]:
    yield from _text("what bills call it", terms.item)
    yield from _amount(terms, currency)
    yield from _time(terms.start)
    yield from _months(terms)
    for condition in terms.conditions:
        yield from _text("a condition", condition.says)
        if condition.item is not None:
            yield from _text("what a bill carries for a condition", condition.item)


def _amount(terms: Terms, currency: str) -> Iterator[str]:
    amount = terms.amount
    if not amount.is_finite() or digits(amount) > MAXIMUM_DIGITS:
        yield "an amount is a number that can be written out"
        return
    if terms.gives is Gives.CREDIT and amount <= 0:
        yield f"what is taken off is more than 0, not `{plain(amount)}`"
    elif amount < 0:
        yield f"a price is 0 or more, not `{plain(amount)}`"
    _, _, fraction = plain(amount).partition(".")
    most = MINOR_DIGITS.get(currency)
    if most is None:
        yield f"`{currency}` is not a currency of ISO 4217: write its three letters, like `USD`"
    elif len(fraction) > most:
        places = f"at most {most} decimal places" if most else "no decimal places"
        yield f"`{plain(amount)}` cannot stand on a bill: {currency} has {places}"


def _months(terms: Terms) -> Iterator[str]:
    if terms.months is None:
        if terms.gives is Gives.CREDIT:
            yield "what is taken off has an end: say for how many months"
    elif not 1 <= terms.months <= MOST_MONTHS:
        yield f"a promise lasts 1 to {MOST_MONTHS} months, not `{terms.months}`"
    elif terms.months > 1 and not terms.recurring:
        yield f"what is promised once is not promised for `{terms.months}` months"
    if terms.first_month is FirstMonth.PRO_RATED and not (terms.recurring and terms.gives is Gives.CREDIT):
        yield "only what is taken off every month can be pro-rated"


def _time(start: date) -> Iterator[str]:
    if not _FIRST_YEAR <= start.year <= _LAST_YEAR:
        yield f"`{start}` is no day from which a promise could run"


def _text(what: str, text: str, longest: int = LONGEST_TEXT) -> Iterator[str]:
    if not text.strip():
        yield f"{what} is empty"
    elif len(text) > longest:
        yield f"{what} has {len(text):,} characters; {longest} are the most"
